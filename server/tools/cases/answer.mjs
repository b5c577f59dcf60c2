// What a regulation answers to the facts of a case, in the words of the cases.
import refusalModule from '@village/shared/kernel/refusal';
import { adapters } from './adapters.mjs';

// The cases have one word for every answer that is not guessed: the number is blank, or the document is silent about the matter or the person.
const ASKS_ADMINISTRATOR = new Set(['config_required', 'not_in_document', 'leave_role_unknown']);

/** The finding, and the answer a case is compared with. Throws `Unsupported` for a regulation that is not ours. */
export function answerOf(kind, id, given) {
  const found = adapters[kind](id, given);
  const { value, answer, refused } = found;
  return { found, answer: refusalModule.isRefusal(value) ? { outcome: ASKS_ADMINISTRATOR.has(value.code) ? 'config_required' : value.code, ...refused() } : answer(value) };
}
