// Inspections: drawn by the township, gone to on the spot, explained and decided.
import { createRequire } from 'node:module';
import { TOWNSHIP } from './people.mjs';
import { query } from './route.mjs';

const require = createRequire(import.meta.url);
const { inspection } = require('@village/shared/contract/inspection');
const { issue } = require('@village/shared/contract/issue');

const DAY = '2025-04-03';

export async function inspectionPages(county) {
  const { cast, places } = county;
  const [office, secretary, member] = await Promise.all([cast.office, cast.secretary, cast.member].map((name) => county.signIn(name)));
  const drawn = await secretary.call(inspection.draw, { placeId: places[TOWNSHIP], title: '清明前在岗抽查', method: '实地抽查', from: DAY, to: '2025-04-11', count: (await secretary.call(inspection.plan, { placeId: places[TOWNSHIP] })).teams, explainDays: 3 });
  const ownName = county.person(cast.member).name;
  const team = drawn.teams.find((each) => each.people.some(({ name }) => name === ownName));
  const own = team.people.find(({ name }) => name === ownName);
  const visit = (at, lines) => secretary.call(inspection.record, { id: drawn.id, clientKey: `stage-visit-${at.replace(':', '')}`, teamId: team.teamId, day: DAY, at, lines, claimedAt: `${DAY}T01:00:00.000Z` });
  const absent = { personId: own.personId, found: 'absent', note: '村部没有人，村干部说早上没有见到' };
  await visit('08:40', [absent, ...team.people.filter(({ personId }) => personId !== own.personId).map(({ personId }) => ({ personId, found: 'present', note: '' }))]);
  await visit('10:30', [{ ...absent, note: '又到村部，仍没有人' }]);
  const [first, second] = (await member.call(inspection.mine, {})).items.sort((one, other) => (one.at < other.at ? -1 : 1));
  await member.call(inspection.explain, { id: second.id, text: '在二组陪老人办医保，组长可以证明' });
  await visit('07:50', [{ ...absent, note: '宿舍门锁着' }]);
  const third = (await member.call(inspection.mine, {})).items.find(({ at }) => at === '07:50');
  await member.call(inspection.explain, { id: third.id, text: '没有特别的原因' });
  await office.call(inspection.decide, { id: third.id, decision: 'absent', reason: '本人也说没有原因' });
  const raise = (title, text) => secretary.call(issue.raise, { clientKey: `stage-problem-${title.length}`, kind: 'problem', category: 'other', villageId: team.villageId, title, text, source: 'inspection', sourceId: drawn.id, foundOn: DAY, claimedAt: `${DAY}T01:00:00.000Z` });
  const problem = await raise('走访台账有六条是同一天补写的', '笔迹一样，问了两户都说三月没有来过');
  await raise('公示栏的值班表没有换', '');
  await secretary.call(issue.assign, { id: problem.id, revision: problem.revision, personId: own.personId, due: '2025-04-10', text: '重新入户，逐条补记，附照片' });
  const one = (id) => `pages/inspection/one/index?${query({ id })}`;
  const check = (id) => `pages/inspection/check/index?${query({ id })}`;
  return [
    { name: 'inspections', title: '督查', route: 'pages/inspection/list/index', who: cast.secretary },
    { name: 'inspection-draw', title: '抽取工作队', route: 'pages/inspection/draw/index', who: cast.secretary },
    { name: 'inspection', title: '一次督查', route: one(drawn.id), who: cast.secretary },
    { name: 'inspection-again', title: '一次督查：照种子重算', route: one(drawn.id), who: cast.office, then: async (visitor) => {
      await visitor.tap('照种子重算一遍');
      await visitor.waitFor('次序一样');
    } },
    { name: 'inspection-visit', title: '现场记录', route: `pages/inspection/visit/index?${query({ id: drawn.id, teamId: team.teamId })}`, who: cast.secretary, then: async (visitor) => {
      await visitor.tap('不在岗');
      await visitor.tap('记下现场情况');
      await visitor.waitFor('不在岗的请写明现场情况');
    } },
    { name: 'inspection-problems', title: '问题清单', route: `pages/inspection/problems/index?${query({ id: drawn.id })}`, who: cast.secretary },
    { name: 'inspection-problems-all', title: '问题清单：全部督查', route: 'pages/inspection/problems/index', who: cast.office },
    { name: 'inspection-mine', title: '对我的督查', route: 'pages/inspection/mine/index', who: cast.member },
    { name: 'inspection-explain', title: '督查记录：本人说明', route: check(first.id), who: cast.member },
    { name: 'inspection-decide', title: '督查记录：核定', route: check(second.id), who: cast.office },
    { name: 'inspection-decided', title: '督查记录：核定以后', route: check(third.id), who: cast.member },
  ];
}
