import type { Instant } from '../kernel/day';
import { endpoint, type Page } from './endpoint';
import type { AllowMessagesInput, NoticesInput, ReadNoticesInput } from './notice.input';

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

/** What WeChat may tell a person outside of the app, each by a template of its own: something waits for him; what he asked for has an answer. */
export const MESSAGE_KINDS = ['waiting', 'result'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export const MESSAGE_KIND_NAMES: Record<MessageKind, string> = { waiting: '有事等您办', result: '您的申请有了结果' };

/** What a person has allowed: one yes is one message. */
export interface AllowedMessage {
  kind: MessageKind;
  /** What WeChat is asked to allow. */
  templateId: string;
  /** So many messages may still be sent. */
  remaining: number;
}

export const notice = {
  unread: endpoint<void, UnreadNotices>({ method: 'GET', path: '/notices/unread', permission: 'identity.self', title: '没有看过的通知', reply: 'UnreadNotices' }),
  list: endpoint<NoticesInput, Page<NoticeLine>>({ method: 'GET', path: '/notices', permission: 'identity.self', title: '通知', reply: 'Page<NoticeLine>' }),
  read: endpoint<ReadNoticesInput, UnreadNotices>({ method: 'POST', path: '/notices/read', permission: 'identity.self', title: '通知看过了', reply: 'UnreadNotices' }),
  messages: endpoint<void, AllowedMessage[]>({ method: 'GET', path: '/notices/messages', permission: 'identity.self', title: '微信提醒', reply: 'AllowedMessage[]' }),
  allow: endpoint<AllowMessagesInput, AllowedMessage[]>({ method: 'POST', path: '/notices/messages', permission: 'identity.self', title: '同意用微信提醒', reply: 'AllowedMessage[]' }),
};
