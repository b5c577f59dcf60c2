import { Injectable } from '@nestjs/common';
import type { SheetTotals } from '@village/shared/contract/attendance';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { WhyTree } from '@village/shared/contract/why';
import type { WhyInput } from '@village/shared/contract/why.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { whyNodes } from '@village/shared/policy/why';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { AssessmentWhyService } from './assessment-why.service';
import type { Answer } from './answer';
import { BackgroundService } from './background.service';
import { DayWhyService } from './day-why.service';
import { LeaveWhyService } from './leave-why.service';
import { SheetWhyService } from './sheet-why.service';
import { whyPdf } from './why.pdf';

/** Any result the app shows, opened down to the records. Who may see the result sees its tree; for everybody else there is none. */
@Injectable()
export class WhyService {
  constructor(
    private readonly clock: Clock, private readonly sheets: SheetWhyService, private readonly days: DayWhyService,
    private readonly leaves: LeaveWhyService, private readonly assessments: AssessmentWhyService, private readonly people: PersonService, private readonly background: BackgroundService,
  ) {}

  async tree(input: WhyInput, who: Who): Promise<WhyTree | Refusal> {
    const answer = await this.answerTo(input, who);
    if (isRefusal(answer)) return answer;
    const { title, subject, result, because, profiles, evidence, background, profileTitle, version, signed } = answer;
    const profileId = because.flatMap(reason => reason.clauses).at(0)?.profile ?? profiles.at(0)?.id ?? '';
    const document = profiles.find(({ id }) => id === profileId)?.document.title ?? await this.background.documentOf(profileId, version);
    const nodes = whyNodes(because, profiles, evidence);
    return { title, subject, result, profileTitle, documentTitle: document, version, signed, at: this.clock.now(), nodes: [{ kind: 'result', text: result, children: [...nodes, ...background] }] };
  }

  async pdf(input: WhyInput, who: Who): Promise<FileReply | Refusal> {
    const tree = await this.tree(input, who);
    if (isRefusal(tree)) return tree;
    const reader = await this.people.personById(who.personId);
    return { file: await whyPdf(tree, reader?.name ?? ''), name: `完整依据 ${tree.subject}.pdf` };
  }

  private answerTo(input: WhyInput, who: Who): Promise<Answer | Refusal> {
    const { of, id, organisationId, personId, month, day, half, total, kind, startDay, startHalf, endDay, endHalf } = input;
    const row = organisationId && month && personId ? { organisationId, month, personId, teamId: input.teamId } : null;
    const leave = id && (of === 'leave_days' || of === 'leave_route' || of === 'leave_filing' || of === 'leave_return') ? this.leaves.of(id, of, who) : null;
    if (leave) return leave;
    if (of === 'assessment' && id) return this.assessments.of(id, who);
    if (of === 'sheet_required' && row) return this.sheets.required(row, who);
    if (of === 'sheet_total' && row && total) return this.sheets.total({ ...row, total: total as keyof SheetTotals }, who);
    if (of === 'sheet_signing' && organisationId && month) return this.sheets.signing({ organisationId, month }, who);
    if (of === 'day' && personId && day) return this.days.status({ personId, day }, who);
    if (of === 'mark' && personId && day && half) return this.days.mark({ personId, day, half, organisationId }, who);
    if (of === 'leave_application' && kind && startDay && startHalf && endDay && endHalf) return this.leaves.application({ kind, startDay, startHalf, endDay, endHalf }, who);
    return Promise.resolve(refuse('why_incomplete', '这个地址不完整，请回到那项结果，点旁边的“依据”再打开。', { field: 'of' }));
  }
}
