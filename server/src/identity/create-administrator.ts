import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { isRefusal } from '@village/shared/kernel/refusal';
import { AppModule } from '../app.module';
import { readSettings } from '../common/settings';
import type { Clock } from '../common/time';
import { AdministratorService, type FirstAdministrator } from './administrator.service';

const USAGE = '用法：npm run administrator -- --county 县名 --name 姓名 --phone 手机号 [--again]\n三项都要填写，手机号是 11 位数字，县名最多 40 个字，姓名最多 30 个字。';

interface Outcome {
  text: string;
  /** The exit code: 0 it is done, 1 it is refused, 2 the command is not understood. */
  code: number;
}

/** The command that makes the first administrator of a production system. */
export async function createAdministrator(given: string[], environment: NodeJS.ProcessEnv, clock?: Clock): Promise<Outcome> {
  const wanted = read(given);
  if (!wanted) return { text: USAGE, code: 2 };
  const app = await NestFactory.createApplicationContext(AppModule.with(readSettings(environment), clock), { logger: ['error'], abortOnError: false });
  try {
    const reply = await app.get(AdministratorService).create(wanted);
    if (isRefusal(reply)) return { text: reply.text, code: 1 };
    const text = [
      `已为“${wanted.county}”设立管理员：${wanted.name}。`, `一次性登录码：${reply.code}（24 小时内有效，只显示这一次）`,
      '请在浏览器打开系统，用手机号和这个登录码登录，然后设置自己的密码。',
    ].join('\n');
    return { text, code: 0 };
  } finally {
    await app.close();
  }
}

function read(given: string[]): FirstAdministrator | null {
  try {
    const { values } = parseArgs({ args: given, options: { county: { type: 'string' }, name: { type: 'string' }, phone: { type: 'string' }, again: { type: 'boolean' } } });
    const [county, name, phone] = [values.county, values.name, values.phone].map(text => text?.trim() ?? '');
    const isComplete = county !== '' && county.length <= 40 && name !== '' && name.length <= 30 && /^1[3-9]\d{9}$/.test(phone);
    return isComplete ? { county, name, phone, again: values.again ?? false } : null;
  } catch {
    return null;
  }
}

function say({ text, code }: Outcome): void {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = code;
}

if (require.main === module) {
  createAdministrator(process.argv.slice(2), process.env).then(say, (error: Error) => say({ text: error.message, code: 1 }));
}
