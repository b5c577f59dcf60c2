import archive from '@village/shared/rules/archive';
import handover from '@village/shared/rules/handover';
import ledger from '@village/shared/rules/issue-ledger';
import plan from '@village/shared/rules/plan-item';
import use from '@village/shared/rules/record-use';
import list from '@village/shared/rules/task-list';
import log from '@village/shared/rules/work-log';

/** The kinds of logs, lists, ledgers, archives and handover. */
export const record = {
  'work-log': {
    find: (profile, _calendar, given) => log.workLog(profile, {
      day: given.date, type: given.log_type, inVillage: given.in_village, listItems: given.list_items,
      log: given.log && { fields: given.log.fields, itemsWithResult: given.log.items_with_result },
    }),
    answer: (found) => ({ log_required: found.required, complete: found.complete, required_fields: found.requiredFields, missing: found.missing }),
  },
  'task-list': {
    find: (profile, _calendar, given) => {
      const [sentOn, sentAt] = given.sent_at.split('T');
      return list.taskList(profile, { officeDay: given.office_day, officeStart: given.office_start, sentOn, sentAt, sentTo: given.sent_to });
    },
    answer: (found) => found,
  },
  'record-use': {
    find: (profile) => use.signInUse(profile),
    answer: (found) => ({ used_for: found }),
  },
  'issue-ledger': {
    find: (profile, _calendar, given) => ledger.issueLedger(profile, { foundOn: given.found_on, resolvedOn: given.resolved_on, largeMassDemand: given.large_mass_demand }),
    answer: (found) => ({
      ledger_required: found.ledgerRequired, follow_up: found.followUp, opened_on: found.openedOn, closed_on: found.closedOn, status: found.status === 'closed' ? 'closed' : null,
      escalate_to: found.escalateTo, timing: found.timing,
    }),
  },
  archive: {
    find: (profile, _calendar, given) => archive.archiveState(profile, { categories: given.categories_present, forms: given.forms, custodianNamed: given.custodian_named }),
    answer: (found) => found,
  },
  handover: {
    find: (profile, _calendar, given) => handover.handoverState(profile, given.done),
    answer: (found) => found,
  },
  'plan-item': {
    find: (profile, _calendar, given) => plan.planItem(profile, given.fields),
    answer: (found) => ({ required_fields: found.requiredFields, complete: found.complete, missing: found.missing }),
  },
};
