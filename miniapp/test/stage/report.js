'use strict';
// Runs tests one after another and says in plain lines what came of them.

/**
 * Runs every test whose name contains one of the filters; prints a line for each, and `tests: N passed, M failed` last.
 * A test is `{ name, title, run }`; `run` throws where it fails.
 */
async function runTests(tests, { filters = [], explain = () => [] } = {}) {
  const chosen = tests.filter(({ name }) => !filters.length || filters.some((filter) => name.includes(filter)));
  if (!chosen.length) console.log(`no test is called ${filters.join(' or ')}; there are: ${tests.map(({ name }) => name).join(', ')}`);
  let failed = chosen.length ? 0 : 1;
  for (const test of chosen) {
    const start = Date.now();
    try {
      await test.run();
      console.log(`ok    ${test.name}: ${test.title} (${Date.now() - start} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${test.name}: ${test.title} (${Date.now() - start} ms)`);
      for (const line of [String(error.stack || error), ...(await explain(test, error))].join('\n').split('\n')) console.log('      ' + line);
    }
  }
  console.log(`tests: ${chosen.length - Math.min(failed, chosen.length)} passed, ${failed} failed`);
  return failed === 0;
}

module.exports = { runTests };
