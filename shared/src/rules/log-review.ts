import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

const PERIOD_NAMES: Record<string, string> = { month: '每月', two_months: '每两个月', quarter: '每季度', half_year: '每半年', year: '每年' };

export interface LogReviewers {
  /** Roles or bodies, in the order of the document; empty: it names nobody, and whoever leads there may look. */
  reviewers: string[];
}

/** Who reviews the logs? A document that only says they are looked at now and then (A19) names nobody. */
export function logReviewers(profile: Profile): FindingOrRefusal<LogReviewers> {
  return finding(profile, read => {
    const rows = (read.where('inspection.cadence') ?? []).filter(row => row.what === 'work_log');
    const told = rows.map(row => `${read.called(row.reviewer)}${PERIOD_NAMES[row.per] ?? ''}${row.count ? `调阅 ${row.count} 次` : '调阅'}`);
    read.say(told.length ? `工作日志由${told.join('，')}` : '没有写明工作日志由谁调阅：管理这支工作队的领导都可以看');
    return { reviewers: rows.map(row => row.reviewer) };
  });
}
