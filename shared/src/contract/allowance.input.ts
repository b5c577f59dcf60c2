import { MEMBER_TYPES, type MemberType } from '../rules/allowance-month';
import { Choice, Key, MonthField, Text, Whole } from './field.input';

export class AllowancePlacesInput {
  @MonthField('月份') month: string;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class AllowanceListInput {
  @Key('村') villageId: string;
  @MonthField('月份') month: string;
}

export class ConfirmAllowanceInput extends AllowanceListInput {
  /** Of the list that was seen. */
  @Key('补助表') hash: string;
  @Text('说明', { max: 200, empty: true }) remark: string;
}

export class StateAllowanceInput extends AllowanceListInput {
  @Key('人员') personId: string;
  @Choice('成员类别', MEMBER_TYPES) memberType: MemberType;
  @Whole('单程公里数', 0, 2000) oneWayKm: number;
  @Whole('往返趟数', 0, 62) roundTrips: number;
  @Whole('单位派车的趟数', 0, 62) byUnitVehicle: number;
  @Whole('因公回市区的天数', 0, 31) backInCityDays: number;
}

export class AllowanceFileInput {
  @MonthField('月份') month: string;
  /** Left out: every village within reach. */
  @Key('村', { optional: true }) villageId?: string;
}

export class PayslipInput {
  @Whole('年份', 2000, 2100) year: number;
}
