import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { MESSAGE_KINDS, type MessageKind } from '@village/shared/contract/notice';

/** All settings of the server, read from the environment once and nowhere else; `docs/operations.md` lists them. */
export interface Settings {
  production: boolean;
  /** Invented people to sign in as, and a stand-in for WeChat. */
  demo: boolean;
  port: number;
  /** The second listener, on which the platform's X-WX-* headers are believed; null: there is none. */
  privatePort: number | null;
  /** Where the SQLite file lies; `:memory:` keeps everything in memory. */
  dataFolder: string;
  /** `mysql://user:password@host:port/name`; null: SQLite. */
  databaseUrl: string | null;
  /** The address people reach the server at, without a slash at the end. */
  publicUrl: string;
  /** Addresses of the proxy in front, whose X-Forwarded-* headers are believed; empty: nobody's. */
  trustedProxy: string[];
  qrKey: Buffer;
  fieldKey: Buffer;
  /** An empty base URL: the program starts a stand-in for the platform. */
  wechat: { appId: string; secret: string; baseUrl: string };
  /** The templates of WeChat's messages, by kind; what has none is told in the app alone. */
  messageTemplates: Partial<Record<MessageKind, MessageTemplate>>;
  logLevel: 'silent' | 'info';
  /** From when to when nobody is told anything, `21:00` to `08:00`. */
  quietHours: { from: string; to: string };
  /** Where backups go, once a day from this time on; null: none are made. */
  backup: { folder: string; passphrase: string; time: string } | null;
  /** Where a monitor on the same machine reads the figures; null: nowhere. */
  metricsPort: number | null;
  /** In megabytes: with less than this left on the disk of the data nothing more is taken. */
  diskReserve: number;
  /** Of one address: a township office behind one has everybody's. */
  requestsPerMinute: number;
}

/** A template chosen on the platform: its id, and what its fields for the words and for the time are called. */
export interface MessageTemplate {
  id: string;
  text: string;
  time: string;
}

/** A setting that is missing or wrong; the text names it and says what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

type Environment = Record<string, string | undefined>;

/** Reads the settings, or throws a `SettingsError` that names every one that is missing or wrong. */
export function readSettings(environment: Environment): Settings {
  const wrong: string[] = [];
  const text = (name: string) => environment[name]?.trim() ?? '';
  const production = text('NODE_ENV') === 'production';
  const demo = text('DEMO') === '1';
  if (demo && production) wrong.push('DEMO：演示模式不能用于生产环境。请去掉 DEMO，或者不要设置 NODE_ENV=production');

  const port = portOf('PORT', text('PORT') || '3000', wrong);
  const privatePort = text('PRIVATE_PORT') ? portOf('PRIVATE_PORT', text('PRIVATE_PORT'), wrong) : null;
  if (privatePort === port && port !== 0) wrong.push('PRIVATE_PORT：不能与 PORT 相同');

  const metricsPort = text('METRICS_PORT') ? portOf('METRICS_PORT', text('METRICS_PORT'), wrong) : null;
  if (metricsPort !== null && metricsPort !== 0 && [port, privatePort].includes(metricsPort)) wrong.push('METRICS_PORT：不能与 PORT、PRIVATE_PORT 相同');
  const diskReserve = Number(text('DISK_RESERVE_MB') || '500');
  if (!Number.isInteger(diskReserve) || diskReserve < 0) wrong.push('DISK_RESERVE_MB：要是一个整数，单位兆字节');

  const requestsPerMinute = Number(text('REQUESTS_PER_MINUTE') || '1800');
  if (!Number.isInteger(requestsPerMinute) || requestsPerMinute < 60) wrong.push('REQUESTS_PER_MINUTE：要是一个不小于 60 的整数');

  const databaseUrl = text('DATABASE_URL') || null;
  if (databaseUrl && !isMySqlUrl(databaseUrl)) wrong.push('DATABASE_URL：要写成 mysql://用户:密码@主机:端口/库名；不设置则使用 SQLite 文件');

  const publicUrl = text('PUBLIC_URL').replace(/\/+$/, '') || `http://localhost:${port}`;
  if (!URL.canParse(publicUrl)) wrong.push('PUBLIC_URL：要写成 https://域名');
  if (production && !text('PUBLIC_URL')) wrong.push('PUBLIC_URL：生产环境必须设置，即用户访问的网址');

  const secret = (name: string, what: string) => {
    if (!text(name) && production) wrong.push(`${name}：生产环境必须设置（${what}）`);
    return text(name);
  };
  const key = (name: string, what: string) => {
    const given = secret(name, what);
    if (!given) return developmentKey(name);
    if (!/^[0-9a-f]{64}$/i.test(given)) wrong.push(`${name}：要是 64 个十六进制字符，可用 openssl rand -hex 32 生成`);
    return Buffer.from(given, 'hex');
  };

  const settings: Settings = {
    production, demo, port, privatePort, metricsPort, diskReserve, requestsPerMinute, databaseUrl, publicUrl,
    dataFolder: text('DATA_DIR') === ':memory:' ? ':memory:' : resolve(text('DATA_DIR') || 'data'),
    trustedProxy: text('TRUSTED_PROXY').split(',').map(each => each.trim()).filter(Boolean),
    qrKey: key('QR_KEY', '二维码签名密钥'),
    fieldKey: key('FIELD_KEY', '手机号等字段的加密密钥'),
    wechat: {
      appId: secret('WECHAT_APP_ID', '小程序 AppID') || 'wx0000000000000000',
      secret: secret('WECHAT_SECRET', '小程序 AppSecret') || 'development-secret',
      baseUrl: text('WECHAT_BASE_URL').replace(/\/+$/, '') || (demo ? '' : 'https://api.weixin.qq.com'),
    },
    messageTemplates: messageTemplates(text('WECHAT_TEMPLATES') || (demo ? DEMO_TEMPLATES : ''), wrong),
    logLevel: text('LOG_LEVEL') === 'silent' ? 'silent' : 'info',
    quietHours: quietHours(text('QUIET_HOURS') || '21:00-08:00', wrong),
    backup: backup(text('BACKUP_DIR'), text('BACKUP_PASSPHRASE'), text('BACKUP_TIME') || '02:30', wrong),
  };
  if (settings.wechat.baseUrl && !URL.canParse(settings.wechat.baseUrl)) wrong.push('WECHAT_BASE_URL：要写成 https://域名');
  if (wrong.length > 0) throw new SettingsError(`设置有误，服务没有启动：\n${wrong.map(each => `  ${each}`).join('\n')}`);
  return settings;
}

