import type { DispatchingUnit } from '@village/shared/contract/organisation';
import type { RoleId } from '@village/shared/kernel/role';

/** The invented county: nobody here exists. Given names are solar terms, herbs, skies and crops, so that nobody takes them for real. */
export const COUNTY = '样例县';

export interface TownshipCast {
  name: string;
  /** The profile the township adopts; null: it follows the county's. */
  profileId: string | null;
  villages: { name: string; cadres: number }[];
  /** Where cadres are linked to a village instead of sent to it. */
  linked?: true;
  /** Held there beside the offices of every township. */
  offices?: readonly { roles: RoleId[]; post: string }[];
}

/** The county follows one document, two townships their own. The first is where the story is told: its last month waits for signatures. */
export const COUNTY_PROFILE = 'ordos-2018';
export const TOWNSHIPS: readonly TownshipCast[] = [
  { name: '青禾镇', profileId: 'pian04', villages: ['东篱村', '南亩村', '西畴村', '北苑村', '中塘村'].map(name => ({ name, cadres: 3 })) },
  { name: '白杨乡', profileId: 'pian06', villages: [['上坪村', 4], ['下坪村', 3], ['前湾村', 3], ['后山村', 3]].map(([name, cadres]) => ({ name: String(name), cadres: Number(cadres) })) },
  { name: '石桥镇', profileId: null, villages: ['桥头村', '柳岸村', '杏林村'].map(name => ({ name, cadres: 4 })) },
];

/** Small places with one village each, whose documents know what those of the story do not: call-backs, rest for work on rest days, office days with lists, weeks counted by the hour. */
export const OTHER_TOWNSHIPS: readonly TownshipCast[] = [
  { name: '云台乡', profileId: 'pian09b', villages: [{ name: '岭头村', cadres: 3 }] },
  { name: '松林镇', profileId: 'pian15', villages: [{ name: '松涛村', cadres: 4 }] },
  {
    name: '河口镇', profileId: 'lucun', villages: [{ name: '渡口村', cadres: 2 }], linked: true,
    offices: [{ roles: ['area_leader_member'], post: '责任区班子成员' }, { roles: ['responsibility_area_secretary'], post: '责任区书记' }, { roles: ['township_department'], post: '镇农业办主任' }],
  },
  { name: '柳荫街道', profileId: 'jiedao-2011', villages: [{ name: '柳荫村', cadres: 0 }], offices: [{ roles: ['township_leading_group_head'], post: '包村工作领导小组组长' }] },
];

export const UNITS: readonly { name: string; level: DispatchingUnit['level'] }[] = [
  { name: '样例县农业农村局', level: 'county' }, { name: '样例县教育局', level: 'county' }, { name: '样例县卫生健康局', level: 'county' },
  { name: '样例县水利局', level: 'county' }, { name: '样例县融媒体中心', level: 'county' }, { name: '样例市统计局', level: 'city' },
];

/** The offices of each level, in the order in which their holders are named; two roles in one line are held by one person. */
export const COUNTY_OFFICES: readonly { roles: RoleId[]; post: string }[] = [
  { roles: ['administrator'], post: '信息管理员' },
  { roles: ['county_office'], post: '县驻村办主任' },
  { roles: ['county_general_captain'], post: '县总队长' },
  { roles: ['county_deputy_captain'], post: '县副总队长' },
  { roles: ['supervision_group'], post: '督查推进组组长' },
  { roles: ['city_office'], post: '市驻村办干部' },
  { roles: ['county_org_dept'], post: '县委组织部干部' },
  { roles: ['inspector'], post: '督查干部' },
];
export const TOWNSHIP_OFFICES: readonly { roles: RoleId[]; post: string }[] = [
  { roles: ['township_secretary'], post: '党委书记' },
  { roles: ['township_mayor'], post: '乡镇长' },
  { roles: ['township_deputy'], post: '党委副书记' },
  { roles: ['township_linked_leader'], post: '副乡镇长' },
  { roles: ['township_office'], post: '驻村办干事' },
];
export const VILLAGE_OFFICES: readonly { roles: RoleId[]; post: string }[] = [
  { roles: ['village_secretary'], post: '村党支部书记' },
  { roles: ['village_duty_officer'], post: '村值班人员' },
];
export const UNIT_OFFICES: readonly { roles: RoleId[]; post: string }[] = [{ roles: ['dispatching_unit_hr'], post: '人事科科长' }];

export const CADRE_POSTS = ['一级科员', '四级主任科员', '二级主任科员', '科长', '教师', '工程师'] as const;

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章'];
const GIVEN = {
  cadre: '立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒 半夏 当归 连翘 杜仲 青黛 紫苏 南星 海棠 木兰 芙蓉 银杏 丁香 茉莉 山茶 石榴 枇杷',
  office: '朝霞 晚晴 晨曦 暮云 长虹 新月 繁星 清风 明月 甘霖 瑞雪 和风 暖阳 微雨 流云 远山 近水 飞瀑 平湖 古渡 长亭 短笛 渔歌',
  village: '高粱 小麦 大豆 玉米 荞麦 芝麻 棉花 油菜 甘蔗 南瓜 莲藕 菱角 白菜 萝卜 茄子 豆角 韭菜 芹菜 菠菜 莴笋 冬瓜 丝瓜 苦瓜 香菇',
  unit: '春桃 夏荷 秋菊 冬梅 四季 如意',
};
const SHIFT = { cadre: 0, office: 11, village: 5, unit: 29 };

/** The name of the `index`th person of a kind. */
export function nameOf(kind: keyof typeof GIVEN, index: number): string {
  const given = GIVEN[kind].split(' ');
  const surname = kind === 'cadre' && index === 14 ? '欧阳' : SURNAMES[(index * 7 + SHIFT[kind]) % SURNAMES.length];
  return `${surname}${given[index % given.length]}`;
}

/** A number of a range nobody is given. */
export function phoneOf(index: number): string {
  return `1990000${String(index).padStart(4, '0')}`;
}
