import type { BurdenCount, BurdenModule, BurdenNumbers } from '../kernel/burden';
import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { DueSource } from '../rules/due-item';
import type { BurdenCeilingInput, BurdenPlaceInput, BurdenWeekInput, WeighBurdenInput } from './burden.input';
import { endpoint, type FileReply } from './endpoint';

/** So much a person is asked in a week at most, as the administrator of the county set it; null: not limited. */
export interface BurdenCeiling extends Record<BurdenCount, number | null> {
  note: string;
  byName: string;
  at: Instant;
}

/** What is asked in the week, all people together. */
export interface BurdenItemLine {
  source: DueSource;
  module: BurdenModule;
  title: string;
  askedBy: string;
  entries: number;
  fields: number;
  because: Reason[];
}

/** Of one person and week. */
export interface BurdenGroup extends BurdenNumbers {
  name: string;
}

/** What was asked in a week of those who work in the villages of a place. */
export interface PlaceBurden {
  week: Day;
  to: Day;
  organisationId: string;
  placeName: string;
  /** The places below it, to look at one of them. */
  places: { id: string; name: string }[];
  people: number;
  teams: number;
  each: BurdenNumbers;
  ceiling: BurdenCeiling | null;
  above: BurdenCount[];
  modules: (BurdenGroup & { module: BurdenModule })[];
  askers: BurdenGroup[];
  items: BurdenItemLine[];
  /** Nobody's regulation is in force there: what it asks is not known. */
  withoutRules: boolean;
  may: { set: boolean };
}

/** What is asked of the person himself. */
export interface MyBurdenItem {
  source: DueSource;
  module: BurdenModule;
  title: string;
  askedBy: string;
  entries: number;
  fields: number;
  due: Day | null;
  /** The whole team is asked; null: he himself. */
  team: string | null;
  because: Reason[];
}

export interface MyBurden {
  week: Day;
  to: Day;
  each: BurdenNumbers;
  ceiling: BurdenCeiling | null;
  above: BurdenCount[];
  items: MyBurdenItem[];
}

/** What a new request would add, before it is sent. */
export interface BurdenWeighed {
  week: Day;
  to: Day;
  before: BurdenNumbers;
  after: BurdenNumbers;
  ceiling: BurdenCeiling | null;
  above: BurdenCount[];
}

export const burden = {
  place: endpoint<BurdenPlaceInput, PlaceBurden>({ method: 'GET', path: '/burden/place', permission: 'burden.read', title: '一周要干部办多少事', reply: 'PlaceBurden' }),
  mine: endpoint<BurdenWeekInput, MyBurden>({ method: 'GET', path: '/burden/mine', permission: 'burden.own', title: '我这一周要办多少事', reply: 'MyBurden' }),
  weigh: endpoint<WeighBurdenInput, BurdenWeighed>({ method: 'GET', path: '/burden/weigh', permission: 'burden.read', title: '新的要求会加多少负担', reply: 'BurdenWeighed' }),
  ceiling: endpoint<BurdenCeilingInput, PlaceBurden>({ method: 'POST', path: '/burden/ceiling', permission: 'burden.set', title: '设定每人每周的上限', reply: 'PlaceBurden' }),
  xlsx: endpoint<BurdenPlaceInput, FileReply>({ method: 'GET', path: '/burden/place.xlsx', permission: 'burden.read', title: '导出一周的负担（表格）', answers: 'xlsx' }),
};
