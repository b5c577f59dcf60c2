import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint } from './endpoint';
import type { EmergencyInput, SaveEmergencyInput } from './emergency.input';
import type { IssueState } from './issue-words';

/** Somebody to call. */
export interface EmergencyContact {
  name: string;
  duty: string;
  /** Whole for those who deal with it, masked for others. */
  phone: string;
}

/** The plan of a village for the worst: whom to call, who decides, what to do. */
export interface EmergencyPlan {
  villageId: string;
  villageName: string;
  version: number;
  text: string;
  savedByName: string | null;
  savedAt: Instant | null;
  /** By the document; empty where it names nobody. */
  firstResponsible: string;
  members: string[];
  /** To whom it is reported, in order. */
  chain: string[];
  because: Reason[];
  /** Who serves today: the first responsible, the village, the team, the township; always as the roster stands. */
  groups: { name: string; contacts: EmergencyContact[] }[];
  /** Those who stand in no roster: hospital, police, firemen. */
  others: EmergencyContact[];
  /** What was reported at once in the last time. */
  events: { id: string; title: string; state: IssueState; foundOn: Day }[];
  may: { write: boolean; raise: boolean };
}

export const emergency = {
  plan: endpoint<EmergencyInput, EmergencyPlan>({ method: 'GET', path: '/plans/emergency/:villageId', permission: 'plan.read', title: '应急预案', reply: 'EmergencyPlan' }),
  save: endpoint<SaveEmergencyInput, EmergencyPlan>({ method: 'POST', path: '/plans/emergency/:villageId', permission: 'plan.write', title: '修改应急预案', reply: 'EmergencyPlan' }),
};
