import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { isDay } from '@village/shared/kernel/day';
import { AppModule } from '../app.module';
import { readSettings, SettingsError } from '../common/settings';
import { PastClock } from './past-clock';
import { Story } from './story';

const USAGE = '用法：node server/dist/demo/main.js [--today 2026-03-10] [--seed 7]';

/** Makes the invented county in an empty database; told by `npm start` with DEMO=1, never in production. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { today: { type: 'string' }, seed: { type: 'string', default: '7' } } });
  const settings = readSettings(process.env);
  if (settings.production || !settings.demo) throw new SettingsError('示例数据只在演示模式（DEMO=1）下生成，不能用于生产环境。');
  const clock = new PastClock();
  const today = values.today ?? clock.today();
  if (!isDay(today) || !/^\d{1,9}$/.test(values.seed)) throw new SettingsError(USAGE);
  const app = await NestFactory.createApplicationContext(AppModule.with(settings, clock), { logger: ['error'] });
  try {
    await new Story(app, clock, today, Number(values.seed)).tell(say);
  } finally {
    await app.close();
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingsError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
