import type { LeaveKind } from '@village/shared/contract/leave';

/** A leave of the story. Months and days are counted from the day the county is made, so that the story fits any day. */
export interface Absence {
  /** The number of the cadre, in the order of the cast. */
  cadre: number;
  /** 0 is the month of today, -1 the one before. */
  month: number;
  /** Starts on this working day of the month, counted from 1. */
  workday: number;
  /** Half days on working days; starts in the morning unless `afternoon`. */
  halves: number;
  afternoon?: boolean;
  kind: LeaveKind;
  reason: string;
  place: string;
  outOfCounty?: boolean;
  ends?: 'refused' | 'withdrawn';
}

const at = (cadre: number, month: number, workday: number, halves: number, kind: LeaveKind, reason: string, place: string, more: Partial<Absence> = {}): Absence =>
  ({ cadre, month, workday, halves, kind, reason, place, ...more });

/** The cadre who falls short in the last month, and how: what is left to be missed is missed without leave. */
export const SHORT = 5;

export const ABSENCES: readonly Absence[] = [
  // 青禾镇
  at(SHORT, -1, 3, 6, 'sick', '感冒发热，医生嘱咐休息三天', '县人民医院'),
  at(SHORT, -1, 10, 4, 'personal', '陪母亲做白内障手术', '样例市', { outOfCounty: true }),
  at(1, -1, 5, 2, 'personal', '参加孩子的家长会', '县城'),
  at(2, -1, 8, 1, 'personal', '到银行办理贷款手续', '县城', { afternoon: true }),
  at(4, -1, 6, 4, 'official_trip', '带村里的合作社到外县看大棚', '邻县', { outOfCounty: true }),
  at(7, -1, 11, 2, 'official_trip', '到县里参加驻村干部培训', '县委党校'),
  at(9, -1, 4, 2, 'sick', '牙痛，到县医院治疗', '县人民医院'),
  at(14, -1, 9, 10, 'annual_leave', '年休假', '外省', { outOfCounty: true }),
  at(10, -2, 7, 10, 'annual_leave', '年休假', '样例市', { outOfCounty: true }),
  at(11, -2, 4, 6, 'personal', '装修房屋', '县城', { ends: 'refused' }),
  at(13, -2, 12, 2, 'personal', '车辆年检', '县城', { ends: 'withdrawn' }),
  at(3, -2, 9, 2, 'official_trip', '到县水利局衔接水渠项目', '县水利局'),
  at(6, -2, 14, 1, 'sick', '肠胃不适', '镇卫生院'),
  at(1, -3, 6, 4, 'personal', '回老家参加婚礼', '外县', { outOfCounty: true }),
  at(12, -3, 10, 6, 'sick', '腰痛复发，卧床休息', '家中'),
  at(0, -3, 15, 2, 'official_trip', '到县里开项目推进会', '县城'),
  at(2, 0, 3, 2, 'personal', '老人住院陪护', '县人民医院'),
  at(6, 0, 5, 4, 'official_trip', '送村民到市里看病', '样例市', { outOfCounty: true }),
  // 白杨乡
  at(16, -1, 5, 2, 'personal', '办理身份证', '县城'),
  at(17, -1, 7, 6, 'sick', '扭伤脚踝', '乡卫生院'),
  at(18, -1, 12, 4, 'official_trip', '参加县里的产业观摩', '县城'),
  at(20, -1, 3, 8, 'annual_leave', '年休假', '外省', { outOfCounty: true }),
  at(15, -2, 5, 4, 'personal', '孩子入学', '样例市', { outOfCounty: true }),
  at(24, -2, 8, 2, 'sick', '发热', '乡卫生院'),
  at(26, -3, 9, 12, 'sick', '阑尾手术', '县人民医院'),
  at(22, 0, 4, 2, 'personal', '处理房产事务', '县城'),
  // 石桥镇
  at(29, -1, 4, 2, 'personal', '参加同学父亲的葬礼', '县城'),
  at(30, -1, 8, 4, 'personal', '陪家人体检', '样例市', { outOfCounty: true }),
  at(33, -1, 6, 10, 'sick', '骨折后复查和休养', '县人民医院'),
  at(36, -1, 10, 2, 'official_trip', '到县里报送帮扶材料', '县城'),
  at(37, -2, 6, 2, 'personal', '搬家', '县城'),
  at(34, -3, 11, 6, 'annual_leave', '年休假', '外省', { outOfCounty: true }),
  at(38, 0, 2, 1, 'sick', '拔牙', '县人民医院', { afternoon: true }),
];

/** Asked for on the last working day and not decided yet; they begin on a working day after today, counted from 1. */
export const PENDING: readonly Omit<Absence, 'month'>[] = [
  { cadre: 2, workday: 1, halves: 2, kind: 'personal', reason: '带孩子看牙', place: '县城' },
  { cadre: 3, workday: 3, halves: 6, kind: 'personal', reason: '回老家给祖父过九十岁生日', place: '外县', outOfCounty: true },
  { cadre: 7, workday: 4, halves: 10, kind: 'annual_leave', reason: '年休假', place: '样例市', outOfCounty: true },
  { cadre: 21, workday: 2, halves: 4, kind: 'personal', reason: '参加职称考试', place: '样例市', outOfCounty: true },
  { cadre: 31, workday: 2, halves: 4, kind: 'official_trip', reason: '陪同农户到市里参加展销会', place: '样例市', outOfCounty: true },
];

/** Was over some working days ago, and nobody has seen the person since. */
export const OVERDUE: Omit<Absence, 'month' | 'workday'> & { daysAgo: number } =
  { cadre: 10, daysAgo: 5, halves: 4, kind: 'personal', reason: '处理家中急事', place: '外县', outOfCounty: true };
