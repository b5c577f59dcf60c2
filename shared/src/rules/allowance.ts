import type { FindingOrRefusal } from '../kernel/finding';
import { yuan, type Fen } from '../kernel/money';
import { nameOfWord } from '../kernel/word';
import { missingFacts, rowsFor } from '../policy/decision-table';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { sum, type Counts } from './attendance-required';
import { factMissing, leftBlank } from './cadence';
import { isSigned } from './settlement';

export interface DailySubsidy {
  payable: boolean;
  /** Zero as long as it is not payable. */
  amountFen: Fen;
  paidDays: number;
  paidBy: string;
  /** Signatures the sheet still lacks. */
  missing: string[];
}

/** How many days of a month does the subsidy count, of what the sheet adds up? In steps of half a day. Source: `allowance.daily_subsidy`. */
export function subsidyDays(profile: Profile, counts: Counts): number {
  return finding(profile, read => sum(counts, read('allowance.daily_subsidy').counts)).value as number;
}

/** The subsidy for the days really spent in the village; half days only where an administrator pays them (A56). */
export function dailySubsidy(profile: Profile, asked: { actualDays: number; signedBy: readonly string[] }): FindingOrRefusal<DailySubsidy> {
  return finding(profile, read => {
    const rule = read('allowance.daily_subsidy');
    const missing = rule.signers.filter(step => !isSigned(step, asked.signedBy));
    const payable = missing.length === 0;
    const paidDays = rule.halfDays ? asked.actualDays : Math.floor(asked.actualDays);
    const amountFen = payable ? Math.round(paidDays * rule.fenPerDay) : 0;
    read.say(payable ? `实际驻村 ${paidDays} 天，每天 ${yuan(rule.fenPerDay)} 元，共 ${yuan(amountFen)} 元，由${read.called(rule.paidBy)}支付` : `考勤表还差${missing.map(step => read.called(step)).join('、')}签字，不能报销`, { 驻村天数: asked.actualDays });
    return { payable, amountFen, paidDays, paidBy: rule.paidBy, missing };
  });
}

export interface Meal {
  excludedDays: number;
  payableDays: number;
  amountFen: Fen;
  paidBy: string | null;
}

/** Meal money for the days in the town or village, without those on a trip back to the city. Refusal: `config_required` for members the document sets no rate for. */
export function mealAllowance(profile: Profile, asked: { memberType: string; stationedDays: number; backInCityDays: number }): FindingOrRefusal<Meal> {
  return finding(profile, read => {
    const [row] = rowsFor(read('allowance.meal'), { member_type: asked.memberType });
    if (!row || row.outcome || row.fenPerDay == null) return leftBlank(read, 'allowance.meal', `${nameOfWord(asked.memberType)}的伙食补助`);
    read.say(`${nameOfWord(asked.memberType)}每天 ${yuan(row.fenPerDay)} 元`);
    const second = read.where('allowance.meal_second_figure');
    if (second) read.say(`另有每天 ${yuan(second.fenPerDay)} 元的标准，${second.inForce ? '已' : '没有'}启用`);
    const fenPerDay = second?.inForce ? second.fenPerDay : row.fenPerDay;
    const excludedDays = Math.min(asked.backInCityDays, asked.stationedDays);
    const payableDays = asked.stationedDays - excludedDays;
    const amountFen = Math.round(payableDays * fenPerDay);
    read.say(`驻镇（村）${asked.stationedDays} 天，扣除因公回市区 ${excludedDays} 天，按 ${payableDays} 天每天 ${yuan(fenPerDay)} 元，共 ${yuan(amountFen)} 元`);
    return { excludedDays, payableDays, amountFen, paidBy: row.paidBy ?? null };
  });
}

export interface Transport {
  eligibleRoundTrips: number;
  amountFen: Fen;
  paidBy: string | null;
}

/** Money for the way there and back; trips in a car of the unit are neither paid nor counted (A24). Refusal: `config_required` for members the document sets no rate for. */
export function transportAllowance(profile: Profile, asked: { memberType: string; oneWayKm: number; roundTrips: number; byUnitVehicle: number }): FindingOrRefusal<Transport> {
  return finding(profile, read => {
    const [row] = rowsFor(read('allowance.transport'), { member_type: asked.memberType });
    if (!row || row.outcome || row.fenPerKm == null) return leftBlank(read, 'allowance.transport', `${nameOfWord(asked.memberType)}的交通补助`);
    const own = Math.max(0, asked.roundTrips - asked.byUnitVehicle);
    const eligibleRoundTrips = Math.min(own, row.mostRoundTrips ?? own);
    const amountFen = Math.round(row.fenPerKm * asked.oneWayKm * (row.legs ?? 1) * eligibleRoundTrips);
    read.say(`单程 ${asked.oneWayKm} 公里，每公里 ${yuan(row.fenPerKm)} 元，往返 ${own} 趟中计 ${eligibleRoundTrips} 趟，共 ${yuan(amountFen)} 元`, { 单位派车: asked.byUnitVehicle });
    return { eligibleRoundTrips, amountFen, paidBy: row.paidBy ?? null };
  });
}

/** Is the work subsidy paid, and by whom? Its rates stand in another document. */
export function workSubsidy(profile: Profile, asked: { memberType: string; monthsInPost: number }): FindingOrRefusal<{ eligible: boolean; paidBy: string | null }> {
  return finding(profile, read => {
    const rows = read('allowance.work_subsidy');
    const facts = { member_type: asked.memberType, months_in_post: asked.monthsInPost };
    const [unknown] = missingFacts(rows, facts);
    if (unknown) return factMissing(nameOfWord(unknown));
    const [row] = rowsFor(rows, facts);
    if (!row) return leftBlank(read, 'allowance.work_subsidy', `${nameOfWord(asked.memberType)}的工作补贴`);
    read.say(`${nameOfWord(asked.memberType)}帮扶 ${asked.monthsInPost} 个月，${row.eligible ? `发给工作补贴${row.paidBy ? `，由${read.called(row.paidBy)}解决` : ''}` : '不发工作补贴'}`);
    return { eligible: row.eligible, paidBy: row.paidBy ?? null };
  });
}
