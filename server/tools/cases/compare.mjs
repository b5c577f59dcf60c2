// How an answer is compared with what a case expects: only the keys the case names; null means null or not there;
// approvers and consequences are ordered, every other list is a set; the parts of a step may stand in any order.
const ORDERED = new Set(['approvers', 'consequences']);

/** The keys in which the answer differs from what is expected. */
export function differences(expect, answer) {
  return Object.entries(expect)
    .filter(([key, expected]) => !equal(expected, answer[key], ORDERED.has(key)))
    .map(([key, expected]) => ({ key, expected, actual: answer[key] ?? null }));
}

function equal(expected, actual, ordered) {
  if (expected === null) return actual === null || actual === undefined;
  if (Array.isArray(expected)) return Array.isArray(actual) && (ordered ? sameList(expected, actual) : sameSet(expected, actual));
  if (typeof expected === 'object') return typeof actual === 'object' && actual !== null && differences(expected, actual).length === 0;
  if (typeof expected === 'string' && typeof actual === 'string') return step(expected) === step(actual);
  return expected === actual;
}

function sameList(expected, actual) {
  return expected.length === actual.length && expected.every((entry, index) => equal(entry, actual[index], false));
}

function sameSet(expected, actual) {
  const holds = (list, entry) => list.some((other) => equal(entry, other, false));
  return expected.every((entry) => holds(actual, entry)) && actual.every((entry) => holds(expected, entry));
}

function step(text) {
  return text.split('+').map((part) => part.split('|').sort().join('|')).sort().join('+');
}
