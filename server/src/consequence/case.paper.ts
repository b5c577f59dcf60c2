import type { CaseDetail, CaseStep } from '@village/shared/contract/consequence';
import { CASE_STATE_NAMES, CONSEQUENCE_STATE_NAMES, FACT_SOURCE_NAMES, REVIEW_OUTCOME_NAMES, SUBJECT_KIND_NAMES } from '@village/shared/contract/consequence-words';
import { dayOf, dayText, type Instant } from '@village/shared/kernel/day';
import type { Paper } from '../common/paper';

/** The form on which a case is decided and filed: the fact, what the person says, what was weighed, what was decided by whom, on which clause. */
export function casePaper(of: CaseDetail): Paper {
  const byAt = (name: string, at: Instant) => `${name} ${dayText(dayOf(at))}`;
  return {
    title: '责任追究处理审批表', subtitle: of.placeName, ...(of.filed?.number ? { number: of.filed.number } : {}),
    facts: [
      { name: SUBJECT_KIND_NAMES[of.subject], value: of.subjectName }, { name: '情形', value: of.title }, { name: '日期', value: dayText(of.day) }, { name: '事实来自', value: FACT_SOURCE_NAMES[of.source] }, ...(of.window ? [{ name: '计算的时间', value: of.window }] : []),
      { name: '进度', value: CASE_STATE_NAMES[of.state] },
    ],
    parts: [
      { kind: 'heading', text: '事实' },
      { kind: 'table', columns: [{ name: '项目' }, { name: '内容', share: 4 }], rows: of.facts.map(({ name, value }) => [name, value]), empty: '没有另外的内容' },
      { kind: 'heading', text: '依据' },
      { kind: 'list', items: of.because.map(({ text, clauses }) => `${text}（${[...new Set(clauses.map(({ clause }) => clause))].join('、')}）`) },
      { kind: 'heading', text: '本人说明' },
      { kind: 'text', text: of.answer ? `${of.answer.text}\n${byAt(of.answer.byName, of.answer.at)}` : `${dayText(of.answerBy)}以前可以说明，没有说明。` },
      ...(of.needsReview ? [{ kind: 'heading' as const, text: '容错研判' }, { kind: 'text' as const, text: of.review ? `${REVIEW_OUTCOME_NAMES[of.review.outcome]}。${of.review.reason}\n${byAt(of.review.byName, of.review.at)}` : '还没有研判。' }] : []),
      { kind: 'heading', text: '处理' },
      {
        kind: 'table', columns: [{ name: '处理方式', share: 2 }, { name: '由谁办理', share: 1.6 }, { name: '决定', share: 3 }, { name: '执行', share: 3 }], empty: '制度没有写怎样处理',
        rows: of.steps.map(step => [step.name + (step.optional ? '（选定）' : ''), step.byName || '—', decisionText(step), step.done ? `${byAt(step.done.byName, step.done.at)}\n${step.done.note}` : '—']),
      },
      ...(of.reportTo.length > 0 ? [{ kind: 'text' as const, text: `报送：${of.reportTo.join('、')}` }] : []),
      ...(of.filed ? [{ kind: 'heading' as const, text: '归档' }, { kind: 'text' as const, text: `${of.filed.note}\n${byAt(of.filed.byName, of.filed.at)}` }] : []),
    ],
    signatures: [{ role: '承办人' }, { role: '审批人' }, { role: '审批单位', seal: true }],
    footer: '处理由有权的人决定，不由系统作出。本人可以向审批单位说明。',
  };
}

function decisionText({ state, decision }: CaseStep): string {
  if (!decision) return CONSEQUENCE_STATE_NAMES.proposed;
  return [CONSEQUENCE_STATE_NAMES[state === 'set_aside' ? 'set_aside' : 'confirmed'], `${decision.byName} ${dayText(dayOf(decision.at))}`, decision.reason].filter(Boolean).join('\n');
}
