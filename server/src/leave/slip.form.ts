import { REPLACEMENT_KIND_NAMES, type LeaveAfter, type LeaveReplacement } from '@village/shared/contract/after';
import type { LeaveRecall, LinkedLeave } from '@village/shared/contract/away';
import { DECISION_NAMES, LEAVE_KIND_NAMES, LEAVE_STATE_NAMES, type LeaveDetail, type LeaveStep } from '@village/shared/contract/leave';
import { clockOf, dayOf, type Day, type Instant } from '@village/shared/kernel/day';
import type { Half, HalfDaySpan } from '@village/shared/kernel/half-day';

/** What the page of a leave does not say and the paper does. */
export interface SlipFacts {
  /** The whole number, or masked for a reader who may not have it. */
  phone: string;
  townshipName: string;
  /** What it continues, and what continues it. */
  extends: LinkedLeave | null;
  extension: LinkedLeave | null;
  /** What was handed in. */
  papers: string[];
  filed: { text: string; at: Instant; late: boolean }[];
  replacement: LeaveReplacement | null;
  returnCheck: LeaveAfter['returnCheck'];
  recall: LeaveRecall | null;
}

/** A name and what stands behind it; `lines` is the room that is left for handwriting. */
export interface SlipCell {
  name: string;
  text: string;
  lines: number;
}

/** The official form as plain text: the xlsx and the pdf draw the same words. A row has one wide cell or two. */
export interface SlipForm {
  title: string;
  number: string;
  filled: string;
  rows: SlipCell[][];
  notes: string[];
}

const HALF_NAMES: Record<Half, string> = { am: '上午', pm: '下午' };
/** What is written by hand where the app does not know it. */
const SIGN = '签字：　　　　　　　　　年　　月　　日';

/** Writes one leave as the form that is filed. */
export function slipForm(leave: LeaveDetail, facts: SlipFacts): SlipForm {
  return {
    title: '驻村干部请销假审批表',
    number: `编号：${leave.id.slice(-12)}`,
    filled: `填写：${written(leave.claimedAt)}`,
    rows: [...personRows(leave, facts), ...leaveRows(leave), ...extensionRows(leave, facts), ...(facts.papers.length > 0 ? [[cell('附件', facts.papers.join('、'))]] : []), ...leave.steps.map(opinionRow), ...consultRows(leave), ...filingRows(leave, facts), ...replacementRows(facts), ...returnRows(leave, facts)],
    notes: [`依据：${leave.profileTitle}（制度版本 ${leave.profileVersion}）`, ...stateNote(leave)],
  };
}

const cell = (name: string, text: string, lines = 1): SlipCell => ({ name, text, lines });

function personRows(leave: LeaveDetail, { phone, townshipName }: SlipFacts): SlipCell[][] {
  const place = [townshipName, leave.villageName, leave.teamName === leave.villageName ? '' : leave.teamName].filter(Boolean).join(' ');
  return [
    [cell('姓名', leave.personName), cell('派出单位', leave.unitName ?? '')],
    [cell('职务', [leave.roleName, leave.post].filter(Boolean).join('，')), cell('联系电话', phone)],
    [cell('驻村地点', place), cell('请假类别', LEAVE_KIND_NAMES[leave.kind])],
  ];
}

function leaveRows(leave: LeaveDetail): SlipCell[][] {
  return [
    [cell('请假时间', spanWritten(leave)), cell('计算天数', `${leave.days} 天`)],
    [cell('去向', leave.place), cell('离开本县', leave.outOfCounty ? '是' : '否')],
    [cell('请假事由', leave.reason, 3)],
    ...(leave.special ? [[cell('特殊情况', leave.special, 2)]] : []),
    [cell('顶岗人', leave.standInName ?? '没有安排'), cell('工作交接', '', 2)],
  ];
}

function extensionRows({ days }: LeaveDetail, { extends: before, extension: next }: SlipFacts): SlipCell[][] {
  const texts = [
    ...(before ? [`续${spanWritten(before).replace('\n', '')}的假（${before.days} 天），合计 ${before.days + days} 天`] : []),
    ...(next ? [`续假 ${spanWritten(next).replace('\n', '')}（${next.days} 天，${LEAVE_STATE_NAMES[next.state]}）`] : []),
  ];
  return texts.length > 0 ? [[cell('续假', texts.join('\n'))]] : [];
}

