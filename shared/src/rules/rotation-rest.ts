import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';

/** A rotation rest of some members of a team in one quarter. */
export interface RestPlanned {
  teamSize: number;
  restingTogether: number;
  calendarDays: number;
  /** Days in the village that the quarter will have with this rest; left out: not known to be short. */
  projectedInVillageDays?: number;
  /** Rests the member already had in the quarter. */
  restsThisQuarter?: number;
  /** False: the tasks are not done. */
  tasksDone?: boolean;
}

export type RestBreach = 'rest_over_one_third' | 'rest_over_one_week' | 'rest_once_per_quarter' | 'precondition_tasks_and_time';

export interface RestAllowed {
  allowed: boolean;
  /** How many may rest together: the share of the team, rounded down unless an administrator chose otherwise (A39). */
  maxTogether: number;
  violated: RestBreach[];
}

/** May these members rest together, so long and so often? A week is seven calendar days (A40). Refusal: `config_required` where the document has no rotation rest in numbers. */
export function rotationRest(profile: Profile, rest: RestPlanned): FindingOrRefusal<RestAllowed> {
  return finding(profile, read => {
    const rule = read('rest.rotation');
    const part = (rest.teamSize * rule.team.numerator) / rule.team.denominator;
    const maxTogether = rule.rounding === 'up' ? Math.ceil(part) : Math.floor(part);
    const limits: [RestBreach, boolean, string][] = [
      ['rest_over_one_third', rest.restingTogether > maxTogether, `${rest.teamSize} 人的队每批最多 ${maxTogether} 人，这一批 ${rest.restingTogether} 人`],
      ['rest_over_one_week', rest.calendarDays > rule.calendarDays, `一次不超过 ${rule.calendarDays} 天，这次 ${rest.calendarDays} 天`],
      ['rest_once_per_quarter', (rest.restsThisQuarter ?? 0) >= rule.perQuarter, `每季度 ${rule.perQuarter} 次，本季度已轮休 ${rest.restsThisQuarter ?? 0} 次`],
      ['precondition_tasks_and_time', rule.onlyAfterTasksAndTime && rest.tasksDone === false, '工作任务还没有完成'],
    ];
    const found = limits.filter(([, broken]) => broken);
    found.forEach(([, , text]) => read.say(text));
    if (found.length === 0) read.say(`每批最多 ${maxTogether} 人，一次不超过 ${rule.calendarDays} 天，没有超过`, { 同批人数: rest.restingTogether, 天数: rest.calendarDays });
    const short = rule.onlyAfterTasksAndTime && isQuarterShort(read, rest.projectedInVillageDays);
    const violated = [...new Set([...found.map(([breach]) => breach), ...(short ? ['precondition_tasks_and_time' as const] : [])])];
    return { allowed: violated.length === 0, maxTogether, violated };
  });
}

/** Would the days in the village of the quarter fall short with this rest? */
function isQuarterShort(read: Reader, projected: number | undefined): boolean {
  const days = projected === undefined ? null : read('attendance.required').find(quota => quota.period === 'quarter')?.days ?? null;
  if (projected === undefined || days === null) return false;
  read.say(`轮休后本季度在村 ${projected} 天，${projected < days ? `不到 ${days} 天，不能安排` : '够'}`);
  return projected < days;
}
