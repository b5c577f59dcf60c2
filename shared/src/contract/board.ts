import type { Clock, Day, Instant, Month } from '../kernel/day';
import type { PublicationTable } from './publication';
import { endpoint, type FileReply, type PageReply, type PictureReply } from './endpoint';
import type { BoardCodeInput, BoardIdInput, BoardPhoneInput, BoardPictureInput, BoardPublicationInput, CardInput, EndWhereaboutsInput, RenewBoardInput, SetBoardInput, WhereaboutsInput } from './board.input';

/** Somebody of the team, as the village sees him. His number is not among it: it is asked for by a tap. */
export interface BoardPerson {
  personId: string;
  name: string;
  roleName: string;
  unitName: string;
  post: string;
  /** Has he put up a picture of himself? */
  photo: boolean;
}

export interface BoardDuty {
  day: Day;
  names: string[];
  /** Who has the duty is away, and another is not named yet. */
  rearranging: boolean;
}

/** Which group patrols on a day, and who of it is there; villagers who go along are not named here. */
export interface BoardPatrol {
  day: Day;
  group: number;
  names: string[];
  withVillagers: boolean;
  from: Clock;
  to: Clock;
}

/** Where a team is now, in its own words, until when. */
export interface BoardWhereabouts {
  id: string;
  text: string;
  byName: string;
  at: Instant;
  until: Instant;
}

/** What was promised, and how far it is. */
export interface BoardCommitment {
  id: string;
  title: string;
  target: string;
  responsible: string;
  due: Day | null;
  isDone: boolean;
  progress: { day: Day; text: string } | null;
}

export interface BoardPublication {
  id: string;
  title: string;
  subjectName: string;
  day: Day;
  version: number;
}

/** The month's attendance, on the days on which it is publicised; in days. What leave somebody took is nobody's business here. */
export interface BoardAttendance {
  month: Month;
  until: Day;
  rows: { personId: string; name: string; inVillage: number; officialTrip: number; leave: number; absent: number }[];
}

/** What everybody may know of a village's team. */
export interface BoardReply {
  villageName: string;
  townshipName: string;
  day: Day;
  time: Clock;
  officeHours: string;
  /** Shown in large letters to whoever has not chosen. */
  large: boolean;
  people: BoardPerson[];
  /** Today and the six days after it; empty where no roster is published. */
  duty: BoardDuty[];
  /** The same days; empty where the document knows no patrol or there are no groups. */
  patrols: BoardPatrol[];
  whereabouts: BoardWhereabouts[];
  commitments: BoardCommitment[];
  publications: BoardPublication[];
  attendance: BoardAttendance | null;
}

/** A published text as everybody reads it, with the versions before and after it. */
export interface BoardText extends BoardPublication {
  villageName: string;
  text: string;
  table: PublicationTable | null;
  versions: { id: string; version: number; day: Day }[];
}

export interface BoardPhone {
  phone: string;
}

/** What is still missing until a board says everything it should. */
export interface BoardLack {
  what: 'code' | 'office_hours' | 'people' | 'photo' | 'duty' | 'commitments';
  text: string;
}

export interface BoardLine {
  villageId: string;
  villageName: string;
  townshipName: string;
  lacks: BoardLack[];
  mayManage: boolean;
}

/** How the board of a village stands, for those above it: what it lacks, what should have been published, what is objected to. */
export interface BoardStanding extends BoardLine {
  /** Matters whose day has passed, and those that are due next. */
  late: BoardDue[];
  open: BoardDue[];
  /** Promises whose day has passed and that are not fulfilled. */
  commitmentsLate: string[];
  /** Objections to the month's attendance that nobody has answered yet. */
  objections: number;
  people: number;
  /** So many of them agree that the poster prints their number. */
  phonesAgreed: number;
}

export interface BoardDue {
  subjectName: string;
  due: Day;
}

