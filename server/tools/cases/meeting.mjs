import contact from '@village/shared/rules/contact-duty';
import attendance from '@village/shared/rules/meeting-attendance';
import cadence from '@village/shared/rules/meeting-cadence';
import convene from '@village/shared/rules/meeting-convene';
import quorum from '@village/shared/rules/meeting-quorum';
import attend from '@village/shared/rules/must-attend';
import visit from '@village/shared/rules/must-visit';

// Giving advice, as some documents ask, is no duty among the words of the cases.
const MEETING_DUTIES = ['check_content', 'check_procedure', 'supervise_minutes', 'supervise_originals'];

/** The kinds of meeting cases, of occasions to attend or visit, and of talks. */
export const meeting = {
  'meeting-cadence': {
    find: (profile, calendar, given) => cadence.meetingCadence(profile, calendar, {
      meeting: given.meeting, period: given.period, weekOf: given.week_of, held: given.held, notesTaken: given.notes_taken, slackMonths: given.slack_months, postponedReason: given.postponed_reason,
    }),
    answer: (found) => ({
      required_count: found.requiredCount, target_count: found.targetCount, required_max_normal: found.mostNormal, soft: found.soft, due: found.due, scheduled: found.scheduled,
      earliest_workday: found.earliestWorkday, half: found.half, host: found.host, convened_by: found.convenedBy, notified_by: found.notifiedBy, attendees: found.attendees,
      compliant: found.compliant, violations: found.violations,
    }),
  },
  'meeting-attendance': {
    find: (profile, _calendar, given) => attendance.meetingAttendance(profile, {
      meeting: given.meeting, day: given.date, role: given.attendee_role, attended: given.attended, notifiedTime: given.notified_time, signIn: given.sign_in, askedLeaveFrom: given.asked_leave_from,
    }),
    answer: (found) => ({ status: found.status, missing_leave_from: found.missingLeaveFrom }),
  },
  'meeting-convene': {
    find: (profile, _calendar, given) => convene.meetingConvene(profile, { meeting: given.meeting, proposedBy: given.proposed_by, agreedBy: given.agreed_by }),
    answer: (found) => found,
  },
  'meeting-quorum': {
    find: (profile, _calendar, given) => quorum.meetingQuorum(profile, { meeting: given.meeting, members: given.members, present: given.present, matter: given.matter }),
    answer: (found) => ({ allowed: found.allowed, refer_to: found.referTo }),
  },
  'must-attend': {
    find: (profile, _calendar, given) => attend.mustAttend(profile, { role: given.role, event: given.event }),
    answer: (found) => ({ must_attend: found.mustAttend, duties: found.duties?.filter((duty) => MEETING_DUTIES.includes(duty)) }),
  },
  'must-visit': {
    find: (profile, _calendar, given) => visit.mustVisit(profile, { role: given.role, event: given.event }),
    answer: (found) => ({ must_visit: found }),
  },
  'contact-duty': {
    find: (profile, calendar, given) => contact.contactDuty(profile, calendar, {
      period: given.period, contacts: given.contacts, talks: given.talks.map((talk) => ({ on: talk.on, with: talk.with, difficultiesSolved: talk.difficulties_solved })),
    }),
    answer: (found) => ({ required_count: found.requiredCount, due: found.due, missing: found.missing, compliant: found.compliant }),
  },
};
