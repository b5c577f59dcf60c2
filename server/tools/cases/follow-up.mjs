import inspection from '@village/shared/rules/inspection-cadence';
import training from '@village/shared/rules/training-cadence';
import unit from '@village/shared/rules/unit-followup';
import welfare from '@village/shared/rules/welfare-duty';

const fen = (cny) => Math.round(cny * 100);
const ITEMS = {
  medical_check: (profile, calendar, given) => welfare.medicalCheck(profile, calendar, { period: given.period, checks: given.checks }),
  accident_insurance: (profile, _calendar, given) => welfare.accidentInsurance(profile, { coverFen: fen(given.cover_cny_per_person_year) }),
  unit_work_fund: (profile, _calendar, given) => welfare.unitWorkFund(profile, { amountFen: fen(given.amount_cny) }),
};

/** The kinds of cases about what others owe the team: inspection, training, follow-up, welfare. */
export const followUp = {
  'inspection-cadence': {
    find: (profile, calendar, given) => inspection.inspectionCadence(profile, calendar, given),
    answer: (found) => ({ required_count: found.requiredCount, due: found.due, compliant: found.compliant }),
  },
  'training-cadence': {
    find: (profile, calendar, given) => training.trainingCadence(profile, calendar, {
      organiser: given.organiser, training: given.training, period: given.period, held: given.held, cadresTotal: given.cadres_total, trained: given.trained,
    }),
    answer: (found) => ({ required_count: found.requiredCount, required_min: found.requiredMin, due: found.due, compliant: found.compliant }),
  },
  'unit-followup': {
    find: (profile, calendar, given) => unit.unitFollowup(profile, calendar, { role: given.role, period: given.period, visits: given.visits, reportsHeard: given.reports_heard }),
    answer: (found) => ({ required_duties: found.requiredDuties, missing: found.missing, compliant: found.compliant }),
  },
  'welfare-duty': {
    find: (profile, calendar, given) => ITEMS[given.item](profile, calendar, given),
    answer: (found) => ({ compliant: found.compliant, due: found.due }),
  },
};