/** The board of a village for those who keep it. */
export interface BoardDetail extends BoardLine {
  /** The address people open; null until a code was made. */
  address: string | null;
  code: string | null;
  /** The squares of the code, row by row. */
  squares: string[] | null;
  madeAt: Instant | null;
  officeHours: string;
  large: boolean;
  /** How often the settings were changed: whoever changes them says which he saw. */
  revision: number;
  board: BoardReply;
}

/** What a person lets the board and the poster show of him. */
export interface BoardCard {
  photoId: string | null;
  photoOnPoster: boolean;
  phoneOnPoster: boolean;
  /** Every time he agreed, the latest first. */
  consents: PosterConsent[];
}

export interface PosterConsent {
  what: 'photo' | 'phone';
  givenAt: Instant;
  withdrawnAt: Instant | null;
}

export const board = {
  page: endpoint<BoardCodeInput, PageReply>({ method: 'GET', path: '/b/:code', permission: 'public', title: '村公示栏网页', shows: 'page' }),
  picture: endpoint<BoardPictureInput, PictureReply>({ method: 'GET', path: '/b/:code/photos/:personId', permission: 'public', title: '公示栏上的照片', shows: 'picture' }),
  text: endpoint<BoardPublicationInput, PageReply>({ method: 'GET', path: '/b/:code/publications/:id', permission: 'public', title: '公开的内容网页', shows: 'page' }),
  publication: endpoint<BoardPublicationInput, BoardText>({ method: 'GET', path: '/boards/:code/publications/:id', permission: 'public', title: '村民看的公开内容', reply: 'BoardText' }),
  /** The same for the mini program, where a page cannot name an address of its own. */
  photo: endpoint<BoardPictureInput, FileReply>({ method: 'GET', path: '/boards/:code/photos/:personId', permission: 'public', title: '公示栏上的照片（小程序）', answers: 'file' }),
  data: endpoint<BoardCodeInput, BoardReply>({ method: 'GET', path: '/boards/:code', permission: 'public', title: '村公示栏', reply: 'BoardReply' }),
  phone: endpoint<BoardPhoneInput, BoardPhone>({ method: 'POST', path: '/boards/:code/phones', permission: 'public', title: '查看公示的电话', reply: 'BoardPhone' }),
  list: endpoint<void, BoardStanding[]>({ method: 'GET', path: '/disclosures/boards', permission: 'disclosure.read', title: '各村公示栏', reply: 'BoardStanding[]' }),
  listXlsx: endpoint<void, FileReply>({ method: 'GET', path: '/disclosures/boards.xlsx', permission: 'disclosure.read', title: '导出各村公示栏', answers: 'xlsx' }),
  detail: endpoint<BoardIdInput, BoardDetail>({ method: 'GET', path: '/disclosures/boards/:villageId', permission: 'disclosure.read', title: '管理一个村的公示栏', reply: 'BoardDetail' }),
  set: endpoint<SetBoardInput, BoardDetail>({ method: 'PUT', path: '/disclosures/boards/:villageId', permission: 'disclosure.manage', title: '修改公示栏', reply: 'BoardDetail' }),
  renew: endpoint<RenewBoardInput, BoardDetail>({ method: 'POST', path: '/disclosures/boards/:villageId/code', permission: 'disclosure.manage', title: '生成或更换公示栏的码', reply: 'BoardDetail' }),
  card: endpoint<void, BoardCard>({ method: 'GET', path: '/disclosures/card', permission: 'disclosure.record', title: '我在公示栏上的样子', reply: 'BoardCard' }),
  setCard: endpoint<CardInput, BoardCard>({ method: 'PUT', path: '/disclosures/card', permission: 'disclosure.record', title: '修改我在公示栏上的样子', reply: 'BoardCard' }),
  say: endpoint<WhereaboutsInput, BoardWhereabouts>({ method: 'POST', path: '/disclosures/whereabouts', permission: 'disclosure.record', title: '告诉村民工作队在哪里', reply: 'BoardWhereabouts' }),
  endSaying: endpoint<EndWhereaboutsInput, void>({ method: 'POST', path: '/disclosures/whereabouts/:id/end', permission: 'disclosure.record', title: '收回工作队去向' }),
};
