import { fieldsToFill } from '@village/shared/contract/field.input';
import { AnswerIssueInput } from '@village/shared/contract/issue.input';
import { SignInMeetingInput, PlanMeetingInput } from '@village/shared/contract/meeting.input';
import { DecisionActInput } from '@village/shared/contract/minutes.input';
import { PlanProgressInput } from '@village/shared/contract/plan.input';
import { AddRecordInput } from '@village/shared/contract/record.input';
import { SaveReportInput } from '@village/shared/contract/report.input';
import { AnswerRequestInput } from '@village/shared/contract/request.input';
import { TickInput } from '@village/shared/contract/worklog.input';
import { recordKind, type RecordKind } from '@village/shared/kernel/record-kind';
import type { BurdenAsked } from '@village/shared/rules/burden';
import type { DueSource } from '@village/shared/rules/due-item';

/** The form that answers what is asked: an input of the contract, or an entry of a kind with its own fields. Null: one tap, or nobody in a village. */
const FORMS: Record<DueSource, (new () => object) | RecordKind | null> = {
  presence: null, log: null, sheet: null, inspection: null, training: null, task: TickInput, report: SaveReportInput, request: AnswerRequestInput, meeting: PlanMeetingInput, decision: DecisionActInput,
  invitation: SignInMeetingInput, visit: 'visit', contact: 'talk', target: 'practical_deed', plan: PlanProgressInput, issue: AnswerIssueInput, promise: 'errand', disclosure: 'disclosure', rating: null, followup: 'unit_followup', welfare: 'medical_check', handover: 'handover',
};

/** So many fields somebody has to fill in for it: all times it is asked. */
export function fieldsOf({ source, entries, fields }: BurdenAsked): number {
  return entries * (fields ?? formFields(source));
}

function formFields(source: DueSource): number {
  const form = FORMS[source];
  if (form === null) return 0;
  return typeof form === 'string' ? fieldsToFill(AddRecordInput) + Object.values(recordKind(form).fields).filter(({ required }) => required).length : fieldsToFill(form);
}
