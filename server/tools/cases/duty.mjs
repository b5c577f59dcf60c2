import target from '@village/shared/rules/annual-target';
import disclosure from '@village/shared/rules/disclosure-obligation';
import supervision from '@village/shared/rules/disclosure-supervision';
import household from '@village/shared/rules/household';
import pairing from '@village/shared/rules/pairing';
import report from '@village/shared/rules/report-due';
import visit from '@village/shared/rules/visit-cadence';

const FREQUENCIES = { day: 'daily', month: 'monthly', quarter: 'quarterly', year: 'yearly', regular: 'regular' };
// A report given by word of mouth has no form among the words of the cases.
const REPORT_FORMS = ['written', 'brief', 'summary', 'situation_brief', 'home_visit_form'];
const blank = (found) => (found.configRequired ? 'config_required' : null);

const visits = (given) => ({ period: given.period, household: given.household_type, visits: given.visits });
const PHASES = {
  first_entry: (profile, _calendar, given) => visit.firstEntry(profile, { arrivedOn: given.arrived_on, households: given.households, visited: given.visited, finishedOn: given.finished_on }),
  coverage: (profile, calendar, given) => visit.visitCoverage(profile, calendar, given),
  annual: (profile, calendar, given) => visit.yearlyVisits(profile, calendar, visits(given)),
  quarter: (profile, calendar, given) => visit.quarterlyVisits(profile, calendar, visits(given)),
  year_by_quarter: (profile, calendar, given) => visit.visitsByQuarter(profile, calendar, visits(given)),
};

const SUBJECTS = {
  new_household: (profile, given) => pairing.newHouseholdPairing(profile, { householdState: given.household_state, assignedRank: given.assigned_rank }),
  unit_cover: (profile, given) => pairing.unitCoverPairing(profile, { poorHouseholds: given.poor_households, leadingBodyMembers: given.leading_body_members, assigned: given.assigned }),
  cadre_load: (profile, given) => pairing.cadreLoad(profile, { role: given.role, pairedHouseholds: given.paired_households }),
};

/** The kinds of cases about what falls due: reports, visits, pairs, targets, disclosure. */
export const duty = {
  'report-due': {
    find: (profile, calendar, given) => report.reportDue(profile, calendar, {
      reporter: given.reporter, report: given.report, period: given.period, weekOf: given.week_of, day: given.date, event: given.event, category: given.category,
      reviewedOn: given.reviewed_on, submitted: given.submitted,
    }),
    answer: (found) => ({
      recipients: found.recipients, due: found.due, timing: found.timing, required_count: found.requiredCount, compliant: found.compliant, topics: found.topics, form: found.forms.filter((form) => REPORT_FORMS.includes(form)),
      contents: found.contents, collected_by: found.collectedBy, forwarded_to: found.forwardedTo, reviewed_by: found.reviewedBy, escalation: found.escalation,
      first_responsible: found.firstResponsible, missing: found.missing,
    }),
  },
  'visit-cadence': {
    find: (profile, calendar, given) => PHASES[given.phase](profile, calendar, given),
    answer: (found) => ({ required: found.required, due: found.due, compliant: found.compliant, remaining: found.remaining, form: found.forms, missing: found.missing }),
  },
  'household-classification': {
    find: (profile, _calendar, given) => household.isKeyHousehold(profile, given.household_tag),
    answer: (found) => ({ key_household: found }),
  },
  'alert-colour': {
    find: (profile, _calendar, given) => household.alertColour(profile, given.household_state),
    answer: (found) => ({ colour: found }),
  },
  pairing: {
    find: (profile, _calendar, given) => SUBJECTS[given.subject](profile, given),
    answer: (found) => ({ compliant: found.compliant, assign_rank_any_of: found.assignRankAnyOf, timing: found.timing, unassigned: found.unassigned, required_min: found.requiredMin }),
  },
  'annual-target': {
    find: (profile, _calendar, given) => target.annualTarget(profile, {
      target: given.target, count: given.count, beneficiaries: given.beneficiaries, villagers: given.villagers, villageType: given.village_type,
    }),
    answer: (found) => ({ required_ratio: found.requiredRatio, required_min: found.requiredMin, required_max: found.requiredMax, compliant: found.compliant }),
  },
  'disclosure-obligation': {
    find: (profile, calendar, given) => disclosure.disclosureObligation(profile, calendar, { subject: given.subject, period: given.period, published: given.published }),
    answer: (found) => ({
      frequency: FREQUENCIES[found.frequency] ?? null, due: found.due, items: found.items, where: found.where, granularity: found.granularity, duties_of_team: found.dutiesOfTeam,
      publicise_days: found.publiciseDays, publicise_from_latest: found.publiciseFromLatest, missing: found.missing, violations: found.violations, compliant: found.compliant, outcome: blank(found),
    }),
  },
  'disclosure-supervision': {
    find: (profile) => supervision.disclosureSupervision(profile),
    answer: (found) => ({ executed_by: found.executedBy, check_points: found.checkPoints, report_to: found.reportTo }),
  },
  'disclosure-complaint': {
    find: (profile, _calendar, given) => supervision.disclosureComplaint(profile, { receivedOn: given.received_on }),
    answer: (found) => ({ steps: found.steps, due: found.due, outcome: blank(found) }),
  },
};
