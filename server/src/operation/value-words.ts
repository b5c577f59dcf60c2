import { ADJUSTMENT_KIND_NAMES, ADJUSTMENT_STATE_NAMES, ATTACHED_DECISION_NAMES } from '@village/shared/contract/adjustment-words';
import { HANDOVER_REASON_NAMES, HANDOVER_STATE_NAMES } from '@village/shared/contract/handover-words';
import { ARRANGEMENT_KIND_NAMES } from '@village/shared/contract/arrangement';
import { DEPUTY_STATE_NAMES } from '@village/shared/contract/approval';
import { DUTY_KIND_NAMES, SWAP_STATE_NAMES } from '@village/shared/contract/duty';
import { FILING_CHANNEL_NAMES } from '@village/shared/contract/filing';
import { PAIR_RANK_NAMES } from '@village/shared/contract/household';
import { CONSEQUENCE_STATE_NAMES, FACT_SOURCE_NAMES, FINDING_STATE_NAMES, REVIEW_OUTCOME_NAMES } from '@village/shared/contract/consequence-words';
import { CHECK_FINDING_NAMES, CHECK_STATE_NAMES } from '@village/shared/contract/inspection-words';
import { ISSUE_ACTION_NAMES, ISSUE_KIND_NAMES, ISSUE_LEVEL_NAMES, ISSUE_OUTCOME_NAMES, ISSUE_SOURCE_NAMES, ISSUE_STATE_NAMES } from '@village/shared/contract/issue-words';
import { DECISION_NAMES, LEAVE_STATE_NAMES } from '@village/shared/contract/leave';
import { LOG_STATE_NAMES, LOG_VERDICT_NAMES } from '@village/shared/contract/log';
import { MEETING_STATE_NAMES, TOPIC_STATE_NAMES } from '@village/shared/contract/meeting';
import { DECISION_STATE_NAMES } from '@village/shared/contract/minutes';
import { MESSAGE_KIND_NAMES } from '@village/shared/contract/notice';
import { DISCLOSED_NAMES } from '@village/shared/contract/operation';
import { ITEM_STATE_NAMES, PLAN_ACTION_NAMES, PLAN_KIND_NAMES, PLAN_STATE_NAMES } from '@village/shared/contract/plan-words';
import { AREA_KIND_NAMES } from '@village/shared/contract/presence';
import { PUBLICATION_STATE_NAMES } from '@village/shared/contract/publication-words';
import { RECORD_STATE_NAMES } from '@village/shared/contract/record';
import { DELIVERY_STATE_NAMES, REPORT_FORM_NAMES, REPORT_STATE_NAMES } from '@village/shared/contract/report';
import { CORRECTION_STATE_NAMES, OBJECTION_STATE_NAMES, SETTLEMENT_ACT_NAMES } from '@village/shared/contract/settlement';
import { NOTE_STATE_NAMES } from '@village/shared/contract/week';
import { TASK_OUTCOME_NAMES } from '@village/shared/contract/worklog';
import { LEAVE_KIND_NAMES } from '@village/shared/kernel/leave-kind';
import { PRESENCE_SOURCE_NAMES, PRESENCE_STATE_NAMES } from '@village/shared/kernel/presence';
import { RECORD_KINDS } from '@village/shared/kernel/record-kind';
import { ROLES } from '@village/shared/kernel/role';
import { ALLOWANCE_ITEM_NAMES } from '@village/shared/rules/allowance-month';
import { PAPER_PART_NAMES } from '@village/shared/rules/leave-papers';

type Words = Readonly<Record<string, string>>;

const namesOf = (table: Readonly<Record<string, { name: string }>>): Words => Object.fromEntries(Object.entries(table).map(([key, { name }]) => [key, name]));
const HALVES: Words = { am: '上午', pm: '下午' };
const ROLE_NAMES = namesOf(ROLES);
const DEVICES: Words = { wechat: '微信', browser: '浏览器' };

