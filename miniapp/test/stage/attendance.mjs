// A township whose office days were moved and whose village called its cadres in.
import { createRequire } from 'node:module';
import { settle } from './duty.mjs';

const require = createRequire(import.meta.url);
const { arrangement } = require('@village/shared/contract/arrangement');

const OFFICE = ['石桥镇', 'lucun', '竹溪村', [['方远', 'linked_cadre'], ['罗青', 'linked_cadre'], ['程立', 'township_office'], ['葛老根', 'village_secretary']]];

/** Makes the places; gives what their pages are opened with. */
export async function attendancePlaces(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const office = await settle(county, administrator, OFFICE);
  const moved = await office.callers['程立'].call(arrangement.arrange, { organisationId: office.township.id, kind: 'office_day', instead: '2025-04-08', day: '2025-04-10', text: '全镇森林防火演练' });
  await office.callers['葛老根'].call(arrangement.arrange, {
    organisationId: office.village.id, kind: 'call', day: '2025-04-03', event: 'villager_representatives_meeting', from: '15:00', to: '17:00', text: '讨论水渠维修的投工投劳',
  });
  return { moved: moved.id };
}