/** One row for each step. Where nobody has decided yet there is room to do it by hand. */
function opinionRow({ name, state, decisions }: LeaveStep): SlipCell[] {
  const said = decisions.map(({ personName, insteadOfName, roleName, decision, opinion, at }) =>
    `${DECISION_NAMES[decision]}${opinion ? `：${opinion}` : '。'}\n${roleName} ${personName}${insteadOfName === null ? '' : `（代${insteadOfName}）`}　${written(at)}`);
  const open = state === 'skipped' ? '未经这一级。' : SIGN;
  return [cell(`${name}意见`, said.length > 0 ? said.join('\n') : open, 3)];
}

/** Opinions that were asked for: they stand below those who decided. */
function consultRows({ consults = [] }: LeaveDetail): SlipCell[][] {
  const said = consults.filter(each => each.opinion !== null).map(({ askedOfName, roleName, opinion, answeredAt }) => `${opinion}\n${roleName} ${askedOfName}　${written(answeredAt!)}`);
  return said.length > 0 ? [[cell('征求意见', said.join('\n'), 2)]] : [];
}

function filingRows({ filing: { names, due } }: LeaveDetail, { filed }: SlipFacts): SlipCell[][] {
  if (filed.length > 0) return [[cell('告知备案', filed.map(({ text, at, late }) => `${text}　${written(at)}${late ? '（迟）' : ''}`).join('\n'))]];
  return names.length > 0 ? [[cell('告知备案', `${names.join('、')}${due ? `（${dayWritten(due)}前）` : ''}`)]] : [];
}

function replacementRows({ replacement }: SlipFacts): SlipCell[][] {
  if (!replacement) return [];
  const { kind, name, post, from, note } = replacement;
  return [[cell('接替安排', [REPLACEMENT_KIND_NAMES[kind], [name, post].filter(Boolean).join('，'), kind === 'stays' ? '' : `${dayWritten(from)}到岗`, note].filter(Boolean).join('；'))]];
}

function recallRows({ recall }: SlipFacts): SlipCell[][] {
  return recall ? [[cell('召回', `${dayWritten(recall.day)}${HALF_NAMES[recall.half]}返岗：${recall.reason}\n${recall.byName}　${written(recall.at)}`)]] : [];
}

function returnRows({ return: back, state }: LeaveDetail, facts: SlipFacts): SlipCell[][] {
  const { returnCheck } = facts;
  if (state === 'refused' || state === 'withdrawn') return [];
  if (!back) return [...recallRows(facts), [cell('返岗时间', '　　年　　月　　日　　午'), cell('是否超假', '')], [cell('销假登记', SIGN, 2)]];
  return [
    ...recallRows(facts),
    [cell('返岗时间', `${dayWritten(back.day)}${HALF_NAMES[back.half]}`), cell('是否超假', back.onTime ? '否，按时返岗' : '是')],
    ...(back.onTime ? [] : [[cell('超假情况', back.because.map(reason => reason.text).join('；'), 2)]]),
    [cell('销假登记', `${back.recordedByName}　${written(back.at)}`)],
    ...(returnCheck ? [[cell('销假核对', `${returnCheck.overstay === 'accepted' ? '同意超假的几天。' : returnCheck.overstay === 'not_accepted' ? '不同意超假的几天。' : ''}${returnCheck.remark}\n${returnCheck.byName}　${written(returnCheck.at)}`)]] : []),
  ];
}

function stateNote({ state }: LeaveDetail): string[] {
  const notes: Partial<Record<LeaveDetail['state'], string>> = { pending: '审批还没有完成，本表不能作为准假的凭证。', refused: '这次请假没有批准。', withdrawn: '这次请假已由本人撤回。' };
  const note = notes[state];
  return note ? [note] : [];
}

/** 2025年3月10日 */
function dayWritten(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2025年3月10日 09:10 */
function written(instant: Instant): string {
  return `${dayWritten(dayOf(instant))} ${clockOf(instant)}`;
}

function spanWritten({ startDay, startHalf, endDay, endHalf }: HalfDaySpan): string {
  const [from, to] = [`${dayWritten(startDay)}${HALF_NAMES[startHalf]}`, `${dayWritten(endDay)}${HALF_NAMES[endHalf]}`];
  return from === to ? from : `${from}\n至 ${to}`;
}
