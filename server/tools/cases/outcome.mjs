import cap from '@village/shared/rules/assessment-cap';
import eligibility from '@village/shared/rules/assessment-eligibility';
import quota from '@village/shared/rules/assessment-quota';
import experience from '@village/shared/rules/experience-recognition';
import consequence from '@village/shared/rules/inspection-consequence';
import recall from '@village/shared/rules/recall';

/** The facts that decision tables ask for, as far as the case states them. */
const facts = (given) => ({
  confirmed_absences: given.confirmed_absences, absenteeism_consecutive_days: given.absenteeism_consecutive_days, absenteeism_year_days: given.absenteeism_year_days,
  in_village_days: given.in_village_days, in_village: given.check?.in_village, valid_reason: given.check?.valid_reason, plan_delayed: given.plan_delayed, verified: given.verified,
  rectified: given.rectified, reserve_cadre: given.reserve_cadre, own_fault: given.own_fault, cadre_grade: given.cadre_grade, team_assessment: given.team_assessment,
  team_tasks_completed: given.team_tasks_completed, masses_satisfied: given.masses_satisfied,
});

/** The kinds of cases about what follows from conduct and results. */
export const outcome = {
  'inspection-consequence': {
    find: (profile, _calendar, given) => consequence.inspectionConsequence(profile, {
      event: given.event, facts: facts(given), priorSteps: given.prior_steps, absentOn: given.dates, period: given.period,
    }),
    answer: (found) => ({
      consequences: found.consequences, consequences_any_of: found.anyOf, executed_by: found.executedBy, report_to: found.reportTo, timing: found.timing, process: found.procedure,
    }),
  },
  'assessment-cap': {
    find: (profile, _calendar, given) => cap.assessmentCap(profile, {
      subject: given.subject, facts: facts(given), quarters: given.in_village_by_quarter, recalledOn: given.recalled_on, decisionOn: given.decision_on,
    }),
    answer: (found) => ({
      excellent_allowed: found.excellentAllowed, award_allowed: found.awardAllowed, promotion_allowed: found.promotionAllowed, forced_grade: found.forcedGrade,
      trigger_period: found.triggerPeriod, reserve_status: found.reserveStatus, consequences: found.consequences,
    }),
  },
  'assessment-eligibility': {
    find: (profile, _calendar, given) => eligibility.assessmentEligibility(profile, { role: given.role, start: given.start, assessedOn: given.assessed_on, stillInPost: given.still_in_post }),
    answer: (found) => found,
  },
  'assessment-quota': {
    find: (profile, _calendar, given) => quota.assessmentQuota(profile, { subject: given.subject, assessed: given.assessed, proposedExcellent: given.proposed_excellent }),
    answer: (found) => ({ max_excellent: found.maxExcellent, allowed: found.allowed, occupies_unit_quota: found.occupiesUnitQuota }),
  },
  'experience-recognition': {
    find: (profile, _calendar, given) => experience.experienceRecognition(profile, { annualGrades: given.annual_grades, termGrade: given.term_grade }),
    answer: (found) => ({ counts_as_grassroots_experience: found.countsAsGrassrootsExperience, action: found.action }),
  },
  recall: {
    find: (profile, _calendar, given) => recall.recall(profile, { condition: given.condition, facts: facts(given), consulted: given.consulted, cadreLevel: given.cadre_level }),
    answer: (found) => ({
      action: found.action, mandatory: found.mandatory, proposal_allowed: found.proposalAllowed, missing: found.missing, proposer: found.proposer, reviewer: found.reviewer,
      decider: found.decider, urged_by: found.urgedBy, executor: found.executor, report_to: found.reportTo, replacement_required: found.replacementRequired, timing: found.timing,
      consequences: found.consequences,
    }),
  },
};
