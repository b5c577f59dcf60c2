import { Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { HandoverDetail, HandoverSection } from '@village/shared/contract/handover';
import { HANDED_ON_NAMES, HANDOVER_REASON_NAMES, HANDOVER_STATE_NAMES } from '@village/shared/contract/handover-words';
import type { HandoverInput } from '@village/shared/contract/handover.input';
import { dayOf, dayText, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { Journal } from '../common/journal';
import { paperFile, type Paper, type PaperKind } from '../common/paper';
import type { Who } from '../common/who';
import { HandoverService } from './handover.service';

/** The list of a handover as it is signed and filed. */
@Injectable()
export class HandoverPaperService {
  constructor(private readonly handovers: HandoverService, private readonly journal: Journal) {}

  /** The finished lists of a team that this person may read: for its archive. */
  async kept(teamId: string, from: Day, to: Day, who: Who): Promise<{ id: string; personId: string; name: string; day: Day }[]> {
    return (await this.handovers.doneIn(teamId, who)).filter(({ day }) => day >= from && day <= to);
  }

  async file({ id }: HandoverInput, kind: PaperKind, who: Who): Promise<FileReply | Refusal> {
    const detail = await this.handovers.one(id, who);
    if (isRefusal(detail)) return detail;
    await this.journal.note(who, 'handover.export', id);
    return { file: await paperFile(paperOf(detail), kind), name: `${detail.personName}工作交接清单.${kind}` };
  }
}

function paperOf(detail: HandoverDetail): Paper {
  const { personName, receiverName, roleName, unitName, teamName, villageName, townshipName, reason, leavingOn, state, leaverSignedAt, receiverSignedAt, handedOn, because } = detail;
  const clauses = [...new Set(because.flatMap(each => each.clauses.map(({ clause }) => clause)))];
  return {
    title: '驻村工作交接清单', subtitle: `${townshipName}　${villageName}　${teamName}`,
    facts: [
      { name: '移交人', value: personName }, { name: '岗位', value: roleName }, { name: '派出单位', value: unitName }, { name: '离任原因', value: HANDOVER_REASON_NAMES[reason] },
      { name: '最后一天', value: dayText(leavingOn) }, { name: '接收人', value: receiverName }, { name: '状态', value: HANDOVER_STATE_NAMES[state] }, { name: '依据', value: clauses.join('、') },
    ],
    parts: [
      { kind: 'table', columns: [{ name: '交接内容', share: 2 }, { name: '系统里的情况', share: 6 }, { name: '移交人说明', share: 4 }, { name: '交清', share: 1, align: 'center' }], rows: detail.sections.map(rowOf) },
      { kind: 'heading', text: state === 'done' ? '一并转给接收人的' : '签字后转给接收人的' },
      { kind: 'table', columns: [{ name: '事项', share: 4 }, { name: '数量', align: 'right' }], rows: handedOn.map(({ what, count }) => [HANDED_ON_NAMES[what], String(count)]) },
    ],
    signatures: [
      { role: '移交人', ...(leaverSignedAt ? { name: personName, day: dayOf(leaverSignedAt) } : {}) }, { role: '接收人', ...(receiverSignedAt ? { name: receiverName, day: dayOf(receiverSignedAt) } : {}) }, { role: '监交人' },
    ],
    footer: state === 'done' ? '双方签字以后内容不再变动。' : '草稿：双方签字以前，内容会随着系统里的情况变动。',
  };
}

function rowOf({ name, listed, facts, text, clear }: HandoverSection): string[] {
  return [name, facts.map(fact => fact.text).join('\n'), text, clear ? '√' : listed ? '' : '—'];
}
