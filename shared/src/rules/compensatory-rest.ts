import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { Calendar } from './calendar';

/**
 * Is there compensatory rest for work on this day? Only for a rest day or a holiday, and where the work does not suffer; people set the day (A47).
 * Refusals: `config_required` where the document says nothing of it, `calendar_unpublished`.
 */
export function compensatoryRest(profile: Profile, calendar: Calendar, worked: { day: Day; workAffected: boolean }): FindingOrRefusal<{ compensatoryRest: boolean }> {
  return finding(profile, read => {
    const rule = read('rest.compensatory');
    const holiday = !read.need(calendar.isWorkday(worked.day));
    const due = holiday && !(rule.unlessWorkAffected && worked.workAffected);
    read.say(!holiday ? `${worked.day} 是工作日，不是节假日加班` : due ? '节假日加班，适当安排调休或轮休' : '会影响工作，暂不安排调休', { 日期: worked.day });
    return { compensatoryRest: due };
  });
}
