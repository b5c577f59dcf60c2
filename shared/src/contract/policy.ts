import type { Day, Instant } from '../kernel/day';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { endpoint } from './endpoint';
import type { ActivePolicyInput, AdoptInput, CalendarInput, PublishCalendarInput, SetValueInput } from './policy.input';

/** The profile in force somewhere on a day, its county's own values laid over it, with the calendars that are known. */
export interface ActivePolicy {
  organisationId: string;
  on: Day;
  profile: Profile;
  calendars: CalendarYear[];
}

export interface ProfileLine {
  id: string;
  title: string;
  documentTitle: string;
  /** Null: the document has no date and is in force from the day it is adopted. */
  effectiveFrom: Day | null;
}

export interface Adoption {
  id: string;
  organisationId: string;
  organisationName: string;
  profileId: string;
  profileTitle: string;
  effectiveFrom: Day;
  /** Blank values of the source that an administrator has to give. */
  blanks: { key: string; label: string; clause: string; value: unknown }[];
  adoptedAt: Instant;
}

export const policy = {
  active: endpoint<ActivePolicyInput, ActivePolicy>({ method: 'GET', path: '/policy/active', permission: 'policy.read', title: '现行制度', reply: 'ActivePolicy' }),
  profiles: endpoint<void, ProfileLine[]>({ method: 'GET', path: '/policy/profiles', permission: 'policy.read', title: '可选用的制度', reply: 'ProfileLine[]' }),
  adoptions: endpoint<void, Adoption[]>({ method: 'GET', path: '/policy/adoptions', permission: 'policy.read', title: '各地选用的制度', reply: 'Adoption[]' }),
  adopt: endpoint<AdoptInput, Adoption>({ method: 'POST', path: '/policy/adoptions', permission: 'policy.manage', title: '选用制度', reply: 'Adoption' }),
  setValue: endpoint<SetValueInput, Adoption>({ method: 'PUT', path: '/policy/adoptions/:id/values', permission: 'policy.manage', title: '填写制度空缺', reply: 'Adoption' }),
  calendar: endpoint<CalendarInput, CalendarYear>({ method: 'GET', path: '/policy/calendars/:year', permission: 'policy.read', title: '节假日安排', reply: 'CalendarYear' }),
  publishCalendar: endpoint<PublishCalendarInput, CalendarYear>({ method: 'PUT', path: '/policy/calendars/:year', permission: 'policy.manage', title: '登记节假日安排', reply: 'CalendarYear' }),
};
