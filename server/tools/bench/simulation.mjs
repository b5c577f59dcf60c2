// A year of 1,000 cadres compared by two regulations, from the rows of the database to the results written down and the totals, in the way the
// server does it. Bare is the rules alone: `sheetRow` for each of the 12,000 months by both regulations, on facts that lie in memory.
import { createRequire } from 'node:module';
import { openCounty } from './county.mjs';
import { turns } from './sample.mjs';

const load = createRequire(import.meta.url);
const ROUNDS = 3;
/** So many people are held in memory for the bare rule; it does their months as often as it takes to reach all. */
const HELD = 100;

export async function measure() {
  const { addMonths } = load('@village/shared/kernel/day');
  const { sheetRow } = load('@village/shared/rules/attendance-sheet');
  const [from, to] = ['2025-04', '2026-03'];
  const months = Array.from({ length: 12 }, (_, index) => addMonths(from, index));
  const county = await openCounty({ months });
  try {
    const draft = await draftOf(county);
    const cases = county.get('simulation/case.service.js', 'CaseService');
    const calendar = await county.get('policy/policy.service.js', 'PolicyService').calendar();
    const held = await cases.group(county.cadres.slice(0, HELD).map(cadre => cadre.personId), await cases.plan(draft, from, to), draft);
    const inForce = await county.get('policy/policy.service.js', 'PolicyService').activeFor(draft.organisation.path, from + '-01');
    const both = [inForce, draft.profile];
    const times = county.cadres.length / held.length;
    const bare = () => {
      for (let time = 0; time < times; time += 1) for (const { person } of held) for (const { facts } of person.months) for (const profile of both) sheetRow(profile, calendar, facts);
    };
    const ours = async () => {
      const { id } = await county.get('simulation/simulation.service.js', 'SimulationService').start({ id: draft.id, from, to }, county.who);
      await county.get('simulation/run.service.js', 'RunService').ended(id);
      const done = await county.get('simulation/simulation.service.js', 'SimulationService').status({ id }, county.who);
      if (done.state !== 'done' || done.summary.people !== county.cadres.length) throw new Error(`simulated nothing: ${JSON.stringify(done)}`);
    };
    const { ours: own, bare: rules, spread } = await turns(ROUNDS, ours, bare);
    const told = `${(own / 1000).toFixed(1)} s for ${county.cadres.length} people × ${months.length} months by two regulations, the rules alone ${(rules / 1000).toFixed(1)} s`;
    return [{ name: 'simulation.thousand_cadres_a_year', ratio: own / rules, allowed: ALLOWED, spread, told }];
  } finally {
    await county.close();
  }
}

/** A draft by which every month of everybody is asked for a larger share of the working days, so that all of them differ. */
async function draftOf({ get, who, townshipId }) {
  const { EditionEntity } = load('../../dist/policy/policy.entity.js');
  const { newId } = load('../../dist/common/id.js');
  const editions = get('common/db.js', 'Db').of(EditionEntity);
  const [published] = await editions.findBy({ organisationId: townshipId });
  const quotas = published.profile.values['attendance.required'];
  const value = quotas.value.map(quota => ({ ...quota, share: { numerator: 3, denominator: 4 } }));
  const profile = { ...published.profile, values: { ...published.profile.values, 'attendance.required': { ...quotas, value } } };
  const row = { ...published, id: newId(), profile, state: 'draft', ordinal: null, publishedBy: null, publishedAt: null };
  await editions.insert(row);
  return get('policy/policy.service.js', 'PolicyService').profileOfEdition(row.id, who);
}

/** The rows read, what differs told with both reasons, and the results written. */
const ALLOWED = 5;
