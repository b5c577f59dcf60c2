import plan from '@village/shared/rules/annual-leave-plan';
import compensatory from '@village/shared/rules/compensatory-rest';
import cover from '@village/shared/rules/duty-cover';
import outing from '@village/shared/rules/official-outing';
import patrol from '@village/shared/rules/patrol';
import rotation from '@village/shared/rules/rotation-rest';
import callback from '@village/shared/rules/unit-callback';

/** The kinds of rest, outings and duty. */
export const rest = {
  'rotation-rest': {
    find: (profile, _calendar, given) => rotation.rotationRest(profile, {
      teamSize: given.team_size, restingTogether: given.resting_together, calendarDays: given.calendar_days,
      projectedInVillageDays: given.projected_in_village_days, restsThisQuarter: given.rests_this_quarter, tasksDone: given.tasks_done,
    }),
    answer: (found) => ({ allowed: found.allowed, max_together: found.maxTogether, violated: found.violated }),
  },
  'annual-leave-plan': {
    find: (profile, _calendar, given) => plan.annualLeavePlan(profile, { teamSize: given.team_size, plan: given.plan }),
    answer: (found) => ({ allowed: found.allowed, soft: found.soft, violated: found.violated }),
  },
  'compensatory-rest': {
    find: (profile, calendar, given) => compensatory.compensatoryRest(profile, calendar, { day: given.date, workAffected: given.work_affected }),
    answer: (found) => ({ compensatory_rest: found.compensatoryRest }),
  },
  'official-outing': {
    find: (profile) => outing.officialOuting(profile),
    answer: (found) => ({ file_with: found.fileWith, counts_as_attendance: found.countsAsAttendance }),
  },
  'unit-callback': {
    find: (profile, _calendar, given) => callback.unitCallback(profile, { consents: { township_committee: given.township_consent, county_office: given.county_office_approved } }),
    answer: (found) => found,
  },
  roster: {
    find: (profile, _calendar, given) => cover.dutyCover(profile, { team: given.team, away: given.away, dutyPerson: given.duty_person }),
    answer: (found) => ({ covered: found.covered, disclosure_gap: found.disclosureGap }),
  },
  'patrol-roster': {
    find: (profile, _calendar, given) => patrol.patrolDuty(profile, { groups: given.groups, anchorDay: given.anchor_date, anchorGroup: given.anchor_group, day: given.date }),
    answer: (found) => ({ group_on_duty: found.groupOnDuty, window_start: found.windowStart, window_end: found.windowEnd }),
  },
  'patrol-log': {
    find: (profile, _calendar, given) => patrol.validPatrols(profile, given.patrol_log),
    answer: (found) => ({ valid_patrols: found }),
  },
};
