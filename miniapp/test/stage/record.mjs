// What the cadres of the first village recorded: entries of several kinds, a matter that goes on, an entry that was corrected.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { record } = require('@village/shared/contract/record');

const ENTRIES = [
  ['2025-04-01', 'diary', '二组几户老人说去镇卫生院取药要转两趟车，问能不能村里代取。', '二组', { about: 'demand' }],
  ['2025-04-01', 'mediation', '三组两户为水渠过界争吵，现场量了界桩，约好周五再谈。', '三组', { parties: '三组相邻两户', cause: 'land', result: 'going_on' }],
  ['2025-04-02', 'study', '集中学习低保审核确认办法，讨论了本村两户的情况。', '', { form: 'collective', topic: '低保审核确认办法', minutes: '90' }],
  ['2025-04-02', 'supervision_check', '看了用印登记本，上月有两次没写用途，已请村文书补上。', '', { subject: 'seal', keptByOne: 'yes', useLogged: 'no', noBlank: 'yes' }],
  ['2025-04-02', 'publicity', '在院坝会上讲了医保缴费和报销的办法。', '一组', { way: 'meeting', people: '24' }],
];

/** Makes the entries; gives the ids that pages are opened with. */
export async function recordsOf(county, team) {
  const member = await county.signIn(county.cast.member);
  const { teams } = await member.call(record.form, {});
  const teamId = teams[0]?.teamId ?? team.id;
  let number = 0;
  const add = (day, kind, text, group, answers = {}, more = {}) => member.call(record.add, {
    clientKey: `stage-record-${(number += 1)}`, teamId, kind, day, at: '09:30', text, group, withIds: teams[0].people.slice(0, 1).map(({ personId }) => personId), tags: teams[0].tags.slice(0, 1), photoIds: [],
    answers: Object.entries(answers).map(([field, value]) => ({ field, value })), claimedAt: `${day}T02:00:00.000Z`, ...more,
  });
  const made = [];
  for (const [day, kind, text, group, answers] of ENTRIES) made.push(await add(day, kind, text, group, answers));
  const errand = await add('2025-04-02', 'errand', '替一组一位老人办高龄补贴，材料已拍照，明天去镇里。', '一组', { client: '一组老人', atHome: 'home', dueOn: '2025-04-08' });
  const last = await add('2025-04-03', 'errand', '镇里说还差一张近照，已请老人的儿子补来。', '一组', {}, { threadId: errand.threadId });
  return { errand: last.id, check: made[3].id, mediation: made[1].id };
}
