// A township whose office days were moved and whose village called its cadres in.
import { createRequire } from 'node:module';
import { settle } from './duty.mjs';

const require = createRequire(import.meta.url);
const { attendance } = require('@village/shared/contract/attendance');
const { week } = require('@village/shared/contract/week');
const { book } = require('@village/shared/contract/book');
const { arrangement } = require('@village/shared/contract/arrangement');

const OFFICE = ['石桥镇', 'lucun', '竹溪村', [['方远', 'linked_cadre'], ['罗青', 'linked_cadre'], ['程立', 'township_office'], ['葛老根', 'village_secretary']]];
const STREET = ['杨柳街道', 'jiedao-2011', '柳荫村', [['唐敏', 'township_linked_leader'], ['何平', 'township_leading_group_head']]];
const HILLS = ['青岭乡', 'pian04', '石坡村', [['魏强', 'team_leader'], ['冯雪', 'team_member'], ['段磊', 'township_office']]];
// Three bodies keep a book each (11(八)): the sheet is made of that of the team.
const SANDS = ['沙柳镇', 'ordos-2018', '沙湾村', [['高娃', 'team_leader'], ['巴图', 'team_member'], ['宝音', 'supervision_group'], ['萨仁高娃', 'township_mayor']]];
const RIVER = ['渡口乡', 'pian06', '渡头村', [['杨帆', 'first_secretary'], ['苗青', 'team_member'], ['丁老三', 'village_duty_officer']]];

/** Makes the places; gives what their pages are opened with. */
export async function attendancePlaces(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const office = await settle(county, administrator, OFFICE);
  const moved = await office.callers['程立'].call(arrangement.arrange, { organisationId: office.township.id, kind: 'office_day', instead: '2025-04-08', day: '2025-04-10', text: '全镇森林防火演练' });
  await office.callers['葛老根'].call(arrangement.arrange, {
    organisationId: office.village.id, kind: 'call', day: '2025-04-03', event: 'villager_representatives_meeting', from: '15:00', to: '17:00', text: '讨论水渠维修的投工投劳',
  });
  const [street, hills, river] = [await settle(county, administrator, STREET), await settle(county, administrator, HILLS), await settle(county, administrator, RIVER)];
  await weekOf(street, hills, river);
  const sands = await settle(county, administrator, SANDS);
  await booksOf(sands);
  return { sands: sands.township.id, moved: moved.id, street: street.township.id, hills: hills.township.id };
}

/** A week of visits by the hour, of nights in the village, of a word by telephone that waits for its confirmation. */
async function weekOf(street, hills, river) {
  const visits = [['2025-03-31', '08:30', '12:00', '入户看春耕备种'], ['2025-04-01', '14:00', '17:30', ''], ['2025-04-02', '08:40', '11:40', '和村干部座谈']];
  for (const [day, from, to, note] of visits) {
    await street.callers['唐敏'].call(week.recordHours, { clientKey: `stage-${day}`, villageId: street.village.id, day, from, to, claimedAt: `${day}T10:00:00.000Z`, ...(note ? { note } : {}) });
  }
  const [, member] = hills.ids;
  for (const [day, time] of [['2025-03-31', '01:20'], ['2025-04-01', '00:40'], ['2025-04-02', '00:35']]) {
    await hills.callers['冯雪'].call(attendance.record, { clientKey: `stage-hill-${day}`, day, halves: ['am', 'pm'], state: 'in_village', mode: 'self', claimedAt: `${day}T${time}:00.000Z` });
  }
  await hills.callers['冯雪'].call(week.recordNights, {
    clientKey: 'stage-nights', teamId: hills.team.id, nights: [{ personId: member, day: '2025-03-31', stayed: true }, { personId: member, day: '2025-04-01', stayed: true }], claimedAt: '2025-04-02T00:30:00.000Z',
  });
  await river.callers['丁老三'].call(week.note, { clientKey: 'stage-note', personId: river.ids[1], day: '2025-04-03', told: 'village_duty_officer', reason: '送生病的老人去县医院，下午回村', claimedAt: '2025-04-03T00:20:00.000Z' });
}

/** The leader and the supervision group say different things of one morning; the group says why. */
async function booksOf({ callers, ids: [leader, member], team, township }) {
  const list = (teamId, key, state) => ({
    clientKey: `stage-book-${key}`, teamId, day: '2025-04-02', claimedAt: '2025-04-02T09:30:00.000Z', lines: [{ personId: leader, am: 'in_village', pm: 'in_village' }, { personId: member, am: state, pm: 'in_village' }],
  });
  await callers['高娃'].call(attendance.confirmRoster, list(team.id, 'team', 'in_village'));
  await callers['宝音'].call(attendance.confirmRoster, list(township.id, 'group', 'absent'));
  await callers['宝音'].call(book.explain, { personId: member, day: '2025-04-02', half: 'am', text: '10 点到村部，人不在，电话说在旗里办事' });
}
