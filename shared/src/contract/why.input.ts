import { HALVES, type Half } from '../kernel/half-day';
import { LEAVE_KINDS, type LeaveKind } from '../kernel/leave-kind';
import { Choice, DayField, Key, MonthField } from './field.input';
import { WHY_RESULTS, type WhyResult } from './why';

/** Which result: of a sheet by place, month and person; of a day by person and day; of a leave or an assessment by its id. */
export class WhyInput {
  @Choice('结果', WHY_RESULTS) of: WhyResult;
  @Key('请假或考核', { optional: true }) id?: string;
  @Key('机构', { optional: true }) organisationId?: string;
  @Key('人员', { optional: true }) personId?: string;
  @Key('工作队', { optional: true }) teamId?: string;
  @MonthField('月份', { optional: true }) month?: string;
  @DayField('日期', { optional: true }) day?: string;
  @Choice('上午下午', HALVES, { optional: true }) half?: Half;
  @Choice('合计', ['inVillage', 'officialTrip', 'personal', 'sick', 'annualLeave', 'rotationRest', 'absent'], { optional: true }) total?: string;
  /** Of a leave that was not sent: what it would be. */
  @Choice('请假类别', LEAVE_KINDS, { optional: true }) kind?: LeaveKind;
  @DayField('开始日期', { optional: true }) startDay?: string;
  @Choice('开始半天', HALVES, { optional: true }) startHalf?: Half;
  @DayField('结束日期', { optional: true }) endDay?: string;
  @Choice('结束半天', HALVES, { optional: true }) endHalf?: Half;
}
