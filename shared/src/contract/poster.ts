import type { Day, Month } from '../kernel/day';
import type { BoardIdInput } from './board.input';
import { endpoint, type FileReply, type StreamReply } from './endpoint';
import type { Making } from './making';
import type { PosterInput, PostersInput, StartPostersInput } from './poster.input';

/** What the poster of a village will say, before it is printed: of everybody what he agreed to. */
export interface PosterReply {
  villageId: string;
  villageName: string;
  /** Null: no code was made, so nothing is printed. */
  address: string | null;
  month: Month;
  officeHours: string;
  people: PosterPerson[];
  /** Days of the month for which a roster is published. */
  dutyDays: number;
}

export interface PosterPerson {
  personId: string;
  name: string;
  roleName: string;
  /** `none`: he has put up no picture. */
  photo: 'agreed' | 'not_agreed' | 'none';
  /** Since when he agrees that his number is printed; null: it is not. */
  phoneSince: Day | null;
}

/** A township whose posters can be made together. */
export interface PosterPlace {
  organisationId: string;
  name: string;
  villages: number;
  /** The latest, whoever began it. */
  last: Making | null;
}

export const poster = {
  places: endpoint<void, PosterPlace[]>({ method: 'GET', path: '/disclosures/posters', permission: 'disclosure.manage', title: '可以一起生成海报的乡镇', reply: 'PosterPlace[]' }),
  start: endpoint<StartPostersInput, Making>({ method: 'POST', path: '/disclosures/posters', permission: 'disclosure.manage', title: '生成全镇的海报', reply: 'Making' }),
  status: endpoint<PostersInput, Making>({ method: 'GET', path: '/disclosures/posters/:id', permission: 'disclosure.manage', title: '海报生成的进度', reply: 'Making' }),
  stop: endpoint<PostersInput, Making>({ method: 'POST', path: '/disclosures/posters/:id/stop', permission: 'disclosure.manage', title: '停止生成海报', reply: 'Making' }),
  zip: endpoint<PostersInput, StreamReply>({ method: 'GET', path: '/disclosures/posters/:id/file.zip', permission: 'disclosure.manage', title: '下载全镇的海报', answers: 'zip' }),
  one: endpoint<BoardIdInput, PosterReply>({ method: 'GET', path: '/disclosures/boards/:villageId/poster', permission: 'disclosure.read', title: '一个村的海报上有什么', reply: 'PosterReply' }),
  pdf: endpoint<PosterInput, FileReply>({ method: 'GET', path: '/disclosures/boards/:villageId/poster.pdf', permission: 'disclosure.read', title: '一个村的海报', answers: 'pdf' }),
};
