import refusal from '@village/shared/kernel/refusal';
import hours from '@village/shared/rules/attendance-hours';
import day from '@village/shared/rules/attendance-day';
import required from '@village/shared/rules/attendance-required';
import summary from '@village/shared/rules/attendance-summary';
import office from '@village/shared/rules/office-day';

const stays = (windows) => windows?.map(([from, to]) => ({ from, to }));

/** The kinds of attendance cases. */
export const attendance = {
  'attendance-day-status': {
    find: (profile, calendar, given) => day.dayStatus(profile, calendar, {
      role: given.role, day: given.date, signIn: given.sign_in, signInBy: given.sign_in_by, signOut: given.sign_out, arrivedAt: given.arrived_village, leftAt: given.left_village,
      stays: stays(given.presence_windows), inVillage: given.in_village,
      leave: given.leave && { state: given.leave.state, requestedOn: given.leave.requested_on, approvedEnd: given.leave.approved_end, extensionApproved: given.leave.extension_approved },
      check: given.check && { at: given.check.at, inVillage: given.check.in_village, validReason: given.check.valid_reason },
      visitHours: given.visit_hours, explainedOn: given.explained_on, explainedTo: given.explained_to, alert: given.alert === 'none' ? undefined : given.alert,
      workLogWritten: given.work_log_written, phonedDutyOfficer: given.phoned_duty_officer, confirmedBy: given.confirmed_by, overtimeArrangedBy: given.overtime_arranged_by,
      villageEvents: given.village_event && [{ event: given.village_event.event, from: given.village_event.start_time, to: given.village_event.end_time }],
      townTask: given.town_urgent_task, rescheduledTo: given.rescheduled_to, makeUpDaysTaken: given.make_up_dates_taken ?? [],
    }),
    answer: (found) => ({
      duty_day: found.dutyDay, status: found.status, missing_windows: found.missingWindows, make_up_required: found.makeUpRequired, make_up_date: found.makeUpDay,
      make_up_fixed_by: found.makeUpFixedBy, flags: found.flags.filter((flag) => !['late', 'early_leave', 'sign_in_refused'].includes(flag)), counts_as_day: found.countsAsDay,
    }),
  },
  'attendance-required-days': {
    find: (profile, calendar, given) => required.requiredPresence(profile, calendar, { role: given.role, period: given.period, counts: given.counts }),
    answer: presence,
    refused: (profile, given) => counted(required.countedPresence(profile, { role: given.role, period: given.period, counts: given.counts }).value),
  },
  'attendance-summary': {
    find: (profile, calendar, given) => summary.attendanceSummary(profile, calendar, {
      role: given.role, period: given.period, counts: given.counts, byMonth: given.by_month, overtime: given.overtime?.map((work) => ({ day: work.on, arrangedBy: work.arranged_by })),
      usedYear: given.used_year, specialCircumstances: given.special_circumstances,
    }),
    answer: (found) => ({
      ...presence(found), leave_days: found.leaveDays, absent_days: found.absentDays, allowance_days: found.allowanceDays, year_counter_added: found.yearCounterAdded, remaining: found.remaining,
      in_village_remaining: found.inVillageRemaining, private_leave_days: found.privateLeaveDays, quota_ok: found.quotaOk, annual_leave_days: found.annualLeaveDays,
    }),
  },
  'attendance-required-hours': {
    find: (profile, calendar, given) => hours.requiredHours(profile, calendar, { weekOf: given.week_of, hoursByDay: given.hours_by_day.map((visit) => ({ day: visit.on, hours: visit.hours })) }),
    answer: (found) => ({ required: found.required, counted: found.counted, met: found.met, daily_rule_met: found.dailyRuleMet, days_without_visit: found.daysWithoutVisit }),
  },
  'office-day-calendar': {
    find: (profile, calendar, given) => office.officeDays(profile, calendar, { period: given.period }),
    answer: (found) => ({ office_days: found.officeDays, required: found.required, postponed: found.postponed, make_up_count: found.makeUps.length }),
  },
};

/** What is counted is known also where the quota is blank, but not where the document knows no quota. */
function counted(value) {
  return refusal.isRefusal(value) ? {} : { counted: value };
}

function presence(found) {
  return {
    required: found.required, unit: found.unit, counted: found.counted, met: found.met, soft: found.soft,
    in_village_required: found.inVillageRequired, in_village_counted: found.inVillageCounted, in_village_met: found.inVillageMet, total_met: found.totalMet,
  };
}
