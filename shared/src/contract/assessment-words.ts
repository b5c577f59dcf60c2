import type { RatingStage } from '../rules/rating';

/** How far an assessment of many people is: facts and opinions are gathered, the grades are made known, a second person decided. */
export const ASSESSMENT_STATES = ['open', 'publicised', 'decided', 'withdrawn'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];
export const ASSESSMENT_STATE_NAMES: Record<AssessmentState, string> = { open: '正在考核', publicised: '正在公示', decided: '已审定', withdrawn: '已撤销' };
/** Which state may follow which: an objection that is right takes it back to where grades are proposed; an ordinary assessment is not made known. */
export const ASSESSMENT_FLOW: Record<AssessmentState, readonly AssessmentState[]> = { open: ['publicised', 'decided', 'withdrawn'], publicised: ['open', 'decided', 'withdrawn'], decided: [], withdrawn: [] };

/** Who is assessed: each person by himself, or each team as a whole. */
export const ASSESSMENT_SUBJECTS = ['person', 'team'] as const;
export type AssessmentSubject = (typeof ASSESSMENT_SUBJECTS)[number];
export const ASSESSMENT_SUBJECT_NAMES: Record<AssessmentSubject, string> = { person: '每个干部', team: '整支工作队' };
/** The word they are counted by. */
export const ASSESSMENT_COUNT_WORDS: Record<AssessmentSubject, string> = { person: '人', team: '队' };

export const LIMIT_DECISIONS = ['confirmed', 'set_aside'] as const;
export type LimitDecision = (typeof LIMIT_DECISIONS)[number];
export const LIMIT_DECISION_NAMES: Record<LimitDecision, string> = { confirmed: '确认', set_aside: '不适用' };

/** `2025 年度考核`, `2025年第一季度平时考核` */
export const ASSESSMENT_STAGE_NAMES: Record<RatingStage, string> = { ordinary: '平时考核', yearly: '年度考核', term: '期满考核' };
