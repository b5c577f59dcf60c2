import { Injectable } from '@nestjs/common';
import type { AdjustmentDetail, AdjustmentStep } from '@village/shared/contract/adjustment';
import { ADJUSTMENT_DECISION_NAMES, ADJUSTMENT_STATE_NAMES, ATTACHED_DECISION_NAMES } from '@village/shared/contract/adjustment-words';
import type { AdjustmentInput } from '@village/shared/contract/adjustment.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import { dayOf, dayText, type Day } from '@village/shared/kernel/day';
import { Journal } from '../common/journal';
import { paperFile, type Paper, type PaperKind, type PaperPart } from '../common/paper';
import type { Who } from '../common/who';
import { AdjustmentService } from './adjustment.service';

/** The form on which a change or a recall is filed: what was proposed, what he said, who decided. */
@Injectable()
export class AdjustmentPaperService {
  constructor(private readonly adjustments: AdjustmentService, private readonly journal: Journal) {}

  /** The forms of a team that this person may read, once they were carried out: for its archive. */
  async kept(teamId: string, from: Day, to: Day, who: Who): Promise<{ id: string; title: string; personId: string; name: string; day: Day }[]> {
    return (await this.adjustments.executedIn(teamId, who)).filter(({ day }) => day >= from && day <= to).map(({ kind, ...each }) => ({ ...each, title: titleOf({ kind }) }));
  }

  async file({ id }: AdjustmentInput, kind: PaperKind, who: Who): Promise<FileReply> {
    const detail = await this.adjustments.one(id, who);
    await this.journal.note(who, 'adjustment.export', id);
    return { file: await paperFile(paperOf(detail), kind), name: `${detail.personName}${titleOf(detail)}.${kind}`, rows: 1 };
  }
}

const titleOf = ({ kind }: Pick<AdjustmentDetail, 'kind'>): string => (kind === 'change' ? '中途调整审批表' : '召回（调整岗位）审批表');

function paperOf(detail: AdjustmentDetail): Paper {
  const { kind, personName, roleName, unitName, villageName, teamName, reasonName, actionName, mandatory, text, day, successor, facts, consulted, proposedByName, proposedAt, ownProposal, answer, answeredAt, steps, attached, replacement, executed, because, state, executorName, reportTo } = detail;
  const clauses = [...new Set(because.flatMap(each => each.clauses.map(({ clause }) => clause)))].join('、');
  const section = (title: string, body: string): PaperPart[] => (body ? [{ kind: 'heading', text: title }, { kind: 'text', text: body }] : []);
  return {
    title: `驻村干部${titleOf(detail)}`, subtitle: `${villageName}　${teamName}`,
    facts: [
      { name: '姓名', value: personName }, { name: '岗位', value: roleName }, { name: '派出单位', value: unitName }, { name: '状态', value: ADJUSTMENT_STATE_NAMES[state] },
      { name: kind === 'change' ? '调整原因' : '情形', value: reasonName }, { name: '办理', value: `${mandatory === false ? '可考虑' : ''}${actionName}` }, ...(day ? [{ name: '拟从哪天起', value: dayText(day) }] : []), ...(successor ? [{ name: '拟接替的人', value: successor }] : []),
      { name: '依据', value: clauses, wide: true },
    ],
    parts: [
      ...section('事实和理由', text), ...section('查到的数目', facts.map(({ name, value, source }) => `${name}：${value}（${source}）`).join('\n')),
      ...section('征求的意见', consulted.map(({ partyName, name, opinion }) => `${partyName}（${name}）：${opinion}`).join('\n')),
      ...section('本人的说明', answer ? `${answer}${answeredAt ? `（${dayText(dayOf(answeredAt))}）` : ''}` : state === 'pending' || ownProposal ? '' : '本人没有写说明'),
      { kind: 'heading', text: '审定' },
      { kind: 'table', columns: [{ name: '由谁', share: 3 }, { name: '决定', align: 'center', share: 1.4 }, { name: '意见', share: 5 }, { name: '签字', share: 2 }, { name: '日期', share: 2 }], rows: steps.map(stepRow) },
      ...(attached.length ? [{ kind: 'heading' as const, text: '附带的处理' }, {
        kind: 'table' as const, columns: [{ name: '处理', share: 4 }, { name: '决定', share: 1.6 }, { name: '理由', share: 4 }, { name: '决定人', share: 2 }],
        rows: attached.map(({ name, decision, reason, byName }) => [name, decision ? ATTACHED_DECISION_NAMES[decision] : '待定', reason, byName]),
      }] : []),
      ...section('办理', [
        executorName ? `由${executorName}执行` : '', reportTo.length ? `报${reportTo.join('、')}` : '', executed ? `${dayText(executed.on)}为最后一天，${executed.byName}办理` : '', replacement ? `接替的人：${replacement.name || '还没有派'}` : '',
      ].filter(Boolean).join('\n')),
    ],
    signatures: [{ role: '提出', name: proposedByName, day: dayOf(proposedAt) }, { role: '审定单位', seal: true }],
  };
}

function stepRow({ name, registered, decision, byName, at, opinion }: AdjustmentStep): string[] {
  return [registered ? `${name}（书面，由县里登记）` : name, decision ? ADJUSTMENT_DECISION_NAMES[decision] : '', opinion, byName, at ? dayText(dayOf(at)) : ''];
}
