'use strict';
// Runs tests one after another and says in plain lines what came of them.

/** Runs one test; prints a line for it, and what is wrong where it fails. */
async function runTest(test, explain = () => []) {
  const start = Date.now();
  const line = () => `${test.name}: ${test.title} (${Date.now() - start} ms)`;
  try {
    await test.run();
    console.log(`ok    ${line()}`);
    return true;
  } catch (error) {
    console.log(`FAIL  ${line()}`);
    for (const text of [String(error.stack || error), ...(await explain(test, error))].join('\n').split('\n')) console.log('      ' + text);
    return false;
  }
}

/**
 * Runs every test whose name contains one of the filters, all where there are none; prints `tests: N passed, M failed` last.
 * A test is `{ name, title, run }`; `run` throws where it fails. A filter that fits no test is a failure.
 */
async function runTests(tests, { filters = [], explain } = {}) {
  const chosen = tests.filter(({ name }) => !filters.length || filters.some((filter) => name.includes(filter)));
  if (!chosen.length) console.log(`no test is called ${filters.join(' or ')}; there are: ${tests.map(({ name }) => name).join(', ')}`);
  let passed = 0;
  for (const test of chosen) if (await runTest(test, explain)) passed += 1;
  const failed = chosen.length ? chosen.length - passed : 1;
  console.log(`tests: ${passed} passed, ${failed} failed`);
  return failed === 0;
}

module.exports = { runTests };
