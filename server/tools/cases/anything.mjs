// Whatever facts of the right form a case holds, every regulation answers: nothing throws, each word of the answer belongs to the words of the cases.
import refusalModule from '@village/shared/kernel/refusal';
import { profileIds } from './adapters.mjs';
import { answerOf } from './answer.mjs';
import { faults, faultsOfCase, kinds, made } from './schema.mjs';

/** A line for each fault; `each` random facts of every variant of every kind are put to every regulation. */
export function unanswered(each, seed) {
  const complaints = new Map();
  const next = numbers(seed);
  let asked = 0;
  for (const [kind, variants] of kinds) {
    for (const { given: form, expect } of variants) {
      for (let count = 0; count < each; count += 1) {
        const given = oneTotal(kind, made(form, next));
        for (const id of profileIds) {
          asked += 1;
          for (const fault of faultsOfAnswer(kind, id, given, expect)) if (!complaints.has(`${kind} ${id}: ${fault}`)) complaints.set(`${kind} ${id}: ${fault}`, JSON.stringify(given));
        }
      }
    }
  }
  return { asked, complaints: [...complaints].map(([fault, given]) => `${fault} ${given}`) };
}

/** A line for each fault in the form of these cases. */
export const malformed = (entries) => entries.flatMap((entry) => faultsOfCase(entry).map((fault) => `${entry.id}: ${fault}`));

function faultsOfAnswer(kind, id, given, expect) {
  try {
    const { answer, found } = answerOf(kind, id, given);
    if (refusalModule.isRefusal(found.value) && found.value.text === '') return ['refuses without a text'];
    return Object.entries(answer).flatMap(([key, value]) => (value == null || !(key in expect.properties) || key === 'outcome' ? [] : faults(expect.properties[key], value, key)));
  } catch (fault) {
    return [`throws ${fault.stack.split('\n').slice(0, 2).join(' ')}`];
  }
}

/** A summary is asked for with the totals of the period or with those of its months, never with both. */
function oneTotal(kind, given) {
  if (kind !== 'attendance-summary') return given;
  const { by_month: months, counts, ...rest } = given;
  return months ? { ...rest, by_month: months } : { ...rest, counts: counts ?? {} };
}

function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
