// npm run test:phone [-- NAME …]: the phone itself, the static checks, then every scenario against the compiled mini program.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { openCounty } from '../stage/county.mjs';

const require = createRequire(import.meta.url);
const { closeBrowser, demandChromium } = require('../stage/chromium.js');
const { runTests } = require('../stage/report.js');
const { loadBundle } = require('./runtime/bundle.js');
const { Phone } = require('./runtime/phone.js');
const { check } = require('./check.js');

const HERE = path.dirname(fileURLToPath(import.meta.url));
const DIST = path.join(HERE, '../../dist/weapp');
const SHOTS = path.join(HERE, 'shots');
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const verbose = process.argv.includes('--verbose');

demandChromium();

const bundles = new Map();
const bundleOf = (dist) => bundles.get(dist) ?? bundles.set(dist, loadBundle(dist)).get(dist);

function asTest(scenario, stage) {
  /** Their errors fail it, their screens explain it. */
  const phones = [];
  const run = async () => {
    const around = stage ? await stage(scenario) : {};
    const newPhone = async (options) => {
      const dist = scenario.dist ?? DIST;
      const phone = await Phone.start({ bundle: bundleOf(dist), verbose, ...around.options, ...scenario.options, ...options });
      phones.push(phone);
      return phone;
    };
    try {
      const phone = scenario.options === null ? null : await newPhone();
      await scenario.run({ ...around, phone, newPhone, assert });
      const errors = phones.flatMap((each) => each.errors);
      assert.deepEqual([...new Set(errors)], [], 'the app reported errors');
      for (const each of phones) await each.close();
    } finally {
      await around.close?.();
    }
  };
  return { name: scenario.name, title: scenario.title, run, explain: () => explain(scenario.name, phones) };
}

/** The screens and errors of a failed scenario. */
async function explain(name, phones) {
  const lines = [];
  for (const [i, phone] of phones.entries()) {
    lines.push(...new Set(phone.errors.map((text) => `phone ${i + 1} error: ${text}`)), ...new Set(phone.warnings.map((text) => `phone ${i + 1}: ${text}`)));
    const file = path.join(SHOTS, `failed-${name}-${i + 1}.png`);
    if (phone.started) await phone.screenshot(file).then(() => lines.push(`screen of phone ${i + 1}: ${path.relative(process.cwd(), file)}`), () => {});
    await phone.close().catch(() => {});
  }
  return lines;
}

const compiled = {
  name: 'package',
  title: 'the compiled mini program passes the static checks',
  run: async () => assert.deepEqual(check(DIST).problems, []),
};

function scenarios() {
  const folder = path.join(HERE, 'scenarios');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => file.endsWith('.js')).sort() : [];
  if (!files.length) return [];
  return files.map((file) => asTest(require(path.join(folder, file)), openCounty));
}

const self = [asTest({ options: null, ...require('./example/faults.js') }), asTest(require('./example/scenario.js'))];
/** Each scenario has a county and a phone of its own; the longest goes beside the others. */
const LONGEST = 'offline';
const [longest, others] = [(test) => test.name === LONGEST, (test) => test.name !== LONGEST].map((part) => scenarios().filter(part));
const passed = await runTests([{ tests: [...self, compiled, ...others] }, { tests: longest }], { filters });
await closeBrowser();
process.exit(passed ? 0 : 1);
