import type { Instant } from '../kernel/day';
import { endpoint, type Page } from './endpoint';
import type { NoticesInput, ReadNoticesInput } from './notice.input';

/** Something a person should know, in plain words, with the page where it is dealt with. */
export interface NoticeLine {
  id: string;
  text: string;
  /** `/pages/leave/detail/index?id=…`; null where there is nothing to open. */
  page: string | null;
  at: Instant;
  read: boolean;
}

export interface UnreadNotices {
  count: number;
  latest: NoticeLine[];
}

export const notice = {
  unread: endpoint<void, UnreadNotices>({ method: 'GET', path: '/notices/unread', permission: 'identity.self', title: '没有看过的通知', reply: 'UnreadNotices' }),
  list: endpoint<NoticesInput, Page<NoticeLine>>({ method: 'GET', path: '/notices', permission: 'identity.self', title: '通知', reply: 'Page<NoticeLine>' }),
  read: endpoint<ReadNoticesInput, UnreadNotices>({ method: 'POST', path: '/notices/read', permission: 'identity.self', title: '通知看过了', reply: 'UnreadNotices' }),
};
