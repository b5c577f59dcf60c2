import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { isRefusal } from '@village/shared/kernel/refusal';
import { AppModule } from '../app.module';
import { readSettings } from '../common/settings';
import { AdministratorService } from './administrator.service';

const USAGE = '用法：npm run administrator -- --county 县名 --name 姓名 --phone 手机号 [--again]';

/** The command that makes the first administrator of a production system. */
async function run(): Promise<number> {
  const { values } = parseArgs({ options: { county: { type: 'string' }, name: { type: 'string' }, phone: { type: 'string' }, again: { type: 'boolean' } } });
  const [county, name, phone] = [values.county, values.name, values.phone].map(text => text?.trim() ?? '');
  if (!county || !name || !/^1[3-9]\d{9}$/.test(phone)) return say(`${USAGE}\n手机号要是 11 位数字，三项都要填写。`, 2);
  const app = await NestFactory.createApplicationContext(AppModule.with(readSettings(process.env)), { logger: ['error'] });
  try {
    const reply = await app.get(AdministratorService).create({ county, name, phone, again: values.again ?? false });
    if (isRefusal(reply)) return say(reply.text, 1);
    return say([
      `已为“${county}”设立管理员：${name}。`, `一次性登录码：${reply.code}（24 小时内有效，只显示这一次）`,
      '请在浏览器打开系统，用手机号和这个登录码登录，然后设置自己的密码。',
    ].join('\n'), 0);
  } finally {
    await app.close();
  }
}

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}

run().then(code => { process.exitCode = code; }, (error: Error) => { process.exitCode = say(error.message, 1); });
