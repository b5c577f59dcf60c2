import type { Permission } from '../kernel/permission';
import type { RoleId } from '../kernel/role';
import type { Instant } from '../kernel/day';
import { endpoint } from './endpoint';
import type {
  BindWeChatInput, ChangePasswordInput, ChangePhoneInput, DemoSignInInput, DeviceInput, PersonIdInput, SignInInput, WeChatSignInInput,
} from './identity.input';

/** A role somebody holds today, and where. */
export interface HeldRole {
  role: RoleId;
  roleName: string;
  organisationId: string;
  organisationName: string;
  path: string;
  teamId: string | null;
  teamName: string | null;
}

/** The person who is signed in. */
export interface Me {
  id: string;
  name: string;
  unitName: string | null;
  post: string | null;
  roles: HeldRole[];
  permissions: Permission[];
  weChatBound: boolean;
  hasPassword: boolean;
}

export interface SessionReply {
  token: string;
  expiresAt: Instant;
  me: Me;
  /** The person signed in with a one-time code and has to choose a password. */
  mustSetPassword: boolean;
}

/** `bound: false`: this WeChat is not bound to anybody yet; the ticket is good for one binding within ten minutes. */
export type WeChatSignInReply = ({ bound: true } & SessionReply) | { bound: false; ticket: string };

export interface Device {
  id: string;
  label: string;
  kind: 'wechat' | 'browser';
  signedInAt: Instant;
  lastSeenAt: Instant;
  current: boolean;
}

export interface DemoIdentity {
  personId: string;
  name: string;
  roles: string;
  place: string;
}

export interface OneTimeCodeReply {
  /** Said once, to be handed to the person; he signs in with it and chooses a password. */
  code: string;
  expiresAt: Instant;
}

export interface SecurityReply {
  weChatBound: boolean;
  hasPassword: boolean;
  devices: Device[];
}

export const identity = {
  signIn: endpoint<SignInInput, SessionReply>({ method: 'POST', path: '/sessions', permission: 'public', title: '手机号和密码登录', reply: 'SessionReply' }),
  signInWeChat: endpoint<WeChatSignInInput, WeChatSignInReply>({ method: 'POST', path: '/sessions/wechat', permission: 'public', title: '微信登录', reply: 'WeChatSignInReply' }),
  bindWeChat: endpoint<BindWeChatInput, SessionReply>({ method: 'POST', path: '/sessions/wechat/bind', permission: 'public', title: '用手机号绑定微信', reply: 'SessionReply' }),
  demoIdentities: endpoint<void, DemoIdentity[]>({ method: 'GET', path: '/sessions/demo', permission: 'public', title: '演示身份', reply: 'DemoIdentity[]' }),
  signInDemo: endpoint<DemoSignInInput, SessionReply>({ method: 'POST', path: '/sessions/demo', permission: 'public', title: '以演示身份登录', reply: 'SessionReply' }),
  me: endpoint<void, Me>({ method: 'GET', path: '/me', permission: 'identity.self', title: '我的身份', reply: 'Me' }),
  devices: endpoint<void, Device[]>({ method: 'GET', path: '/me/devices', permission: 'identity.self', title: '我的设备', reply: 'Device[]' }),
  revokeDevice: endpoint<DeviceInput, void>({ method: 'DELETE', path: '/me/devices/:id', permission: 'identity.self', title: '移除设备' }),
  signOut: endpoint<void, void>({ method: 'POST', path: '/me/sign-out', permission: 'identity.self', title: '退出登录' }),
  changePassword: endpoint<ChangePasswordInput, void>({ method: 'PUT', path: '/me/password', permission: 'identity.self', title: '设置密码' }),
  changePhone: endpoint<ChangePhoneInput, void>({ method: 'PUT', path: '/me/phone', permission: 'identity.self', title: '更换手机号' }),
  security: endpoint<PersonIdInput, SecurityReply>({ method: 'GET', path: '/people/:id/security', permission: 'identity.manage', title: '登录情况', reply: 'SecurityReply' }),
  issueCode: endpoint<PersonIdInput, OneTimeCodeReply>({ method: 'POST', path: '/people/:id/one-time-code', permission: 'identity.manage', title: '发放一次性登录码', reply: 'OneTimeCodeReply' }),
  unbind: endpoint<PersonIdInput, void>({ method: 'DELETE', path: '/people/:id/binding', permission: 'identity.manage', title: '解除微信绑定' }),
  revokeAll: endpoint<PersonIdInput, void>({ method: 'DELETE', path: '/people/:id/sessions', permission: 'identity.manage', title: '退出全部设备' }),
};
