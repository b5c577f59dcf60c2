// The archive of a team: what the modules hold is drawn by itself; here what lies on paper is filed, and somebody keeps it.
import { createRequire } from 'node:module';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { archive } = require('@village/shared/contract/archive');

/** Files some papers; one of them is taken back. */
async function papersOf(county, team) {
  const [member, leader] = await Promise.all([county.cast.member, county.cast.leader].map((name) => county.signIn(name)));
  const file = (title, day, category, form = 'text', place = '村部文件柜二层') => member.call(archive.file, { teamId: team.id, category, title, day, form, place });
  await file('2024年驻村工作总结（盖章件）', '2025-01-15', 'work_summaries');
  await file('进村第一次座谈合影', '2025-01-08', 'meetings', 'image', '相册一');
  await file('帮扶协议（三方盖章）', '2025-02-20', 'work_records');
  const wrong = await file('别的村的会议签到表', '2025-03-03', 'work_records');
  const { items } = await member.call(archive.items, { teamId: wrong.teamId, category: 'work_records' });
  await member.call(archive.withdraw, { teamId: team.id, id: items.find(({ title }) => title === '别的村的会议签到表').key, reason: '放错了，是西岭村的' });
  const { people } = await leader.call(archive.team, { teamId: team.id });
  const keeper = people.find(({ name }) => name === county.cast.member);
  await leader.call(archive.custodian, { teamId: team.id, personId: keeper.personId, from: '2025-03-10', note: '铁皮柜钥匙一把，册子十二本' });
}

export async function archivePages(county, team) {
  const { cast } = county;
  await papersOf(county, team);
  return [
    { name: 'archives', title: '档案：各队', route: 'pages/archive/list/index', who: cast.secretary },
    { name: 'archive', title: '一个队的档案', route: `pages/archive/team/index?${query({ teamId: team.id })}`, who: cast.leader },
    { name: 'archive-items', title: '档案：一类材料', route: `pages/archive/items/index?${query({ teamId: team.id, category: 'work_records' })}`, who: cast.leader },
    { name: 'archive-items-images', title: '档案：会议照片', route: `pages/archive/items/index?${query({ teamId: team.id, category: 'meetings' })}`, who: cast.leader },
    { name: 'archive-add', title: '归档一份材料', route: `pages/archive/add/index?${query({ teamId: team.id })}`, who: cast.member },
    { name: 'archive-keep', title: '指定档案保管人', route: `pages/archive/keep/index?${query({ teamId: team.id })}`, who: cast.leader },
  ];
}
