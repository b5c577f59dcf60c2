'use strict';
// Runs tests, several at a time where they do not know each other, and says in plain lines what came of them.

/** Runs one test; prints a line for it, and what is wrong where it fails. */
async function runTest(test) {
  const start = Date.now();
  const line = () => `${test.name}: ${test.title} (${Date.now() - start} ms)`;
  try {
    await test.run();
    console.log(`ok    ${line()}`);
    return true;
  } catch (error) {
    const lines = [`FAIL  ${line()}`];
    for (const text of [String(error.stack || error), ...((await test.explain?.()) ?? [])].join('\n').split('\n')) lines.push('      ' + text);
    console.log(lines.join('\n'));
    return false;
  }
}

/**
 * Runs every test whose name contains one of the filters, all where there are none; prints `tests: N passed, M failed` last.
 * A test is `{ name, title, run, explain? }`; `run` throws where it fails, `explain` then gives more lines. A filter that fits no test is a failure.
 * Each of the `lanes` is a list of tests; a lane takes its next test when its last one has ended, and beside each other run `width` tests of a lane.
 */
async function runTests(lanes, { filters = [] } = {}) {
  const fits = ({ name }) => !filters.length || filters.some((filter) => name.includes(filter));
  const chosen = lanes.map(({ tests, width = 1 }) => ({ tests: tests.filter(fits), width }));
  const count = chosen.reduce((sum, { tests }) => sum + tests.length, 0);
  if (!count) console.log(`no test is called ${filters.join(' or ')}; there are: ${lanes.flatMap(({ tests }) => tests.map(({ name }) => name)).join(', ')}`);
  let passed = 0;
  const work = async (waiting) => {
    for (let test = waiting.shift(); test; test = waiting.shift()) if (await runTest(test)) passed += 1;
  };
  await Promise.all(chosen.flatMap(({ tests, width }) => Array.from({ length: width }, () => work(tests))));
  const failed = count ? count - passed : 1;
  console.log(`tests: ${passed} passed, ${failed} failed`);
  return failed === 0;
}

module.exports = { runTests };
