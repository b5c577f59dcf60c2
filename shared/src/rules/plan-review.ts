import type { Day } from '../kernel/day';
import type { Finding, FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface PlanReview {
  /** A role or body; null: the document names nobody, and any second person who leads there may review. */
  reviewedBy: string | null;
  /** To whom it is sent afterwards. */
  reportTo: string[];
}

/** Who reviews the plan of a team before it counts, and to whom does it go? */
export function planReview(profile: Profile): FindingOrRefusal<PlanReview> {
  const found = finding(profile, read => {
    const row = (read.where('report.due') ?? []).find(each => each.report === 'goals_and_assistance_plan');
    if (!row) return { reviewedBy: null, reportTo: [] };
    const reviewedBy = row.reviewedBy ?? null;
    read.say(`工作目标和帮扶计划${reviewedBy ? `先经${read.called(reviewedBy)}审核` : ''}${row.to.length ? `，报${row.to.map(party => read.called(party)).join('、')}` : ''}`);
    return { reviewedBy, reportTo: row.to };
  });
  // A document that asks for reports but for no plan says nothing of it.
  return { ...found, because: found.because.filter(({ text }) => text.startsWith('工作目标')) };
}

/** In which phase of the year's work does the day lie? Empty where the document divides the year into none. */
export function planPhase(profile: Profile, day: Day): Finding<string> {
  const month = Number(day.slice(5, 7));
  const { value, because } = finding(profile, read => {
    const phase = (read.where('record.plan_phases') ?? []).find(({ fromMonth, toMonth }) => fromMonth <= month && month <= toMonth);
    if (phase) read.say(`${phase.fromMonth} 至 ${phase.toMonth} 月：${phase.task}`);
    return phase ? `${phase.fromMonth} 至 ${phase.toMonth} 月：${phase.task}` : '';
  });
  return { value: typeof value === 'string' ? value : '', because: value ? because : [] };
}
