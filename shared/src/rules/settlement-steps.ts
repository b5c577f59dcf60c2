import { addDays, type Day, type Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { isRefusal, type Refusal } from '../kernel/refusal';
import { isRole, ROLES } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { Calendar } from './calendar';
import { settlementSchedule, sheetSigners } from './settlement';

export const SETTLEMENT_STEPS = ['compile', 'verify', 'publicise', 'submit'] as const;
export type SettlementStepName = (typeof SETTLEMENT_STEPS)[number];

/** One step of the end of a month as the document wants it. */
export interface SettlementStep {
  step: SettlementStepName;
  /** Who does it: alternatives as `a|b`; of signers all, in their order. */
  by: string[];
  /** The last day on which it is in time; null where the document names none or leaves it blank. */
  due: Day | null;
  /** For how many days the sheet is shown. */
  days: number;
  to: string[];
  because: Reason[];
  /** What the administrator has to fill in before the step can be done, or before it has a date. */
  asks: Refusal | null;
}

/** A team is a body; whoever leads it acts for it. */
const ACTING: Record<string, string> = { team: 'team_leader|first_secretary' };

/** Where is the month closed: on the sheet of each village where somebody of the team or the village has a part in it, else on that of the township. */
export function settlementLevel(profile: Profile): 'village' | 'township' {
  const { value } = finding(profile, read => {
    const sheet = read.where('settlement.sheet');
    const signers = read.known('settlement.signers');
    return [acting(sheet?.compiledBy), ...(isRefusal(signers) ? [] : signers)].flatMap(step => step.split(/[|+]/));
  });
  const low = (role: string) => isRole(role) && ['team', 'village'].includes(ROLES[role].level);
  return !isRefusal(value) && value.some(low) ? 'village' : 'township';
}

/**
 * Which steps does the end of a month have, by whom and until when? Compile and publicise only where the document names them. It names nobody who
 * submits: who compiles the sheet does, else who issues it or signs last. Publication starts early enough to be over on the day of submission (A57).
 */
export function settlementSteps(profile: Profile, calendar: Calendar, month: Month): SettlementStep[] {
  const schedule = settlementSchedule(profile, calendar, { item: 'attendance_sheet', month });
  const signers = sheetSigners(profile);
  const signing = isRefusal(signers.value) ? [] : signers.value;
  const asked = isRefusal(signers.value) ? signers.value : null;
  const verify: SettlementStep = { step: 'verify', by: signing, due: null, days: 0, to: [], because: signers.because, asks: asked };
  if (isRefusal(schedule.value)) return [verify, { ...verify, step: 'submit', by: signing.slice(-1), asks: null }];
  const { compileBy, compiledBy, issuedBy, publiciseDays, submitBy, submitTo } = schedule.value;
  const speaksOf = (key: string) => schedule.because.filter(reason => reason.key?.startsWith(key));
  const whole = speaksOf('settlement.sheet');
  const shownFrom = submitBy !== null && publiciseDays !== null ? addDays(submitBy, -publiciseDays) : submitBy;
  const closing = compiledBy !== null ? acting(compiledBy) : [...(issuedBy ? [issuedBy] : []), ...signing.slice(-1)].join('|');
  const day = submitTo.length > 0 ? finding(profile, read => read('settlement.submit_day')) : null;
  return [
    ...(compiledBy === null ? [] : [{ ...verify, step: 'compile' as const, by: [acting(compiledBy)], due: compileBy, because: [...speaksOf('settlement.compile_day'), ...whole], asks: null }]),
    { ...verify, due: shownFrom },
    ...(publiciseDays === null ? [] : [{ ...verify, step: 'publicise' as const, by: [closing], due: shownFrom, days: publiciseDays, because: whole, asks: null }]),
    { step: 'submit', by: [closing], due: submitBy, days: 0, to: submitTo, because: [...speaksOf('settlement.submit_day'), ...whole], asks: day && isRefusal(day.value) ? day.value : null },
  ];
}

function acting(step: string | null | undefined): string {
  return step ? ACTING[step] ?? step : '';
}

/** How far the sheet of a month has come. */
export interface SettlementFacts {
  compiled: boolean;
  verified: boolean;
  publicisedFrom: Day | null;
  openObjections: number;
  sealed: boolean;
}

/** Which step is next, and from which day on it may be done (A57); null when the month is sealed. */
export function nextSettlementStep(steps: readonly SettlementStep[], facts: SettlementFacts): { step: SettlementStep; from: Day | null } | null {
  if (facts.sealed) return null;
  const stepNamed = (name: SettlementStepName) => steps.find(each => each.step === name);
  const compile = stepNamed('compile');
  if (compile && !facts.compiled) return { step: compile, from: null };
  const verify = stepNamed('verify');
  if (verify && !facts.verified) return { step: verify, from: null };
  const publicise = stepNamed('publicise');
  if (publicise && facts.publicisedFrom === null) return { step: publicise, from: null };
  const submit = stepNamed('submit');
  return submit ? { step: submit, from: publicise && facts.publicisedFrom !== null ? addDays(facts.publicisedFrom, publicise.days) : null } : null;
}
