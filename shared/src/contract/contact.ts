import type { Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { AddContactInput, ContactsInput, EndContactInput } from './contact.input';
import { endpoint } from './endpoint';

/** Whom a cadre keeps contact with, where the document in force gives no list of its own. */
export const CONTACT_KINDS = ['村干部', '党员', '群众代表', '困难群众'] as const;

export interface Contact {
  id: string;
  /** 村干部, 党员 … as the document calls them. */
  who: string;
  name: string;
  from: Day;
  to: Day | null;
  endedReason: string;
  /** Of the time that is counted: talks with him, and difficulties solved. */
  talks: number;
  solved: number;
  lastTalk: Day | null;
}

export interface ContactDuty {
  text: string;
  /** Null: the document leaves it open, and an administrator has to say it. */
  met: boolean | null;
  because: Reason[];
}

export interface Contacts {
  personId: string;
  name: string;
  teamId: string | null;
  /** What is counted: "2025-H1"; empty where the document asks for no talks. */
  period: string;
  contacts: Contact[];
  /** What the document asks: talks with each, how many contacts, how many paired households. */
  duties: ContactDuty[];
  kinds: string[];
  mine: boolean;
}

export const contact = {
  list: endpoint<ContactsInput, Contacts>({ method: 'GET', path: '/households/contacts', permission: 'household.read', title: '联系的群众', reply: 'Contacts' }),
  add: endpoint<AddContactInput, Contacts>({ method: 'POST', path: '/households/contacts', permission: 'household.write', title: '新增联系的群众', reply: 'Contacts' }),
  end: endpoint<EndContactInput, Contacts>({ method: 'POST', path: '/households/contacts/:id/end', permission: 'household.write', title: '不再联系', reply: 'Contacts' }),
};
