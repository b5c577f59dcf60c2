import type { Clock, Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { PlannedOfficeDay } from '../rules/office-day';
import type { ArrangeInput, ArrangementIdInput, ArrangementsInput, OfficePlanInput, WithdrawArrangementInput } from './arrangement.input';
import { endpoint, type Page } from './endpoint';

/** `office_day`: an office day held on another day. `call`: the village calls its cadres in. `overtime`: work on a rest day or a shift on a holiday. */
export const ARRANGEMENT_KINDS = ['office_day', 'call', 'overtime'] as const;
export type ArrangementKind = (typeof ARRANGEMENT_KINDS)[number];

export const ARRANGEMENT_KIND_NAMES: Record<ArrangementKind, string> = { office_day: '驻村办公日另定', call: '通知到村', overtime: '休息日值班' };

/** What a township or a village set for its cadres beside the days of the regulation. */
export interface Arrangement {
  id: string;
  kind: ArrangementKind;
  placeId: string;
  placeName: string;
  day: Day;
  /** The office day that is held on `day` instead. */
  instead: Day | null;
  /** For what the village calls, and from when to when. */
  event: string | null;
  from: Clock | null;
  to: Clock | null;
  /** Empty: everybody there. */
  people: { id: string; name: string }[];
  text: string;
  arrangedByName: string;
  arrangedAt: Instant;
  withdrawn: { byName: string; at: Instant; reason: string } | null;
  may: { withdraw: boolean };
}

/** A place for which this person may arrange, and what. */
export interface ArrangingPlace {
  id: string;
  name: string;
  kinds: ArrangementKind[];
  /** For what the regulation there lets a village call. */
  events: { event: string; name: string }[];
  because: Reason[];
}

/** The office days of a township around today: what became of each, and what is still owed. */
export interface OfficePlan {
  placeId: string;
  placeName: string;
  days: PlannedOfficeDay[];
  /** Office days that somebody missed on leave and has no day to make up yet. */
  owed: { personId: string; name: string; villageName: string; day: Day }[];
  because: Reason[];
}

export const arrangement = {
  list: endpoint<ArrangementsInput, Page<Arrangement>>({ method: 'GET', path: '/arrangements', permission: 'attendance.read', title: '驻村安排', reply: 'Page<Arrangement>' }),
  one: endpoint<ArrangementIdInput, Arrangement>({ method: 'GET', path: '/arrangements/:id', permission: 'attendance.read', title: '一项驻村安排', reply: 'Arrangement' }),
  places: endpoint<void, ArrangingPlace[]>({ method: 'GET', path: '/arranging', permission: 'attendance.schedule', title: '可以安排的地方', reply: 'ArrangingPlace[]' }),
  officeDays: endpoint<OfficePlanInput, OfficePlan>({ method: 'GET', path: '/arranging/:organisationId/office-days', permission: 'attendance.schedule', title: '驻村办公日', reply: 'OfficePlan' }),
  arrange: endpoint<ArrangeInput, Arrangement>({ method: 'POST', path: '/arrangements', permission: 'attendance.schedule', title: '作出驻村安排', reply: 'Arrangement' }),
  withdraw: endpoint<WithdrawArrangementInput, Arrangement>({ method: 'POST', path: '/arrangements/:id/withdraw', permission: 'attendance.schedule', title: '取消驻村安排', reply: 'Arrangement' }),
};
