import { endpoint, type FileReply, type PageReply } from './endpoint';
import type { HandbookBoardInput, HandbookPictureInput } from './handbook.input';

export type HandbookBlock = { kind: 'text'; text: string } | { kind: 'list'; items: string[]; numbered: boolean } | { kind: 'picture'; name: string; caption: string };

export interface HandbookSection {
  title: string;
  blocks: HandbookBlock[];
}

export interface HandbookChapter {
  id: string;
  title: string;
  /** Written for a role that the reader holds. */
  own: boolean;
  sections: HandbookSection[];
}

export interface Handbook {
  /** Those for the reader first. */
  chapters: HandbookChapter[];
}

export const handbook = {
  read: endpoint<void, Handbook>({ method: 'GET', path: '/handbook', permission: 'identity.self', title: '怎么用', reply: 'Handbook' }),
  picture: endpoint<HandbookPictureInput, FileReply>({ method: 'GET', path: '/handbook/pictures/:name', permission: 'identity.self', title: '怎么用里的图', answers: 'file' }),
  villager: endpoint<HandbookBoardInput, PageReply>({ method: 'GET', path: '/b/:code/help', permission: 'public', title: '公示栏怎么用网页', shows: 'page' }),
};
