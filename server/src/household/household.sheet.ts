import { HOUSEHOLD_STATE_NAMES, HOUSEHOLD_STATES, HOUSEHOLD_TAG_NAMES } from '@village/shared/kernel/household';
import { EXAMPLE, type ColumnOf } from '../common/table';

/** The register of a village as it is handed in: what a village clerk fills in, and no more. */
export const HOUSEHOLD_SHEET = {
  name: '户册',
  columns: {
    number: { title: '户号', width: 14, required: true },
    group: { title: '村民小组', width: 14 },
    headName: { title: '户主姓名', width: 14, required: true },
    people: { title: '人口', width: 8, required: true },
    phone: { title: '联系电话', width: 16 },
    idNumber: { title: '户主身份证号', width: 24 },
    state: { title: '状态', width: 14, choices: HOUSEHOLD_STATES.map(state => HOUSEHOLD_STATE_NAMES[state]) },
    monitored: { title: '监测对象', width: 18 },
    tags: { title: '重点户类型', width: 30 },
  },
} as const;

export type HouseholdColumn = ColumnOf<typeof HOUSEHOLD_SHEET>;

export const HOUSEHOLD_EXAMPLE = [
  { number: `${EXAMPLE}01-001`, group: '一组', headName: '张三', people: '4', phone: '19900000001', state: HOUSEHOLD_STATE_NAMES.not_poor },
  { number: `${EXAMPLE}01-002`, group: '一组', headName: '李四', people: '2', state: HOUSEHOLD_STATE_NAMES.potentially_poor, tags: '特殊困难、空巢老人' },
];

export const HOUSEHOLD_GUIDE = [
  '怎样填写',
  '1. 一户一行，户号在村里不能重复。红色标题的格子每行必填，其他的用不到就空着：不需要的不要填。',
  `2. 状态从下拉框里选，空着按“${HOUSEHOLD_STATE_NAMES.not_poor}”。`,
  '3. 监测对象写制度里的名称，例如脱贫不稳定户；不是监测对象的空着。',
  `4. 重点户类型可以写几样，用顿号隔开：${Object.values(HOUSEHOLD_TAG_NAMES).join('、')}。`,
  '5. 电话和身份证号加密保存，平时只显示头尾，要看全的须选用途，并且留下记录。',
  '6. 整份文件一起导入：有一处不对，全部不导入，系统会列出每一处的单元格和原因。',
  '7. 可以反复导入：按户号对应，已有的更新，没有的新增。空着的格子不改系统里原来的内容，文件里没有的户也不会删除。',
  `8. 以“${EXAMPLE}”开头的行是样例，不会导入。`,
];
