import type { Clock, Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type Page } from './endpoint';
import type { AttendEventInput, EventIdInput, EventsInput, ReportEventInput } from './event.input';

/** What happens in a village that cadres may have to attend, by the words of the documents. */
export const VILLAGE_EVENTS = [
  'village_two_committees_meeting', 'party_members_meeting', 'villager_representatives_meeting', 'household_representatives_meeting', 'villagers_assembly', 'sudden_major_incident', 'assigned_important_work',
  'village_important_activity', 'villager_asks_to_solve_problem',
] as const;
export type VillageEvent = (typeof VILLAGE_EVENTS)[number];

export interface EventLine {
  id: string;
  event: VillageEvent;
  eventName: string;
  text: string;
  villageName: string;
  day: Day;
  at: Clock;
  meetingId: string | null;
  /** How many have to be there, and of how many it is known that they were. */
  expected: number;
  attended: number;
  /** Null: he does not have to be there. */
  mine: 'open' | 'attended' | 'missed' | null;
}

export interface EventPerson {
  personId: string;
  name: string;
  roleName: string;
  /** What the document wants him to do there. */
  duties: { duty: string; name: string; done: boolean }[];
  attended: boolean | null;
  text: string;
  unsolved: string;
  at: Instant | null;
}

export interface EventDetail extends EventLine {
  people: EventPerson[];
  reportedByName: string;
  because: Reason[];
  may: { attend: boolean };
}

export interface EventKinds {
  places: { placeId: string; name: string; events: { event: VillageEvent; name: string }[] }[];
}

export const event = {
  kinds: endpoint<void, EventKinds>({ method: 'GET', path: '/village-events/kinds', permission: 'meeting.read', title: '哪些事必到', reply: 'EventKinds' }),
  list: endpoint<EventsInput, Page<EventLine>>({ method: 'GET', path: '/village-events', permission: 'meeting.read', title: '应到场的事', reply: 'Page<EventLine>' }),
  detail: endpoint<EventIdInput, EventDetail>({ method: 'GET', path: '/village-events/:id', permission: 'meeting.read', title: '一件应到场的事', reply: 'EventDetail' }),
  report: endpoint<ReportEventInput, EventDetail>({ method: 'POST', path: '/village-events', permission: 'meeting.attend', title: '报一件村里的事', keyed: true, reply: 'EventDetail' }),
  attend: endpoint<AttendEventInput, EventDetail>({ method: 'POST', path: '/village-events/:id/parts', permission: 'meeting.attend', title: '登记到场', keyed: true, reply: 'EventDetail' }),
};
