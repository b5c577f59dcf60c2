import { ENDPOINTS } from '../common/contract';
import type { Paper, PaperPart } from '../common/paper';
import { type Permission, PERMISSIONS, permissionsOf } from '@village/shared/kernel/permission';
import { type Level, ROLES, type RoleId } from '@village/shared/kernel/role';
import { DATA_KINDS } from './data-kind';
import { SAFEGUARDS } from './safeguards';

/** What the first word of a permission is called. */
export const MODULE_TITLES: Readonly<Record<string, string>> = {
  identity: '登录和本人', organisation: '组织和人员', policy: '制度和节假日', leave: '请假和销假', attendance: '在村和考勤', duty: '值班和巡逻', worklog: '办公清单和日志', record: '工作记录', issue: '问题台账', report: '报告和数据需求', plan: '计划和项目',
  due: '到期事项', meeting: '会议和学习', household: '户和走访', disclosure: '公示栏和公开', archive: '档案', burden: '负担', allowance: '补助', assessment: '考核和测评', inspection: '督查', operation: '运维', posting: '选派和交接', consequence: '责任追究',
};

const LEVELS: Readonly<Record<Level, string>> = { team: '本工作队', village: '本村', township: '本乡镇', county: '全县', city: '全市', unit: '本单位派出的人' };
const ROLE_IDS = Object.keys(ROLES) as RoleId[];

export interface FilingFacts {
  county: string;
  day: string;
}

/** The papers that are filed before the app is used: what it does, which data it keeps and for how long, who may do what, how it is kept safe. Drawn from the contract, the table of permissions and the list of kinds of data. */
export function filingPack({ county, day }: FilingFacts): Paper {
  return {
    title: '驻村通 备案材料', subtitle: county, parts: [
      { kind: 'text', text: `生成日期 ${day}。以下内容由程序自己的功能清单、权限表和数据清单生成，和正在运行的版本一致；县里补充建设依据、审批文号和责任人后报送。` },
      heading('一、功能清单'), ...functions(),
      heading('二、数据清单'), dataTable(),
      heading('三、权限'), { kind: 'text', text: '每项功能都要有权限，没有写明权限的功能不能启动；任职结束当天失去权限。范围以外的内容一律回答“没有找到”。管理员不审批、不签字、不改考勤。' }, roleTable(),
      heading('四、安全措施'), { kind: 'table', columns: [{ name: '方面' }, { name: '措施', share: 4 }], rows: SAFEGUARDS.map(([about, what]) => [about, what]) },
      heading('五、第三方和出境'), { kind: 'text', text: '只和微信开放平台往来：登录、核对手机号、订阅消息（固定的一句话和时间）、公开内容的安全检查。没有别的第三方，没有统计和广告组件，数据不出境。' },
    ],
    signatures: [{ role: '填报单位', seal: true }, { role: '负责人' }],
  };
}

const heading = (text: string, level: 1 | 2 = 1): PaperPart => ({ kind: 'heading', text, level });

/** For each module what it does, by who may do it. */
function functions(): PaperPart[] {
  const modules = [...new Set(PERMISSIONS.map(moduleOf))];
  const open = ENDPOINTS.filter(({ endpoint }) => endpoint.permission === 'public').map(({ endpoint }) => endpoint.title);
  const parts = modules.flatMap((module, index): PaperPart[] => {
    const rows = PERMISSIONS.filter(permission => moduleOf(permission) === module).flatMap(permission => {
      const titles = titlesOf(permission);
      return titles.length > 0 ? [[titles.join('、'), rolesWord(permission)]] : [];
    });
    return rows.length === 0 ? [] : [heading(`（${index + 1}）${MODULE_TITLES[module] ?? module}`, 2), { kind: 'table', columns: [{ name: '功能', share: 3 }, { name: '谁能用', share: 2 }], rows }];
  });
  return [...parts, heading('不用登录', 2), { kind: 'text', text: [...new Set(open)].join('、') }];
}

function titlesOf(permission: Permission): string[] {
  return [...new Set(ENDPOINTS.filter(({ endpoint }) => endpoint.permission === permission).map(({ endpoint }) => endpoint.title))];
}

function rolesWord(permission: Permission): string {
  if (permission === 'identity.self') return '登录的每个人，只对本人';
  const roles = ROLE_IDS.filter(role => permissionsOf(role).includes(permission));
  const others = ROLE_IDS.filter(role => !roles.includes(role));
  if (others.length === 0) return '所有角色';
  return others.length < roles.length ? `除${others.map(nameOf).join('、')}以外的角色` : roles.map(nameOf).join('、');
}

function dataTable(): PaperPart {
  const rows = DATA_KINDS.map(({ name, tables, purpose, keep, then, decides }) => [name, Object.values(tables).map(({ title }) => title).join('、'), purpose, `${keep}；${then}`, decides]);
  return { kind: 'table', columns: [{ name: '种类' }, { name: '内容', share: 2 }, { name: '用途', share: 2 }, { name: '保存多久，到期怎样', share: 2 }, { name: '由谁定' }], rows };
}

function roleTable(): PaperPart {
  const modulesOf = (role: RoleId) => [...new Set(PERMISSIONS.filter(permission => permissionsOf(role).includes(permission)).map(moduleOf))].map(module => MODULE_TITLES[module] ?? module).join('、');
  const alike = new Map<string, RoleId[]>();
  for (const role of ROLE_IDS) alike.set(`${ROLES[role].level} ${modulesOf(role)}`, [...alike.get(`${ROLES[role].level} ${modulesOf(role)}`) ?? [], role]);
  const rows = [...alike.values()].map(roles => [roles.map(nameOf).join('、'), LEVELS[ROLES[roles[0]].level], modulesOf(roles[0])]);
  return { kind: 'table', columns: [{ name: '角色', share: 2 }, { name: '范围' }, { name: '能用的功能', share: 4 }], rows };
}

const moduleOf = (permission: Permission): string => permission.split('.')[0];
const nameOf = (role: RoleId): string => ROLES[role].name;
