import type { Day, Instant } from '../kernel/day';
import type { CalendarYear } from '../policy/calendar';
import type { ClauseText } from '../policy/clause-text';
import type { Profile } from '../policy/profile';
import { endpoint, type FileReply, type Page } from './endpoint';
import type {
  ActivePolicyInput, AdoptInput, CalendarInput, EditionInput, EditionsInput, ProfileInput, PublishCalendarInput, ResetValueInput, RevisionInput, SaveDocumentInput, SaveNamesInput, SetValueInput,
  UploadEditionInput,
} from './policy.input';

/** The profile in force somewhere on a day, with the calendars that are known. */
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
  /** It comes with the program and can be adopted; else it is a document of a county's own. */
  shipped: boolean;
}

/** A draft is changed until it is published or discarded; what is published never changes. */
export const EDITION_STATES = ['draft', 'published'] as const;
export type EditionState = (typeof EDITION_STATES)[number];

/** A line of the history of a place. */
export interface EditionLine {
  id: string;
  organisationId: string;
  organisationName: string;
  /** The shipped profile it was made from; null: a document of the county's own. */
  baseId: string | null;
  profileId: string;
  title: string;
  documentTitle: string;
  documentNumber: string;
  /** From this day on it is in force at this place. */
  effectiveFrom: Day;
  state: EditionState;
  version: string;
  /** How many values are not those of the shipped document. */
  changes: number;
  /** How many values wait for an administrator. */
  blanks: number;
  draftedByName: string;
  draftedAt: Instant;
  publishedByName: string | null;
  publishedAt: Instant | null;
  /** In force at this place today. */
  inForce: boolean;
}

/** The whole regulation of a place as it is, or is to be, in force there from a day on. */
export interface Edition extends EditionLine {
  profile: Profile;
  /** The shipped document to compare with; null for a document of the county's own. */
  base: Profile | null;
  /** The published edition of this place that this one follows or would follow; null: it is the first. */
  previousId: string | null;
  /** Changes with every save and is sent back with the next one: a stale one is refused with `edition_changed`, nothing is lost. */
  revision: number;
  may: { edit: boolean; publish: boolean; discard: boolean };
  /** Why this person may not publish it now; null when he may, or when it is published. */
  publishRefusal: string | null;
}

/** Days on which teams stood in a township while no regulation was in force there. */
export interface PolicyGap {
  organisationId: string;
  organisationName: string;
  from: Day;
  to: Day;
  text: string;
}

export const policy = {
  active: endpoint<ActivePolicyInput, ActivePolicy>({ method: 'GET', path: '/policy/active', permission: 'policy.read', title: '现行制度', reply: 'ActivePolicy' }),
  gaps: endpoint<void, PolicyGap[]>({ method: 'GET', path: '/policy/gaps', permission: 'policy.read', title: '没有制度的日子', reply: 'PolicyGap[]' }),
  profiles: endpoint<void, ProfileLine[]>({ method: 'GET', path: '/policy/profiles', permission: 'policy.read', title: '可选用的制度', reply: 'ProfileLine[]' }),
  profile: endpoint<ProfileInput, Profile>({ method: 'GET', path: '/policy/profiles/:id', permission: 'policy.read', title: '一份制度', reply: 'Profile' }),
  clauses: endpoint<ProfileInput, ClauseText[]>({ method: 'GET', path: '/policy/profiles/:id/clauses', permission: 'policy.read', title: '逐条说明', reply: 'ClauseText[]' }),
  adopt: endpoint<AdoptInput, Edition>({ method: 'POST', path: '/policy/adoptions', permission: 'policy.manage', title: '选用制度', reply: 'Edition' }),
  editions: endpoint<EditionsInput, Page<EditionLine>>({ method: 'GET', path: '/policy/editions', permission: 'policy.read', title: '各地的制度版本', reply: 'Page<EditionLine>' }),
  edition: endpoint<EditionInput, Edition>({ method: 'GET', path: '/policy/editions/:id', permission: 'policy.read', title: '制度版本', reply: 'Edition' }),
  copy: endpoint<EditionInput, Edition>({ method: 'POST', path: '/policy/editions/:id/copy', permission: 'policy.manage', title: '复制为草稿', reply: 'Edition' }),
  saveDocument: endpoint<SaveDocumentInput, Edition>({ method: 'PUT', path: '/policy/editions/:id/document', permission: 'policy.manage', title: '修改文件信息', reply: 'Edition' }),
  saveNames: endpoint<SaveNamesInput, Edition>({ method: 'PUT', path: '/policy/editions/:id/names', permission: 'policy.manage', title: '修改岗位和机构的名称', reply: 'Edition' }),
  setValue: endpoint<SetValueInput, Edition>({ method: 'PUT', path: '/policy/editions/:id/values', permission: 'policy.manage', title: '修改取值', reply: 'Edition' }),
  resetValue: endpoint<ResetValueInput, Edition>({ method: 'POST', path: '/policy/editions/:id/values/reset', permission: 'policy.manage', title: '恢复原文', reply: 'Edition' }),
  publish: endpoint<RevisionInput, Edition>({ method: 'POST', path: '/policy/editions/:id/publish', permission: 'policy.manage', title: '发布制度', reply: 'Edition' }),
  discard: endpoint<EditionInput, void>({ method: 'POST', path: '/policy/editions/:id/discard', permission: 'policy.manage', title: '删除草稿' }),
  download: endpoint<EditionInput, FileReply>({ method: 'GET', path: '/policy/editions/:id/file.json', permission: 'policy.read', title: '下载制度文件', answers: 'json' }),
  upload: endpoint<UploadEditionInput, Edition>({ method: 'POST', path: '/policy/editions/file', permission: 'policy.manage', title: '上传制度文件', accepts: 'json', reply: 'Edition' }),
  calendar: endpoint<CalendarInput, CalendarYear>({ method: 'GET', path: '/policy/calendars/:year', permission: 'policy.read', title: '节假日安排', reply: 'CalendarYear' }),
  publishCalendar: endpoint<PublishCalendarInput, CalendarYear>({ method: 'PUT', path: '/policy/calendars/:year', permission: 'policy.manage', title: '登记节假日安排', reply: 'CalendarYear' }),
};
