// The server on the day of the measurement's county: sheets of a month that is over, whatever day it is now.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { TODAY } from './county.mjs';

const load = createRequire(join(ROOT, 'server/package.json'));
load('reflect-metadata');
const { createApp } = load('./dist/app.module.js');
const { readSettings } = load('./dist/common/settings.js');
const { PastClock } = load('./dist/demo/past-clock.js');

const clock = new PastClock();
clock.set(TODAY, '09:00');
const settings = readSettings(process.env);
const app = await createApp(settings, clock);
app.enableShutdownHooks(undefined, { useProcessExit: true });
await app.listen(settings.port, '127.0.0.1');
