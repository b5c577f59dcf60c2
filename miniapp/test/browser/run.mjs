// npm run test:browser [-- NAME …]: the browser build as the server serves it, in Chromium.
import { createRequire } from 'node:module';
import { faults } from './faults.mjs';

const require = createRequire(import.meta.url);
const { closeBrowser, demandChromium } = require('../stage/chromium.js');
const { runTests } = require('../stage/report.js');

const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

demandChromium();
const passed = await runTests([faults], { filters });
await closeBrowser();
process.exit(passed ? 0 : 1);
