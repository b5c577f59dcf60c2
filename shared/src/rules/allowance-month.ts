import type { Reason } from '../kernel/finding';
import { yuan, type Fen } from '../kernel/money';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { dailySubsidy, mealAllowance, subsidyDays, transportAllowance, workSubsidy } from './allowance';
import { countsOf } from './attendance-totals';
import { factMissing } from './cadence';
import type { SheetTotals } from './sheet';

/** What a document may pay a person for a month, in the order in which a list names it. */
export const ALLOWANCE_ITEMS = ['daily_subsidy', 'meal', 'transport', 'work_subsidy'] as const;
export type AllowanceItem = (typeof ALLOWANCE_ITEMS)[number];

export const ALLOWANCE_ITEM_NAMES: Record<AllowanceItem, string> = { daily_subsidy: '驻村补助', meal: '伙食补助', transport: '交通补助', work_subsidy: '工作补贴' };

/** Whose member he is: the rates of 篇十五 一(三) differ. */
export const MEMBER_TYPES = ['city_direct', 'other_unit'] as const;
export type MemberType = (typeof MEMBER_TYPES)[number];

/** What no sheet says and the money depends on, as somebody stated it for one month. */
export interface AllowanceStatement {
  memberType: MemberType;
  /** From the unit to the village, whole kilometres. */
  oneWayKm: number;
  /** Journeys there and back, and how many of them in a car of the unit. */
  roundTrips: number;
  byUnitVehicle: number;
  /** Days on duty that were spent back in the city. */
  backInCityDays: number;
}

export interface AllowanceFacts {
  /** Half days of the sealed sheet, with the slips that correct it. */
  totals: SheetTotals;
  /** The roles that signed the sheet. */
  signedBy: readonly string[];
  /** Whole months in the post at the end of the month. */
  monthsInPost: number;
  /** Null: nobody stated anything. */
  stated: AllowanceStatement | null;
}

export interface AllowanceAmount {
  /** Null: he is entitled, and the rate stands in another document. Zero: nothing is paid. */
  amountFen: Fen | null;
  /** What was counted, "20 天". */
  quantity: string;
  paidBy: string | null;
}

export interface AllowanceLine {
  item: AllowanceItem;
  value: AllowanceAmount | Refusal;
  because: Reason[];
}

/** Which of the items does this document pay at all? */
export function allowanceItems(profile: Profile): AllowanceItem[] {
  return ALLOWANCE_ITEMS.filter(item => `allowance.${item}` in profile.values);
}

/** Does an item of this document depend on what no sheet says? */
export function asksStatement(profile: Profile): boolean {
  return allowanceItems(profile).some(item => item !== 'daily_subsidy');
}

/**
 * What does the document pay a person for one month, item by item, each with its clause? From the signed sheet and what was stated; integer fen.
 * A line is a refusal where a fact or a rate is missing (`fact_missing`, `config_required`).
 */
export function allowanceMonth(profile: Profile, facts: AllowanceFacts): AllowanceLine[] {
  return allowanceItems(profile).map(item => ({ item, ...LINES[item](profile, facts) }));
}

type Line = (profile: Profile, facts: AllowanceFacts) => Omit<AllowanceLine, 'item'>;

const LINES: Record<AllowanceItem, Line> = {
  daily_subsidy: (profile, { totals, signedBy }) => {
    const { value, because } = dailySubsidy(profile, { actualDays: subsidyDays(profile, countsOf(totals)), signedBy });
    return { value: isRefusal(value) ? value : { amountFen: value.amountFen, quantity: `${value.paidDays} 天`, paidBy: value.paidBy }, because };
  },
  meal: stated((profile, { totals }, { memberType, backInCityDays }) => {
    const { value, because } = mealAllowance(profile, { memberType, stationedDays: (totals.inVillage + totals.officialTrip) / 2, backInCityDays });
    return { value: isRefusal(value) ? value : { amountFen: value.amountFen, quantity: `${value.payableDays} 天`, paidBy: value.paidBy }, because };
  }),
  transport: stated((profile, _facts, { memberType, oneWayKm, roundTrips, byUnitVehicle }) => {
    const { value, because } = transportAllowance(profile, { memberType, oneWayKm, roundTrips, byUnitVehicle });
    return { value: isRefusal(value) ? value : { amountFen: value.amountFen, quantity: `${value.eligibleRoundTrips} 趟`, paidBy: value.paidBy }, because };
  }),
  work_subsidy: stated((profile, { monthsInPost }, { memberType }) => {
    const { value, because } = workSubsidy(profile, { memberType, monthsInPost });
    return { value: isRefusal(value) ? value : { amountFen: value.eligible ? null : 0, quantity: `帮扶 ${monthsInPost} 个月`, paidBy: value.paidBy }, because };
  }),
};

function stated(line: (profile: Profile, facts: AllowanceFacts, statement: AllowanceStatement) => Omit<AllowanceLine, 'item'>): Line {
  return (profile, facts) => (facts.stated === null ? { value: factMissing('成员类别、路程和往返趟数'), because: [] } : line(profile, facts, facts.stated));
}

/** What is still to be paid, where something was paid before: "120.00" more, or "-40.00" to be given back. */
export function differenceText(fen: Fen): string {
  return fen > 0 ? `应补发 ${yuan(fen)} 元` : fen < 0 ? `应扣回 ${yuan(-fen)} 元` : '没有差额';
}
