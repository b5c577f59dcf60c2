import { Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { IssueDetail, IssueStep } from '@village/shared/contract/issue';
import type { IssueInput } from '@village/shared/contract/issue.input';
import { ISSUE_ACTION_NAMES, ISSUE_KIND_NAMES, ISSUE_OUTCOME_NAMES, ISSUE_SOURCE_NAMES, ISSUE_STATE_NAMES, MEDIATION_STAGE_NAMES, type IssueKind } from '@village/shared/contract/issue-words';
import { clockOf, dayOf, type Instant } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { paperFile, type Paper, type PaperFact, type PaperKind, type PaperSignature } from '../common/paper';
import type { Who } from '../common/who';
import { isRestricted } from './reach';
import { IssueReplyService } from './reply.service';
import { StepService } from './step.service';

const TITLES: Partial<Record<IssueKind, string>> = { dispute: '矛盾纠纷调处登记', direct: '重大情况报告单' };

/** 矛盾纠纷调处登记, 问题办理单 … */
export const issuePaperName = (kind: IssueKind): string => TITLES[kind] ?? '问题办理单';

/** An issue as a paper for the file: what it is, and every step of it. */
@Injectable()
export class IssuePaperService {
  constructor(private readonly steps: StepService, private readonly replies: IssueReplyService) {}

  /** Clues and complaints leave the program on no paper. */
  async file({ id }: IssueInput, kind: PaperKind, who: Who): Promise<FileReply | Refusal> {
    const issue = await this.steps.seen(id, who);
    if (isRestricted(issue)) return refuse('restricted_no_paper', '线索和反映不导出。');
    const detail = await this.replies.detail(issue, who);
    return { file: await paperFile(paperOf(detail), kind), name: `${issuePaperName(detail.kind)} ${detail.villageName} ${detail.foundOn}.${kind}` };
  }
}

function paperOf(detail: IssueDetail): Paper {
  const facts: PaperFact[] = [
    { name: '地方', value: detail.villageName }, { name: '发现日期', value: detail.foundOn }, { name: '类别', value: ISSUE_KIND_NAMES[detail.kind] }, { name: '分类', value: detail.categoryName },
    ...(detail.villager ? [{ name: detail.kind === 'dispute' ? '双方' : '反映人', value: detail.villager }] : []), { name: '来源', value: ISSUE_SOURCE_NAMES[detail.source] },
    { name: '登记人', value: detail.reporterName }, { name: '办理人', value: detail.ownerName ?? '' }, { name: '期限', value: detail.due ?? '' }, { name: '现状', value: ISSUE_STATE_NAMES[detail.state] },
    { name: '事情', value: detail.title, wide: true },
  ];
  return {
    title: issuePaperName(detail.kind), subtitle: detail.villageName, facts,
    parts: [
      ...(detail.text ? [{ kind: 'heading' as const, text: '具体情况' }, { kind: 'text' as const, text: detail.text }] : []),
      { kind: 'heading', text: '办理经过' },
      { kind: 'table', columns: [{ name: '序号', align: 'center' }, { name: '时间', share: 2.4 }, { name: '步骤', share: 2 }, { name: '内容', share: 6 }, { name: '经办人', share: 2 }], rows: detail.steps.map(rowOf) },
    ],
    signatures: signaturesOf(detail),
  };
}

function rowOf(step: IssueStep, index: number): string[] {
  const what = [step.text, step.toName && `交给${step.toName}${step.due ? `，${step.due} 以前` : ''}`, step.parties.length > 0 && `报${step.parties.join('、')}`, step.outcome && ISSUE_OUTCOME_NAMES[step.outcome]];
  return [String(index + 1), timeText(step.claimedAt ?? step.at), step.stage ? MEDIATION_STAGE_NAMES[step.stage] : ISSUE_ACTION_NAMES[step.action], what.filter(Boolean).join('\n'), [step.byName, step.roleName].filter(Boolean).join('\n')];
}

/** A dispute is signed by both sides; anything else by who did it and who looked at it. */
function signaturesOf({ kind, steps }: IssueDetail): PaperSignature[] {
  if (kind === 'dispute') return [{ role: '甲方' }, { role: '乙方' }, { role: '调解人' }];
  const last = (action: IssueStep['action']) => [...steps].reverse().find(step => step.action === action);
  const signed = (role: string, step: IssueStep | undefined): PaperSignature => ({ role, ...(step ? { name: step.byName, day: dayOf(step.at) } : {}) });
  return [signed('办理人', last('answer')), signed('核实人', last('confirm'))];
}

function timeText(at: Instant): string {
  return `${dayOf(at)} ${clockOf(at)}`;
}
