import approval from '@village/shared/rules/leave-approval';
import filing from '@village/shared/rules/leave-filing';
import quota from '@village/shared/rules/leave-quota';
import request from '@village/shared/rules/leave-request';
import back from '@village/shared/rules/leave-return';

// The words of the cases name the caps with their numbers.
const VIOLATIONS = { per_request: 'per_request_max_3', per_month: 'month_private_max_2', per_year: 'year_private_max_10', full_presence: 'freeze_full_presence' };

/** The kinds of leave cases. */
export const leave = {
  'leave-approval': {
    find: (profile, calendar, given) => approval.leaveApproval(profile, {
      applicantRole: given.applicant_role, kind: given.leave_type, startDay: given.start, endDay: given.end, endHalf: given.end_half ?? 'pm', days: given.days, calendar,
    }),
    answer: (route) => ({
      outcome: route.outcome, approvers: route.steps, final_approver: route.finalApprover, make_up_required: route.makeUpRequired,
      evidence_required: route.evidenceRequired, village_certificate_required: route.villageCertificateRequired,
      written_report_required: route.writtenReportRequired, replacement_required: route.replacementRequired, replacement_by: route.replacementBy,
    }),
    refused: () => ({ approvers: [], final_approver: null }),
  },
  'leave-filing': {
    find: (profile, calendar, given) => filing.leaveFiling(profile, {
      applicantRole: given.applicant_role, kind: given.leave_type, days: given.days, approvedOn: given.approved_on, startDay: given.start, endDay: given.end, filedOn: given.filed_on, calendar,
    }),
    answer: (found) => ({
      notify: found.notify, record_keepers: found.recordKeepers, file_with: found.fileWith, channel: found.channel, due: found.due,
      timing: found.timing === 'simultaneous' ? 'simultaneous' : null, make_up_required: found.makeUpRequired, compliant: found.compliant,
    }),
  },
  'leave-request': {
    find: (profile, _calendar, given) => request.leaveRequest(profile, {
      applicantRole: given.applicant_role, kind: given.leave_type, channel: given.channel, reasonGiven: given.reason_given, writtenSlip: given.written_slip,
      evidenceAttached: given.evidence_attached, villageCertificate: given.village_certificate, proxyFormFilled: given.proxy_form_filled, backOnDuty: given.back_on_duty,
    }),
    answer: (state) => state,
  },
  'leave-return': {
    find: (profile, calendar, given) => back.leaveReturn(profile, calendar, {
      applicantRole: given.applicant_role, approvedEnd: given.approved_end, returnedOn: given.returned_on, approvedBy: given.approved_by, reportedBack: given.signed_cancel,
      extension: given.extension_approved === undefined ? undefined : { approved: given.extension_approved, end: given.extension_end, approvedBy: given.extension_approved_by },
    }),
    answer: (found) => ({
      on_time: found.onTime, cancel_leave_required: found.cancelLeaveRequired, cancel_with: found.cancelWith, recorded_by: found.recordedBy,
      absenteeism_days: found.absenteeismDays, absenteeism_dates: found.absenteeismDates, supplementary_leave_required: found.supplementaryLeaveRequired,
    }),
  },
  'leave-quota': {
    find: (profile, _calendar, given) => quota.leaveQuota(profile, {
      applicantRole: given.applicant_role, kind: given.leave_type, days: given.days, usedMonth: given.used_month, usedYear: given.used_year, specialCircumstances: given.special_circumstances,
      alert: given.alert === 'none' ? undefined : given.alert,
    }),
    answer: (found) => ({ allowed: found.allowed, violated: found.violated.map((breach) => VIOLATIONS[breach]), soft: found.soft, month_total: found.monthTotal, year_total: found.yearTotal, override: found.override }),
    refused: () => ({ violated: [] }),
  },
};
