import rules from '@village/shared/rules/settlement';

const EVENTS = {
  schedule: {
    find: (profile, calendar, given) => rules.settlementSchedule(profile, calendar, { item: given.item, month: given.period }),
    answer: (found) => ({
      compile_by: found.compileBy, compiled_by: found.compiledBy, issued_by: found.issuedBy, verified_by: found.verifiedBy, signatures: found.signers,
      publicise_days: found.publiciseDays, publicise_where: found.publiciseWhere, submit_by: found.submitBy, submit_to: found.submitTo, cc: found.cc,
      attachments: found.attachments, config_required: found.configRequired.filter((key) => key === 'submit_by'), contents: found.contents, used_for: found.usedFor,
    }),
  },
  check: {
    find: (profile, calendar, given) => rules.checkSettlement(profile, calendar, {
      month: given.period, compiledOn: given.compiled_on, verifiedOn: given.verified_on, publicisedFrom: given.publicised_from, submittedOn: given.submitted_on,
    }),
    answer: (found) => found,
  },
  sign: {
    find: (profile, _calendar, given) => rules.signSettlement(profile, { signedBy: given.signed_by }),
    answer: (found) => ({ submit_to: found.submitTo, submittable: found.submittable, missing: found.missing }),
  },
  reconcile: {
    find: (profile, _calendar, given) => rules.reconcileLeaves(profile, { slips: given.leave_slips, records: given.county_records }),
    answer: (found) => ({ attach_all_slips: found.attachAllSlips, consistent: found.consistent }),
  },
};

/** The kinds of settlement cases. */
export const settlement = {
  'settlement-deadline': {
    find: (profile, calendar, given) => EVENTS[given.event].find(profile, calendar, given),
    answer: (found, given) => EVENTS[given.event].answer(found),
  },
};
