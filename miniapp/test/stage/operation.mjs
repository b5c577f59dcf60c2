// What is kept and for how long, who read what of others, what went wrong, how the app is used.
import { createRequire } from 'node:module';
import { query } from './route.mjs';

const require = createRequire(import.meta.url);
const { identity } = require('@village/shared/contract/identity');
const { organisation } = require('@village/shared/contract/organisation');

export async function operationPages(county) {
  const { cast, ids } = county;
  const administrator = await county.signIn(cast.administrator);
  for (const name of [cast.member, cast.leader]) await administrator.call(organisation.person, { id: ids[name] });
  await administrator.call(identity.security, { id: ids[cast.member] });
  const part = (chapter, section) => `pages/operation/section/index?${query({ chapter, section })}`;
  return [
    { name: 'operation-mine', title: '我的数据', route: 'pages/operation/mine/index', who: cast.member },
    { name: 'operation-retention', title: '数据保存和删除', route: 'pages/operation/retention/index', who: cast.administrator },
    { name: 'operation-retention-kind', title: '数据保存和删除：一类', route: 'pages/operation/retention/index', who: cast.administrator, then: async (visitor) => {
      await visitor.tap(/^在村记录的位置和照片/);
      await visitor.waitFor('由谁定');
    } },
    { name: 'operation-retention-runs', title: '数据保存和删除：到期删除', route: 'pages/operation/retention/index', who: cast.office, then: async (visitor) => {
      await visitor.tap('到期删除');
      await visitor.waitFor('请假的证明材料');
    } },
    { name: 'operation-accesses', title: '查看和导出的记录', route: 'pages/operation/accesses/index', who: cast.office },
    { name: 'operation-faults', title: '按编号查出错', route: 'pages/operation/faults/index', who: cast.administrator },
    { name: 'help', title: '怎么用：队员', route: 'pages/operation/help/index', who: cast.member },
    { name: 'help-leader', title: '怎么用：队长', route: 'pages/operation/help/index', who: cast.leader },
    { name: 'help-found', title: '怎么用：查找', route: 'pages/operation/help/index', who: cast.secretary, then: async (visitor) => {
      await visitor.fill(/^查找/, '销假');
      await visitor.waitFor('队员怎么用');
    } },
    { name: 'help-section', title: '怎么用：一节', route: part('cadre', '每天确认在村'), who: cast.member },
    { name: 'help-nothing', title: '怎么用：没有这一节', route: part('cadre', '没有的'), who: cast.member },
  ];
}
