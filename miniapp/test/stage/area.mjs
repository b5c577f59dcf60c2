// Areas of a team, one of them for one of its people.
import { createRequire } from 'node:module';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { presence } = require('@village/shared/contract/presence');
const { organisation } = require('@village/shared/contract/organisation');

/** Made by the leader of the team at whose village somebody is expected. */
export async function areaPages(county) {
  const leader = county.cast.leader;
  const caller = await county.signIn(leader);
  const team = (await caller.call(organisation.teams, {})).find(({ members }) => members.some(({ name }) => name === leader));
  const at = { teamId: team.id, latitude: 30_661_000, longitude: 104_081_000, system: 'gcj02', from: '2025-03-01' };
  const [other] = team.members.filter(({ name }) => name !== leader);
  await caller.call(presence.addArea, { ...at, kind: 'village', name: '村部和三个自然村', radius: 800 });
  await caller.call(presence.addArea, { ...at, kind: 'task_place', name: '东河防汛值守点', radius: 300, to: '2025-05-31', personId: other.personId });
  const route = `pages/attendance/areas/index?${query({ teamId: team.id })}`;
  return [
    { name: 'areas', title: '在村范围', route, who: leader },
    { name: 'area-add', title: '在村范围：添加', route, who: leader, then: open('添加范围') },
  ];
}
