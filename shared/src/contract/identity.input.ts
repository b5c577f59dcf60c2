import { Key, Phone, Text } from './field.input';

export class SignInInput {
  @Phone('手机号') phone: string;
  /** The password, or a one-time code. */
  @Text('密码', { max: 128 }) password: string;
  @Text('设备名称', { max: 60, optional: true }) device?: string;
}

export class WeChatSignInInput {
  /** From `wx.login`; left out when the platform itself vouches for the caller (微信云托管). */
  @Text('微信登录凭证', { max: 128, optional: true }) code?: string;
  @Text('设备名称', { max: 60, optional: true }) device?: string;
}

export class BindWeChatInput {
  @Key('绑定凭证') ticket: string;
  /** From `<button open-type="getPhoneNumber">`. */
  @Text('手机号凭证', { max: 128 }) phoneCode: string;
  @Text('设备名称', { max: 60, optional: true }) device?: string;
}

export class DemoSignInInput {
  @Key('演示身份') personId: string;
  @Text('设备名称', { max: 60, optional: true }) device?: string;
}

export class DeviceInput {
  @Key('设备') id: string;
}

export class ChangePasswordInput {
  /** Not asked of a person who signed in with a one-time code or has no password yet. */
  @Text('现在的密码', { max: 128, optional: true }) current?: string;
  @Text('新密码', { max: 128 }) next: string;
}

export class ChangePhoneInput {
  @Text('手机号凭证', { max: 128 }) phoneCode: string;
}

export class PersonIdInput {
  @Key('人员') id: string;
}
