// The regulation in force, a draft of it, and what a simulation says of it: the pages of a county's rules.
import { createRequire } from 'node:module';
import { COUNTY } from './people.mjs';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { policy } = require('@village/shared/contract/policy');
const { simulation } = require('@village/shared/contract/simulation');

/** The regulation in force in the county, and a draft made from it in which two values are the county's own. */
async function regulationsOf(administrator, countyId) {
  // A township of the stage may have a regulation of its own: those are not asked for.
  const { items } = await administrator.call(policy.editions, { organisationId: countyId });
  const current = items.find(({ inForce }) => inForce);
  const made = items.find(({ state }) => state === 'draft') ?? (await administrator.call(policy.copy, { id: current.id }));
  const set = (edition, key, value) => administrator.call(policy.setValue, { id: edition.id, revision: edition.revision, key, value: JSON.stringify(value), cite: ['青驻办〔2025〕2号'] });
  const draft = await administrator.call(policy.edition, { id: made.id });
  return { current, draft: draft.changes > 0 ? draft : await set(await set(draft, 'leave.merge', false), 'leave.quota', { perMonth: 5, soft: true }) };
}

/** A draft that asks for one day more, and one that changes nothing, both simulated on March. */
async function simulatedOf(administrator, current) {
  const copy = () => administrator.call(policy.copy, { id: current.id });
  const simulate = async (draft) => {
    const { id } = await administrator.call(simulation.start, { id: draft.id, from: '2025-03', to: '2025-03' });
    while ((await administrator.call(simulation.status, { id })).state === 'running') await new Promise((done) => setTimeout(done, 100));
    return draft;
  };
  const made = await copy();
  const value = JSON.stringify([{ period: 'month', days: 21, unit: 'days', counts: ['in_village'], soft: true }]);
  const more = await administrator.call(policy.setValue, { id: made.id, revision: made.revision, key: 'attendance.required', value, cite: ['青驻办〔2025〕2号'] });
  return { more: await simulate(more), same: await simulate(await copy()) };
}

/** The pages where rules are read, changed, checked and simulated. */
export async function policyPages({ cast, places }, administrator) {
  const regulation = await regulationsOf(administrator, places[COUNTY]);
  const simulated = await simulatedOf(administrator, regulation.current);
  return [
    { name: 'policy', title: '制度和节假日', route: 'pages/organisation/policy/index', who: cast.administrator },
    { name: 'edition', title: '制度原文', route: `pages/organisation/edition/index?${query({ id: regulation.current.id, key: 'leave.approval' })}`, who: cast.leader },
    { name: 'edition-here', title: '制度原文：依据点开的一项', route: `pages/organisation/edition/index?${query({ profileId: 'ordos-2018', key: 'attendance.required' })}`, who: cast.member },
    { name: 'edition-document-shipped', title: '制度原文：别处的一份', route: `pages/organisation/edition/index?${query({ profileId: 'pian15' })}`, who: cast.administrator },
    { name: 'edition-draft', title: '制度草稿', route: `pages/organisation/edition/index?${query({ id: regulation.draft.id })}`, who: cast.administrator },
    { name: 'edition-search', title: '制度草稿：查找', route: `pages/organisation/edition/index?${query({ id: regulation.draft.id })}`, who: cast.administrator, then: async (visitor) => {
      await visitor.fill('在制度里查找', '没有这样的词');
      await visitor.waitFor('没有找到');
    } },
    { name: 'edition-unknown', title: '制度原文：打不开', route: `pages/organisation/edition/index?${query({ id: 'nowhere' })}`, who: cast.administrator, expected: [/404/] },
    { name: 'edition-value', title: '修改取值：审批表', route: `pages/organisation/edition-value/index?${query({ id: regulation.draft.id, key: 'leave.approval' })}`, who: cast.administrator },
    { name: 'edition-value-row', title: '修改取值：表的一行', route: `pages/organisation/edition-value/index?${query({ id: regulation.draft.id, key: 'leave.approval' })}`, who: cast.administrator, then: async (visitor) => {
      await visitor.page.getByRole('button', { expanded: false }).filter({ hasText: '修改' }).first().click();
      await visitor.fill(/^不超过/, '0.5');
      await visitor.waitFor('还不能保存');
    } },
    { name: 'edition-value-reading', title: '修改取值：不同的理解', route: `pages/organisation/edition-value/index?${query({ id: regulation.draft.id, key: 'attendance.required' })}`, who: cast.administrator },
    { name: 'edition-value-blank', title: '修改取值：填空缺', route: `pages/organisation/edition-value/index?${query({ id: regulation.draft.id, key: 'settlement.submit_day' })}`, who: cast.administrator },
    { name: 'edition-document', title: '制度草稿：名称和生效日期', route: `pages/organisation/edition-document/index?${query({ id: regulation.draft.id })}`, who: cast.administrator },
    { name: 'edition-names', title: '制度草稿：岗位和机构的名称', route: `pages/organisation/edition-names/index?${query({ id: regulation.draft.id })}`, who: cast.administrator },
    { name: 'edition-publish', title: '核对和发布：起草的人', route: `pages/organisation/edition-publish/index?${query({ id: regulation.draft.id })}`, who: cast.administrator },
    { name: 'edition-publish-second', title: '核对和发布：另一人', route: `pages/organisation/edition-publish/index?${query({ id: regulation.draft.id })}`, who: cast.office, then: open('发布这一版') },
    { name: 'simulation-start', title: '模拟：选月份', route: `pages/organisation/simulation/index?${query({ id: regulation.draft.id })}`, who: cast.administrator },
    { name: 'simulation', title: '模拟：总数和每个人', route: `pages/organisation/simulation/index?${query({ id: simulated.more.id })}`, who: cast.administrator },
    { name: 'simulation-same', title: '模拟：没有变化', route: `pages/organisation/simulation/index?${query({ id: simulated.same.id })}`, who: cast.administrator },
    { name: 'editions', title: '制度的历次版本', route: `pages/organisation/editions/index?${query({ organisationId: regulation.current.organisationId, name: '青原县' })}`, who: cast.administrator },
    { name: 'difference', title: '两版的不同', route: `pages/organisation/difference/index?${query({ id: regulation.draft.id, from: regulation.current.id })}`, who: cast.administrator },
    { name: 'adopt', title: '选用制度', route: 'pages/organisation/adopt/index', who: cast.administrator },
    { name: 'calendar', title: '节假日安排', route: `pages/organisation/calendar/index?${query({ year: 2025 })}`, who: cast.administrator },
  ];
}
