/** A clause of a regulation: the profile (or standard) and the clause as it is numbered there. */
export interface Clause {
  profile: string;
  clause: string;
}

/**
 * A no that the rules give: a code for programs, a Chinese text for people with the remedy in it, the clauses it rests on.
 * It is an answer, not a fault: the server sends it with the status of `statusOf`.
 */
export interface Refusal {
  refused: true;
  code: string;
  text: string;
  clauses: Clause[];
  /** The input field the text speaks of, if it speaks of one. */
  field?: string;
  /** Each bad row of a file, when a file was refused. */
  rows?: { sheet: string; cell: string; text: string }[];
  /** The settings an administrator must give first, when the code is `config_required`. */
  missing?: string[];
}

/** Makes a refusal. `text` names what is wrong and what to do, in Chinese. */
export function refuse(code: string, text: string, more: Partial<Pick<Refusal, 'clauses' | 'field' | 'missing' | 'rows'>> = {}): Refusal {
  return { refused: true, code, text, clauses: [], ...more };
}

/** The codes that say that the thing is no longer as the person saw it: somebody was quicker, or it was closed. */
const CONFLICTS: readonly string[] = [
  'already_answered', 'already_decided', 'already_signed', 'changed_meanwhile', 'duty_changed', 'edition_changed', 'edition_published', 'issue_changed', 'key_used', 'month_closed', 'plan_changed', 'settlement_changed',
  'minutes_changed',
  'sheet_changed', 'simulation_running', 'state_changed', 'swap_answered', 'swap_outdated', 'wechat_taken',
];

/** The HTTP status of a refusal: 409 where the thing is no longer as the person saw it, 422 where the rules say no. */
export function statusOf({ code }: Pick<Refusal, 'code'>): 409 | 422 {
  return CONFLICTS.includes(code) ? 409 : 422;
}

/** Is this answer a refusal? */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && (answer as Refusal).refused === true;
}
