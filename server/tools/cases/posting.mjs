import money from '@village/shared/rules/allowance';
import prohibition from '@village/shared/rules/prohibition';
import selection from '@village/shared/rules/selection-eligibility';
import team from '@village/shared/rules/team-composition';
import term from '@village/shared/rules/term';

const present = (given) => Object.entries({
  qualified_successor: given.successor_qualified, township_agreement: given.township_agreed, county_agreement: given.county_agreed, same_level_approval: given.same_level_approved,
}).filter(([, there]) => there).map(([condition]) => condition);

const EVENTS = {
  term_end: (profile, given) => term.termEnd(profile, { subject: given.subject, start: given.start }),
  planned_end: (profile, given) => term.plannedEnd(profile, { subject: given.subject, start: given.start, plannedEnd: given.planned_end }),
  release: (profile, given) => term.termRelease(profile, { termReached: given.term_reached, successorInVillage: given.successor_in_village, handoverComplete: given.handover_complete }),
  adjust: (profile, given) => term.termAdjust(profile, { subject: given.subject, start: given.start, adjustOn: given.adjust_on, reason: given.reason, present: present(given) }),
};

const SUBJECTS = {
  size: (profile, given) => team.teamSize(profile, { size: given.team_size, leaders: given.leaders, leaderIsFirstSecretary: given.leader_is_first_secretary }),
  leader: (profile, given) => team.teamLeader(profile, given.leader_role),
  teams_per_village: (profile, given) => team.teamsPerVillage(profile, given.teams),
  unit_quota: (profile, given) => team.unitQuota(profile, { level: given.cadre_level, staff: given.unit_staff }),
};

const ITEMS = {
  daily_subsidy: (profile, given) => money.dailySubsidy(profile, { actualDays: given.actual_days, signedBy: given.signed_by }),
  meal: (profile, given) => money.mealAllowance(profile, { memberType: given.member_type, stationedDays: given.stationed_days, backInCityDays: given.official_trip_back_in_city_days }),
  transport: (profile, given) => money.transportAllowance(profile, {
    memberType: given.member_type, oneWayKm: given.one_way_km, roundTrips: given.round_trips, byUnitVehicle: given.by_unit_vehicle,
  }),
  work_subsidy: (profile, given) => money.workSubsidy(profile, { memberType: given.member_type, monthsInPost: given.months_in_post }),
};
const yuan = (fen) => (fen === undefined ? null : fen / 100);

/** The kinds of cases about posting and money. */
export const posting = {
  term: {
    find: (profile, _calendar, given) => EVENTS[given.event](profile, given),
    answer: (found) => ({
      term_years: found.years, last_day: found.lastDay, min_term_years: found.minTermYears, compliant: found.compliant, allowed: found.allowed, approvers: found.approvers, missing: found.missing,
    }),
  },
  'selection-eligibility': {
    find: (profile, _calendar, given) => selection.selectionEligibility(profile, {
      employment: given.employment, cadreLevel: given.cadre_level, age: given.age, gradesOfTwoYears: given.grades_last_2y,
    }),
    answer: (found) => ({ eligible: found.eligible, soft: found.soft }),
  },
  'team-composition': {
    find: (profile, _calendar, given) => SUBJECTS[given.subject](profile, given),
    answer: (found) => ({ compliant: found.compliant, soft: found.soft, min_dispatched: found.minDispatched }),
  },
  allowance: {
    find: (profile, _calendar, given) => ITEMS[given.item](profile, given),
    answer: (found) => ({
      payable: found.payable, amount_cny: yuan(found.amountFen), paid_by: found.paidBy, missing: found.missing, excluded_days: found.excludedDays, payable_days: found.payableDays,
      eligible_round_trips: found.eligibleRoundTrips, eligible: found.eligible,
    }),
  },
  prohibition: {
    find: (profile, _calendar, given) => prohibition.prohibition(profile, { event: given.event }),
    answer: (found) => found,
  },
};
