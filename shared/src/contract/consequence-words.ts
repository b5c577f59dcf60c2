/** Which fact is behind it: a check that was decided on, sealed sheets, a complaint that was found true, something a second person confirmed. */
export const FACT_SOURCES = ['check', 'sheet', 'issue', 'finding'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];
export const FACT_SOURCE_NAMES: Record<FactSource, string> = { check: '督查核定', sheet: '封存的考勤表', issue: '查证属实的反映', finding: '核实的情况' };

/** Whom a consequence concerns. */
export const SUBJECT_KINDS = ['person', 'unit', 'place'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
/** Whom something that is put down by hand may concern. */
export const GIVEN_SUBJECTS = ['person', 'unit'] as const;
export type GivenSubject = (typeof GIVEN_SUBJECTS)[number];
export const SUBJECT_KIND_NAMES: Record<SubjectKind, string> = { person: '驻村干部', unit: '派出单位', place: '村或乡镇' };

/** Something put down by hand: a second person says whether it is so. */
export const FINDING_STATES = ['open', 'confirmed', 'rejected'] as const;
export type FindingState = (typeof FINDING_STATES)[number];
export const FINDING_STATE_NAMES: Record<FindingState, string> = { open: '等核实', confirmed: '核实属实', rejected: '核实不属实' };
export const FINDING_DECISIONS = ['confirmed', 'rejected'] as const;
export type FindingDecision = (typeof FINDING_DECISIONS)[number];

/** What a named person makes of a consequence that the document attaches to a fact. */
export const CONSEQUENCE_DECISIONS = ['confirmed', 'set_aside'] as const;
export type ConsequenceDecision = (typeof CONSEQUENCE_DECISIONS)[number];

/** `proposed`: the document attaches it, nobody has decided; `done`: confirmed and carried out. */
export const CONSEQUENCE_STATES = ['proposed', ...CONSEQUENCE_DECISIONS, 'done'] as const;
export type ConsequenceState = (typeof CONSEQUENCE_STATES)[number];
export const CONSEQUENCE_STATE_NAMES: Record<ConsequenceState, string> = { proposed: '建议', confirmed: '决定执行', set_aside: '决定不执行', done: '已执行' };

/** 容错纠错: is it a mistake that is forgiven, or one to answer for? */
export const REVIEW_OUTCOMES = ['tolerated', 'answerable'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
export const REVIEW_OUTCOME_NAMES: Record<ReviewOutcome, string> = { tolerated: '属于容错，不予追究', answerable: '不属于容错，按制度处理' };

/** How far a case has come. */
export const CASE_STATES = ['answering', 'reviewing', 'deciding', 'executing', 'done', 'filed', 'withdrawn'] as const;
export type CaseState = (typeof CASE_STATES)[number];
export const CASE_STATE_NAMES: Record<CaseState, string> = { answering: '等本人说明', reviewing: '等容错研判', deciding: '等决定', executing: '等执行', done: '办完，等归档', filed: '已归档', withdrawn: '已撤销' };

export const CASE_BOXES = ['open', 'closed'] as const;
export type CaseBox = (typeof CASE_BOXES)[number];

/** What a case knows of itself. */
export interface CaseStanding {
  today: string;
  answerBy: string;
  answered: boolean;
  needsReview: boolean;
  review: ReviewOutcome | null;
  steps: readonly { state: ConsequenceState; optional: boolean }[];
  filed: boolean;
  withdrawn: boolean;
}

/**
 * How far has a case come? The person has his days to answer; where the document wants it the mistake is weighed; every step is decided, of those to choose
 * from one at least or none of them all; what was confirmed is carried out; then it is filed. What is tolerated has nothing left to decide.
 */
export function caseStateOf({ today, answerBy, answered, needsReview, review, steps, filed, withdrawn }: CaseStanding): CaseState {
  if (withdrawn) return 'withdrawn';
  if (filed) return 'filed';
  if (!answered && today <= answerBy) return 'answering';
  if (needsReview && review === null) return 'reviewing';
  if (review !== 'tolerated' && isUndecided(steps)) return 'deciding';
  return steps.some(({ state }) => state === 'confirmed') ? 'executing' : 'done';
}

function isUndecided(steps: CaseStanding['steps']): boolean {
  const open = steps.filter(({ state }) => state === 'proposed');
  return open.some(({ optional }) => !optional) || (open.length > 0 && !steps.some(({ optional, state }) => optional && (state === 'confirmed' || state === 'done')));
}

/** May somebody still decide on steps? Those to choose from that nobody has chosen, too, until the case is filed. */
export function mayDecideIn(state: CaseState, review: ReviewOutcome | null): boolean {
  return review !== 'tolerated' && (state === 'deciding' || state === 'executing' || state === 'done');
}