/** What the codes of a column mean, by column or by table and column; what is not here is shown as it is. */
const VALUE_WORDS: Readonly<Record<string, Words>> = {
  half: HALVES, startHalf: HALVES, endHalf: HALVES, returnHalf: HALVES, recallHalf: HALVES, role: ROLE_NAMES, arrangedAs: ROLE_NAMES, decidedAs: ROLE_NAMES, draftedAs: ROLE_NAMES, confirmedAs: ROLE_NAMES, told: ROLE_NAMES, memberType: ROLE_NAMES,
  'session.kind': DEVICES, 'presence.state': PRESENCE_STATE_NAMES, 'presence.mode': PRESENCE_SOURCE_NAMES, 'night_stay.mode': PRESENCE_SOURCE_NAMES, 'presence_proof.mode': PRESENCE_SOURCE_NAMES, 'presence_area.kind': AREA_KIND_NAMES, 'arrangement.kind': ARRANGEMENT_KIND_NAMES, 'absence_note.state': NOTE_STATE_NAMES,
  'leave.kind': LEAVE_KIND_NAMES, 'leave_waiver.kind': LEAVE_KIND_NAMES, 'leave.state': LEAVE_STATE_NAMES, 'leave_filing.channel': FILING_CHANNEL_NAMES, 'leave_paper.part': PAPER_PART_NAMES, 'approval_decision.decision': DECISION_NAMES, 'approval_deputy.state': DEPUTY_STATE_NAMES,
  'settlement_act.act': SETTLEMENT_ACT_NAMES, 'sheet_objection.state': OBJECTION_STATE_NAMES, 'sheet_correction.state': CORRECTION_STATE_NAMES, 'inspection_check.found': CHECK_FINDING_NAMES, 'inspection_check.decision': CHECK_STATE_NAMES, 'consequence_step.decision': CONSEQUENCE_STATE_NAMES, 'consequence_finding.state': FINDING_STATE_NAMES, 'consequence_case.source': FACT_SOURCE_NAMES, 'consequence_case.reviewOutcome': REVIEW_OUTCOME_NAMES,
  'allowance_payment.item': ALLOWANCE_ITEM_NAMES, 'duty_roster.kind': DUTY_KIND_NAMES, 'duty_swap.kind': DUTY_KIND_NAMES, 'duty_swap.state': SWAP_STATE_NAMES, 'record.kind': namesOf(RECORD_KINDS), 'record.state': RECORD_STATE_NAMES, 'work_log.state': LOG_STATE_NAMES, 'work_log_review.verdict': LOG_VERDICT_NAMES, 'task_result.outcome': TASK_OUTCOME_NAMES,
  'issue.kind': ISSUE_KIND_NAMES, 'issue.level': ISSUE_LEVEL_NAMES, 'issue.state': ISSUE_STATE_NAMES, 'issue.source': ISSUE_SOURCE_NAMES, 'issue_step.action': ISSUE_ACTION_NAMES, 'issue_step.outcome': ISSUE_OUTCOME_NAMES, 'plan.kind': PLAN_KIND_NAMES, 'plan.state': PLAN_STATE_NAMES, 'plan_item.state': ITEM_STATE_NAMES, 'plan_step.action': PLAN_ACTION_NAMES,
  'meeting.state': MEETING_STATE_NAMES, 'meeting_topic.state': TOPIC_STATE_NAMES, 'meeting_decision.state': DECISION_STATE_NAMES, 'report.form': REPORT_FORM_NAMES, 'report.state': REPORT_STATE_NAMES, 'report_delivery.state': DELIVERY_STATE_NAMES, 'publication.state': PUBLICATION_STATE_NAMES,
  'household_pair.rank': PAIR_RANK_NAMES, 'message_consent.kind': MESSAGE_KIND_NAMES, 'access.kind': DISCLOSED_NAMES, 'posting_handover.reason': HANDOVER_REASON_NAMES, 'posting_handover.state': HANDOVER_STATE_NAMES, 'posting_adjustment.kind': ADJUSTMENT_KIND_NAMES, 'posting_adjustment.state': ADJUSTMENT_STATE_NAMES, 'posting_attached.decision': ATTACHED_DECISION_NAMES,
};

export function wordOf(table: string, column: string, code: string): string {
  return VALUE_WORDS[`${table}.${column}`]?.[code] ?? VALUE_WORDS[column]?.[code] ?? code;
}