function portOf(name: string, value: string, wrong: string[]): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) wrong.push(`${name}：要是 0 到 65535 之间的端口号`);
  return port;
}

function isMySqlUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && url.protocol === 'mysql:' && url.hostname !== '' && /^\/[A-Za-z0-9_-]+$/.test(url.pathname);
}

/** Outside production a missing key is a known one, so that a development database can be read again. */
const developmentKey = (name: string) => createHash('sha256').update(`not for production: ${name}`).digest();

function quietHours(given: string, wrong: string[]): Settings['quietHours'] {
  const found = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(given);
  if (!found) wrong.push('QUIET_HOURS：要写成 21:00-08:00');
  return { from: found?.[1] ?? '21:00', to: found?.[2] ?? '08:00' };
}

const SHORTEST_PASSPHRASE = 16;

function backup(folder: string, passphrase: string, time: string, wrong: string[]): Settings['backup'] {
  if (folder === '') return null;
  if (passphrase.length < SHORTEST_PASSPHRASE) wrong.push(`BACKUP_PASSPHRASE：设了 BACKUP_DIR 就要设备份口令，至少 ${SHORTEST_PASSPHRASE} 个字符，可用 openssl rand -base64 24 生成`);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) wrong.push('BACKUP_TIME：要写成 02:30');
  return { folder: resolve(folder), passphrase, time };
}

const DEMO_TEMPLATES = 'waiting=demo-waiting:thing1,time2;result=demo-result:thing1,time2';

function messageTemplates(given: string, wrong: string[]): Settings['messageTemplates'] {
  const templates: Settings['messageTemplates'] = {};
  for (const each of given.split(';').map(part => part.trim()).filter(Boolean)) {
    const [, kind, id, words, time] = /^(\w+)=([\w-]+):(\w+),(\w+)$/.exec(each) ?? [];
    if (MESSAGE_KINDS.some(known => known === kind)) templates[kind as MessageKind] = { id, text: words, time };
    else wrong.push('WECHAT_TEMPLATES：要写成 waiting=模板编号:thing1,time2;result=模板编号:thing1,time2');
  }
  return templates;
}
