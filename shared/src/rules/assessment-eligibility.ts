import { addDays, lastOfMonths, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { factMissing, leftBlank } from './cadence';

export interface EligibilityAsked {
  role: RoleId;
  start?: Day;
  assessedOn?: Day;
  stillInPost?: boolean;
}

/** May the person be assessed? The day of arrival counts (A25). Refusals: `config_required` where other rules hold for this role, `fact_missing`. */
export function assessmentEligibility(profile: Profile, asked: EligibilityAsked): FindingOrRefusal<{ eligible: boolean }> {
  return finding(profile, read => {
    const rule = read('assessment.eligibility');
    if (rule.ruledElsewhere?.includes(asked.role)) return leftBlank(read, 'assessment.eligibility', `${read.called(asked.role)}怎样考核（按别的规定办）`);
    if (rule.inPost && !asked.stillInPost) {
      read.say('考核时已不在岗，不参加考核');
      return { eligible: false };
    }
    if (rule.leastMonths == null) {
      read.say(`${read.called(asked.role)}参加考核`);
      return { eligible: true };
    }
    if (!asked.start || !asked.assessedOn) return factMissing('到岗日期和考核日期');
    const full = lastOfMonths(rule.arrivalDayCounts ? asked.start : addDays(asked.start, 1), rule.leastMonths);
    const eligible = full <= asked.assessedOn;
    read.say(`${asked.start} 到岗，到 ${full} 满 ${rule.leastMonths} 个月，${asked.assessedOn} 考核时${eligible ? '已满' : '未满'}`);
    return { eligible };
  });
}
