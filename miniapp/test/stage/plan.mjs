// Plans in the village of the cast: one runs, one waits for its reviewer, a promise, a project with money, and an emergency plan.
import { createRequire } from 'node:module';
import { VILLAGES } from './people.mjs';

const require = createRequire(import.meta.url);
const { emergency } = require('@village/shared/contract/emergency');
const { plan } = require('@village/shared/contract/plan');
const { project } = require('@village/shared/contract/project');
const { record } = require('@village/shared/contract/record');

let number = 0;

/** Makes them; gives the ids their pages are opened with. */
export async function plansOf(county, team) {
  const { cast, ids, places } = county;
  const [member, leader, secretary] = await Promise.all([cast.member, cast.leader, cast.secretary].map((name) => county.signIn(name)));
  const placeId = places[VILLAGES[0]];
  const item = (title, stage, due, more = {}) => ({ title, target: '', measures: '', responsible: '', ownerId: ids[cast.member], due, stage, ...more });
  const items = [
    item('修通五组通组路', 'q1', '2025-03-31', { target: '1.2 公里水泥路面', measures: '县交通局出材料，村民投工', responsible: '五组组长' }), item('办一期果树修剪培训', 'q2', '2025-04-08', { measures: '请县里的老师到地里讲' }),
    item('建四组蓄水池', 'q2', '2025-06-30', { ownerId: ids[cast.leader], target: '300 立方米' }), item('全村垃圾收集点规范管理', 'year', '2025-12-31', { ownerId: undefined, responsible: '村委会' }),
  ];
  const begun = async (kind, title, of) => leader.call(plan.save, { revision: 0, kind, year: 2025, placeId, title, text: '', items: of });
  const move = (who, { id, revision }, to) => who.call(plan.move, { id, revision, move: to, text: '' });
  const running = await move(secretary, await move(leader, await begun('year', '2025 年帮扶计划', items), 'submit'), 'adopt');
  const [road, training] = running.itemList;
  const tell = (who, id, day, text, done) => who.call(plan.progress, { id, clientKey: `stage-progress-${(number += 1)}`, day, text, claimedAt: `${day}T02:00:00.000Z`, ...(done ? { done } : {}) });
  await tell(member, road.id, '2025-03-12', '路基挖好了，等材料');
  await tell(leader, road.id, '2025-03-26', '水泥到了一半');
  await tell(member, training.id, '2025-04-02', '办完了，35 人参加', true);
  await move(secretary, await move(leader, await begun('commitment', '2025 年承诺', [item('今年全村通自来水', 'year', '2025-10-31'), item('雨季以前修好过水桥', 'q2', '2025-05-31')]), 'submit'), 'adopt');
  const waiting = await move(leader, await begun('special', '冬季送暖行动', [item('走访独居老人', 'q4', '2025-11-30')]), 'submit');
  const draft = await begun('year', '下半年打算', [item('建冷库', 'q3', '2025-09-30')]);
  const entry = (who, answers, more = {}) => who.call(record.add, {
    clientKey: `stage-project-${(number += 1)}`, teamId: team.id, kind: 'project', day: '2025-03-20', text: '开挖，工人都是本村的', withIds: [], tags: [], photoIds: [], answers: Object.entries(answers).map(([field, value]) => ({ field, value })), claimedAt: '2025-03-20T08:00:00.000Z', ...more,
  });
  const pond = await entry(leader, { title: '四组蓄水池', branch: 'infrastructure', stage: 'building', funds: '12000000', source: '县水务局', people: '40' });
  await entry(leader, { title: '四组蓄水池', stage: 'building', spent: '4560000' }, { threadId: pond.threadId, day: '2025-03-28', text: '砌好了池壁，付了人工' });
  await member.call(project.checkFunds, { id: pond.threadId, entries: 2, right: true, text: '对了三张发票和银行回单' });
  const thing = (day, title, change, quantity, more = {}) => entry(member, { title, change, quantity, ...more }, { kind: 'asset', day, text: '登记' });
  await thing('2025-01-10', '折叠床', 'in', '6', { sort: 'office', custodian: '村文书' });
  await thing('2025-02-10', '折叠床', 'out', '2');
  await thing('2025-03-28', '折叠床', 'check', '3');
  await thing('2025-02-12', '文化广场音响（含功放和话筒）', 'in', '1', { sort: 'facility', custodian: '村妇联主席' });
  const booked = (who, kind, day, text, answers, more = {}) => entry(who, answers, { kind, day, text, ...more });
  await booked(leader, 'fund', '2025-03-05', '全年工作经费', { change: 'in', amount: '1500000', origin: 'unit', voucher: '2025-001' });
  await booked(leader, 'fund', '2025-03-20', '买打印纸和墨盒', { change: 'out', amount: '48600', voucher: '2025-002' });
  await booked(member, 'vehicle', '2025-03-11', '去县里拉树苗', { driver: '自己', kilometres: '84' });
  await booked(member, 'lodging', '2025-03-06', '村部二楼', { provided: 'village' });
  await booked(leader, 'insurance', '2025-03-05', '单位统一办的', { cover: '60000000', from: '2025-01-01', until: '2025-12-31' }, { withIds: [ids[cast.member]] });
  await booked(member, 'medical_check', '2025-03-06', '县医院', {});
  await booked(member, 'medical_claim', '2025-03-15', '发票交给单位财务', { what: 'costs', amount: '86000' });
  await entry(leader, { title: '村部用电用火规定', sort: 'hygiene' }, { kind: 'internal_rule', day: '2025-03-03', text: '一、人走断电。二、不用大功率电器。' });
  await leader.call(emergency.save, { villageId: placeId, version: 0, text: '先报告，再转移老人和孩子到村小学。\n防汛物资在村部后院。', contacts: [{ name: '镇卫生院', duty: '急救', phone: '0477-8000000' }, { name: '火警', duty: '', phone: '119' }] });
  return { running: running.id, item: road.id, done: training.id, waiting: waiting.id, draft: draft.id, project: pond.threadId };
}
