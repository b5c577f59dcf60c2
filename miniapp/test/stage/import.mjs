import { createRequire } from 'node:module';
import { COUNTY, PEOPLE, TERM_FROM, TOWNSHIP, UNITS, VILLAGES, teamName } from './people.mjs';
const require = createRequire(import.meta.url);
const { organisation } = require('@village/shared/contract/organisation');
export async function setUp(administrator) {
  const tree = await administrator.call(organisation.tree);
  const county = tree.find(({ kind }) => kind === 'county').id;
  const township = (await administrator.call(organisation.add, { kind: 'township', name: TOWNSHIP, parentId: county })).id;
  const units = {}; for (const [name, level] of UNITS) units[name] = (await administrator.call(organisation.addUnit, { name, level })).id;
  const teams = {};
  for (const name of VILLAGES) {
    const village = (await administrator.call(organisation.add, { kind: 'village', name, parentId: township })).id;
    teams[name] = (await administrator.call(organisation.addTeam, { villageId: village, name: teamName(name), from: TERM_FROM })).id;
  }
  for (const person of PEOPLE.slice(1)) {
    const { id } = await administrator.call(organisation.addPerson, { name: person.name, phone: person.phone, ...(person.unit && { unitId: units[person.unit], post: person.post }) });
    await administrator.call(organisation.addTerm, { id, role: person.role, from: TERM_FROM, ...(person.village ? { teamId: teams[person.village] } : { organisationId: person.place === COUNTY ? county : township }) });
  }
}
