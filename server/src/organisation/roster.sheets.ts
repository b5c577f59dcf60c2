import { UNIT_LEVELS, type DispatchingUnit } from '@village/shared/contract/organisation';
import { PRECINCT_KIND_NAMES, PRECINCT_KINDS } from '@village/shared/contract/precinct';
import { ROLES, type RoleId } from '@village/shared/kernel/role';
import { EXAMPLE } from '../common/table';

/** The workbook in which a county hands in its roster: what an office clerk fills in, and what comes out again on export. */
interface ColumnShape {
  title: string;
  width: number;
  /** Every row needs it. */
  required?: boolean;
  /** What the drop-down offers. */
  choices?: 'roles' | 'levels' | 'units' | 'areas';
}

export const SHEETS = {
  places: {
    name: '村和工作队',
    columns: {
      township: { title: '乡镇', width: 18, required: true },
      village: { title: '村', width: 18 },
      team: { title: '工作队名称', width: 28 },
      from: { title: '进驻日期', width: 14 },
      to: { title: '撤回日期', width: 14 },
    },
  },
  units: {
    name: '派出单位',
    columns: {
      name: { title: '单位名称', width: 32, required: true },
      level: { title: '级别', width: 12, required: true, choices: 'levels' },
    },
  },
  people: {
    name: '人员',
    columns: {
      name: { title: '姓名', width: 12, required: true },
      phone: { title: '手机号', width: 16, required: true },
      unit: { title: '派出单位', width: 28, choices: 'units' },
      post: { title: '职务', width: 16 },
      role: { title: '角色', width: 18, choices: 'roles' },
      township: { title: '乡镇', width: 18 },
      village: { title: '村', width: 18 },
      from: { title: '开始日期', width: 14 },
      to: { title: '结束日期', width: 14 },
    },
  },
  areas: {
    name: '责任区',
    columns: {
      township: { title: '乡镇', width: 18, required: true },
      kind: { title: '种类', width: 14, required: true, choices: 'areas' },
      name: { title: '名称', width: 22, required: true },
      village: { title: '村', width: 18 },
      leader: { title: '负责人手机号', width: 16 },
    },
  },
} as const satisfies Record<string, { name: string; columns: Record<string, ColumnShape> }>;

export type SheetId = keyof typeof SHEETS;
export type ColumnId<Id extends SheetId> = keyof (typeof SHEETS)[Id]['columns'] & string;

/** The columns of a sheet in their order. */
export function columnsOf<Id extends SheetId>(id: Id): [ColumnId<Id>, ColumnShape][] {
  return Object.entries(SHEETS[id].columns) as [ColumnId<Id>, ColumnShape][];
}

export const GUIDE_SHEET = '说明';
export const CHOICES_SHEET = '选项';

export const LEVEL_NAMES: Record<DispatchingUnit['level'], string> = { province: '省级', city: '市级', county: '县级', township: '乡镇级' };
export const LEVEL_OF_NAME = new Map(UNIT_LEVELS.map(level => [LEVEL_NAMES[level], level]));
export const AREA_OF_NAME = new Map(PRECINCT_KINDS.map(kind => [PRECINCT_KIND_NAMES[kind], kind]));
export const ROLE_OF_NAME = new Map((Object.keys(ROLES) as RoleId[]).map(role => [ROLES[role].name as string, role]));

export const GUIDE = [
  '怎样填写',
  '1. 依次填写“村和工作队”“派出单位”“人员”三张表；划了责任区或联村党委的再填“责任区”。表名和第一行的标题请不要改动；红色标题的格子每行必填；不用的表可以留空。',
  '2. 村和工作队：每个村一行。还没有工作队的村，后三格留空。一个村先后有两支工作队的，写两行，时间不能重叠。',
  '3. 派出单位：每个单位一行，级别从下拉框里选。',
  '4. 人员：每人一行，手机号不能重复。派出单位要与“派出单位”表里的名称一致。同一个人有两个角色的，再写一行：姓名、手机号照抄，角色另选。',
  '5. 角色从下拉框里选。队员、工作队长、第一书记、包村干部等填乡镇和村（村里要有工作队）；村里的角色填乡镇和村；乡镇的角色只填乡镇；县、市的角色和派出单位的角色，乡镇和村都留空。',
  '6. 责任区：一个村一行；负责人填手机号，有几个写几行，要在“人员”表里担任责任区书记、联村党委书记或班子成员。一个村只在一个责任区、一个联村党委里。',
  '7. 日期写成 2025-01-01、2025/1/1 或 2025年1月1日。结束日期、撤回日期不知道的留空。',
  '8. 整份文件一起导入：有一处不对，全部不导入，系统会列出每一处的表名、单元格和原因。',
  '9. 可以反复导入：人员按手机号对应，工作队按村和进驻日期对应，任职按角色、地点和开始日期对应，责任区按乡镇、种类和名称对应；已有的更新，没有的新增。空着的格子不改系统里原来的内容，文件里没有的行也不会删除。',
  `10. 以“${EXAMPLE}”开头的行是样例，人名和号码都是编的，不会导入。`,
];
