// A township whose document names a basis and an end for positions and pictures: the cards of both stand on the page of presence.
import { createRequire } from 'node:module';
import { settle } from './duty.mjs';
import { TERM_FROM } from './people.mjs';

const require = createRequire(import.meta.url);
const { policy } = require('@village/shared/contract/policy');
const { presence } = require('@village/shared/contract/presence');
const pian04 = require('../../../shared/profiles/pian04.json');

const PLACE = ['灯台乡', null, '灯台村', [['贺兰', 'team_leader'], ['任远', 'team_member'], ['冷杉', 'team_member']]];
const BASIS = '灯台乡驻村办〔2025〕3号';
/** In degrees: some kilometres away from the area. */
export const OUTSIDE = { latitude: 30.691, longitude: 104.081, accuracy: 20 };

/** Makes the place; the second person who publishes is the county's office. */
export async function openPlace(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const place = await settle(county, administrator, PLACE);
  const until = '2025-06-30';
  const modes = [{ mode: 'roster' }, { mode: 'self' }, { mode: 'location', basis: BASIS, until }, { mode: 'photo', basis: BASIS, until }];
  const own = { ...pian04, id: 'dengtai-2025', title: '灯台乡驻村工作办法', values: { ...pian04.values, 'attendance.modes': { value: modes, cite: ['三1'] } } };
  const draft = await administrator.call(policy.upload, { organisationId: place.township.id, effectiveFrom: TERM_FROM }, Buffer.from(JSON.stringify(own)));
  await (await county.signIn(county.cast.office)).call(policy.publish, { id: draft.id, revision: draft.revision });
  await place.callers['贺兰'].call(presence.addArea, { teamId: place.team.id, kind: 'village', name: '灯台村', latitude: 30_661_000, longitude: 104_081_000, system: 'wgs84', radius: 500, from: '2025-03-01' });
  return place;
}

/** The browser of this visitor says where it is; asking the person is the page's business. */
export async function standAt(visitor, position) {
  await visitor.context.grantPermissions(['geolocation']);
  await visitor.context.setGeolocation(position);
}

/** The moments at which the person is asked. */
export async function modePages(county) {
  await openPlace(county);
  const page = { route: 'pages/attendance/presence/index', who: '任远' };
  return [
    { ...page, name: 'presence-location-consent', title: '位置确认：当场问', then: async (visitor) => {
      await visitor.tap(/^用位置确认/);
      await visitor.waitFor('不同意，用别的办法确认');
    } },
    { ...page, name: 'presence-outside', title: '位置确认：不在范围内', then: async (visitor) => {
      await standAt(visitor, OUTSIDE);
      await visitor.tap(/^用位置确认/);
      await visitor.tap('同意并继续');
      await visitor.waitFor('照实记下');
    } },
    { ...page, name: 'presence-photo-consent', title: '拍照确认：当场问', then: async (visitor) => {
      await visitor.tap(/^现场拍照/);
      await visitor.waitFor('不同意，用别的办法确认');
    } },
  ];
}
