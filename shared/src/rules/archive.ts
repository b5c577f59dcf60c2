import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

const PART_NAMES: Record<string, string> = {
  visits: '入户走访', study: '学习', meetings: '会议', attendance: '考勤', industry_development: '产业发展', practical_deeds: '办实事', survey_reports: '民情调查报告',
  sentiment_ledger: '村情民情台账', work_reports: '工作汇报', work_summaries: '工作总结', text: '文字', image: '影像', custodian: '专人保管',
};

export interface ArchiveState {
  /** Null: all that is known is there, and the source leaves a category blank. */
  complete: boolean | null;
  missing: string[];
  /** A category of the source is blank: an administrator has to name it. */
  outcome: 'config_required' | null;
}

/** Is the archive of the team complete: categories, forms, a named custodian? Refusal: `config_required` where the document lists nothing. */
export function archiveState(profile: Profile, kept: { categories: readonly string[]; forms?: readonly string[]; custodianNamed: boolean }): FindingOrRefusal<ArchiveState> {
  return finding(profile, read => {
    const rule = read('record.archive');
    const missing = [
      ...rule.categories.filter(category => !kept.categories.includes(category)),
      ...rule.forms.filter(form => !kept.forms?.includes(form)),
      ...(rule.custodian && !kept.custodianNamed ? ['custodian'] : []),
    ];
    const outcome = rule.outcome ?? null;
    read.say(missing.length ? `档案还缺${missing.map(part => PART_NAMES[part] ?? part).join('、')}` : outcome ? '写明的各类都有；另有一类原文遮去，请管理员在“制度”里补上' : '档案齐全');
    return { complete: missing.length ? false : outcome ? null : true, missing, outcome };
  });
}
