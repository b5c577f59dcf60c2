import { sameValue } from './difference';
import { isRecord } from './shape';
import type { ValueKey } from './values';

/** One way to read a clause: does the value stand so now, and what does it become when it is turned so? */
export interface ReadingOption {
  name: string;
  holds(value: unknown): boolean;
  turn(value: unknown): unknown;
}

type Row = Record<string, unknown>;
/** The ways of one value; where it takes more than the value to know them, from the other entries that are chosen for it. */
type Ways = readonly ReadingOption[] | ((others: readonly string[]) => readonly ReadingOption[]);

/** The whole value is one of these. */
function whole(names: [unknown, string][]): ReadingOption[] {
  return names.map(([wanted, name]) => ({ name, holds: value => sameValue(value, wanted), turn: () => wanted }));
}

/** A field of the value, or of every row of it that is meant, is one of these; null: the field is left out. */
function field(at: string, names: [unknown, string][], meant: (row: Row) => boolean = () => true): ReadingOption[] {
  return names.map(([wanted, name]) => ({
    name,
    holds: value => rowsOf(value).some(meant) && rowsOf(value).filter(meant).every(row => sameValue(row[at] ?? null, wanted)),
    turn: value => inRows(value, row => {
      if (!meant(row)) return row;
      const { [at]: _, ...rest } = row;
      return wanted === null ? rest : { ...row, [at]: wanted };
    }),
  }));
}

/** The same for a field one level deeper. */
function inner(at: string, options: readonly ReadingOption[]): ReadingOption[] {
  return options.map(({ name, holds, turn }) => ({
    name,
    holds: value => isRecord(value) && isRecord(value[at]) && holds(value[at]),
    turn: value => (isRecord(value) && isRecord(value[at]) ? { ...value, [at]: turn(value[at]) } : value),
  }));
}

/** The rows of a table as a whole, each way with its own test and its own change; the rows before and after are as many as the way wants. */
function rowsAs(ways: { name: string; holds(rows: Row[]): boolean; turn(rows: Row[]): Row[] }[]): ReadingOption[] {
  return ways.map(({ name, holds, turn }) => ({ name, holds: value => Array.isArray(value) && holds(rowsOf(value)), turn: value => (Array.isArray(value) ? turn(rowsOf(value)) : value) }));
}

/** A list within the value, or within every row, holds these words or does not. */
function held(at: string, words: string[], names: [without: string, having: string], meant: (row: Row) => boolean = () => true): ReadingOption[] {
  const listOf = (row: Row) => (row[at] ?? []) as string[];
  const change = (listed: (row: Row) => string[]) => (value: unknown) => inRows(value, row => (meant(row) ? { ...row, [at]: listed(row) } : row));
  const rows = (value: unknown) => rowsOf(value).filter(meant);
  const without: ReadingOption = {
    name: names[0],
    holds: value => rows(value).every(row => !listOf(row).some(word => words.includes(word))),
    turn: change(row => listOf(row).filter(word => !words.includes(word))),
  };
  const having: ReadingOption = {
    name: names[1],
    holds: value => rows(value).every(row => words.every(word => listOf(row).includes(word))),
    turn: change(row => [...listOf(row), ...words.filter(word => !listOf(row).includes(word))]),
  };
  return [without, having];
}

/** One word stands for another wherever it stands in the value. */
function instead(words: [word: string, name: string][]): ReadingOption[] {
  return words.map(([word, name]) => ({
    name,
    holds: value => JSON.stringify(value).includes(`"${word}"`),
    turn: value => JSON.parse(words.reduce((text, [other]) => text.split(`"${other}"`).join(`"${word}"`), JSON.stringify(value))) as unknown,
  }));
}

function without(row: Row, at: string, more: Row): Row {
  const { [at]: _, ...rest } = row;
  return { ...rest, ...more };
}

function rowsOf(value: unknown): Row[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
}

function inRows(value: unknown, change: (row: Row) => Row): unknown {
  if (Array.isArray(value)) return value.map(row => (isRecord(row) ? change(row) : row as unknown));
  return isRecord(value) ? change(value) : value;
}

const ONE_PERSON = instead([['township_principal', '书记或乡镇长都可以'], ['township_secretary', '只是书记'], ['township_mayor', '只是乡镇长']]);
const VILLAGE_HEAD = instead([['village_principal', '村书记或村主任都可以'], ['village_secretary', '只是村党组织书记'], ['village_director', '只是村委会主任']]);
const COUNTED: ReadingOption[] = whole([['counted', '休息日在村计入'], ['arranged', '统一安排的才计入'], ['not_counted', '休息日在村不计入']]);
const EXCEPTIONS = field('soft', [[true, '可有例外'], [false, '没有例外']]);
const ARRIVAL = field('arrivalDayCounts', [[true, '到岗当天算在内'], [false, '从到岗次日算起']]);

/** "或" and "、" between two who decide. */
const JOINED: ReadingOption[] = [['|', '+', '任一人办即可'], ['+', '|', '都要办']].map(([sign, other, name]) => ({
  name,
  holds: value => new RegExp(`"[a-z_]+\\${sign}[a-z_]+"`).test(JSON.stringify(value)),
  turn: value => JSON.parse(JSON.stringify(value).replace(new RegExp(`"([a-z_]+)\\${other}([a-z_]+)"`, 'g'), `"$1${sign}$2"`)) as unknown,
}));

const listOf = (row: Row, at: string) => (row[at] ?? []) as string[];
const holdsIn = (row: Row, at: string, word: string) => listOf(row, at).includes(word);
const isUpper = (row: Row) => row.upTo == null && (row.over as number) > 0;
/** The bounds between the bands of one kind of applicant: the highest, or the others. */
const isBound = (rows: Row[], bound: unknown, which: 'highest' | 'others' | 'all') =>
  typeof bound === 'number' && bound > 0 && (which === 'all' || rows.some(row => isUpper(row) && row.over === bound) === (which === 'highest'));

/** The bounds between bands moved by half a day, as the document prints whole days. */
function bounds(which: 'highest' | 'others' | 'all', by: 0.5 | -0.5, names: [printed: string, moved: string]): ReadingOption[] {
  const of = (rows: Row[]) => rows.flatMap(row => [row.over, row.upTo]).filter(bound => isBound(rows, bound, which)) as number[];
  const shifted = (rows: Row[], to: (bound: number) => number) => rows.map(row => {
    const at = (bound: unknown) => (isBound(rows, bound, which) ? to(bound as number) : bound);
    return { ...row, over: at(row.over), ...(row.upTo == null ? {} : { upTo: at(row.upTo) }) };
  });
  const isWhole = (bound: number) => Number.isInteger(bound);
  return rowsAs([
    { name: names[0], holds: rows => of(rows).every(isWhole), turn: rows => shifted(rows, bound => (isWhole(bound) ? bound : bound - by)) },
    { name: names[1], holds: rows => of(rows).length > 0 && !of(rows).some(isWhole), turn: rows => shifted(rows, bound => (isWhole(bound) ? bound + by : bound)) },
  ]);
}

/** A clock printed to five minutes; turned, the printed minute itself is late (or early, where it is a time to stay until). */
function minute(fields: readonly [name: string, by: 1 | -1][] | 1 | -1): ReadingOption[] {
  const walk = (value: unknown, change: (clock: string, by: number) => string): unknown => {
    if (typeof fields === 'number') return typeof value === 'string' ? change(value, fields) : value;
    return inRows(value, row => fields.reduce((found, [name, by]) => (typeof found[name] === 'string' ? { ...found, [name]: change(found[name], by) } : found), row));
  };
  const isPrinted = (clock: string) => Number(clock.slice(3)) % 5 === 0;
  const moved = (clock: string, by: number) => {
    const minutes = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + by;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  };
  const every = (value: unknown, fits: (clock: string) => boolean) => {
    const clocks: string[] = [];
    walk(value, clock => (clocks.push(clock), clock));
    return clocks.length > 0 && clocks.every(fits);
  };
  return [
    { name: '写明的那一分钟算按时', holds: value => every(value, isPrinted), turn: value => walk(value, (clock, by) => (isPrinted(clock) ? clock : moved(clock, -by))) },
    { name: '写明的那一分钟已经算晚', holds: value => every(value, clock => !isPrinted(clock)), turn: value => walk(value, (clock, by) => (isPrinted(clock) ? moved(clock, by) : clock)) },
  ];
}

/** Of whom the document does not speak, first as the list says: the first secretary, or, where members ask him, the leader who is not first secretary. */
function alike(at: string): ReadingOption[] {
  const moving = (rows: Row[]) => (rows.some(row => holdsIn(row, 'steps', 'first_secretary')) ? 'team_leader' : 'first_secretary');
  const as = (like: (role: string) => string, name: string) => ({
    name,
    holds: (rows: Row[]) => rows.some(row => holdsIn(row, at, moving(rows))) && rows.every(row => holdsIn(row, at, moving(rows)) === holdsIn(row, at, like(moving(rows)))),
    turn: (rows: Row[]) => rows.map(row => {
      const others = listOf(row, at).filter(role => role !== moving(rows));
      return { ...row, [at]: holdsIn(row, at, like(moving(rows))) ? [...others, moving(rows)] : others };
    }),
  });
  return rowsAs([
    as(role => (role === 'first_secretary' ? 'team_leader' : 'team_member'), '照条文最近的岗位办（第一书记按队长，没有兼第一书记的队长按队员）'),
    as(role => (role === 'first_secretary' ? 'team_member' : 'first_secretary'), '照另一岗位办（第一书记按队员，没有兼第一书记的队长按第一书记）'),
  ]);
}

/** One after the other up to the body of the band, or that body alone. */
const isReported = (row: Row) => row.outcome === 'report_only';
const climbed = (rows: Row[]) => rows.filter(row => !isReported(row));
const LADDER = rowsAs([
  {
    name: '从乡镇起每一级都批', holds: rows => climbed(rows).every((row, index) => listOf(row, 'steps').length === index + 1),
    turn: rows => rows.map(row => (isReported(row) ? row : { ...row, steps: climbed(rows).slice(0, climbed(rows).indexOf(row) + 1).map(each => listOf(each, 'steps').at(-1)) })),
  },
  { name: '只由最后一级批', holds: rows => climbed(rows).every(row => listOf(row, 'steps').length === 1), turn: rows => rows.map(row => ({ ...row, steps: listOf(row, 'steps').slice(-1) })) },
]);

const withTrips = (row: Row) => ({ ...row, kinds: [...listOf(row, 'kinds'), 'official_trip'] });
const withoutTrips = (row: Row) => ({ ...row, kinds: listOf(row, 'kinds').filter(kind => kind !== 'official_trip') });
/** Official trips are reported, or go up the ladder of private leave. */
const TRIPS = rowsAs([
  {
    name: '只管因私，因公向队长书面报告', holds: rows => rows.some(isReported),
    turn: rows => (rows.some(isReported) ? rows : [...rows.map(withoutTrips), { applicants: [...new Set(rows.flatMap(row => listOf(row, 'applicants')))], kinds: ['official_trip'], over: 0, upTo: null, steps: [], outcome: 'report_only' }]),
  },
  { name: '因公、因私同样逐级审批', holds: rows => !rows.some(isReported), turn: rows => (rows.some(isReported) ? rows.filter(row => !isReported(row)).map(withTrips) : rows) },
]);

/** The row in which the approver the document names is the applicant, or in which it names nobody for the leader. */
const isHisOwn = (row: Row) => (row.upTo === 1 && sameValue(row.applicants, ['team_leader'])) || (isUpper(row) && holdsIn(row, 'applicants', 'team_leader') && !holdsIn(row, 'applicants', 'team_member'));
const upwards = (row: Row) => (row.upTo === 1 ? ['township_secretary'] : ['county_office']);
const HIS_OWN = rowsAs([
  { name: '报上一级批', holds: rows => rows.filter(isHisOwn).every(row => row.outcome == null), turn: rows => rows.map(row => (isHisOwn(row) && row.outcome != null ? without(row, 'outcome', { steps: upwards(row) }) : row)) },
  { name: '由管理员写明', holds: rows => rows.some(isHisOwn) && rows.filter(isHisOwn).every(row => row.outcome === 'config_required'), turn: rows => rows.map(row => (isHisOwn(row) ? { ...row, steps: [], outcome: 'config_required' } : row)) },
]);

const isOfTwo = (row: Row) => holdsIn(row, 'steps', 'team_leader') && holdsIn(row, 'steps', 'village_secretary');
const ORDER = rowsAs([['team_leader', 'village_secretary', '先队长，后村党组织书记'], ['village_secretary', 'team_leader', '先村党组织书记，后队长']].map(([first, second, name]) => ({
  name, holds: (rows: Row[]) => rows.some(isOfTwo) && rows.filter(isOfTwo).every(row => sameValue(row.steps, [first, second])), turn: (rows: Row[]) => rows.map(row => (isOfTwo(row) ? { ...row, steps: [first, second] } : row)),
})));

/** Noon lies between two windows of the day, or within one. */
const NOON: { from: string; to: string } = { from: '11:30', to: '13:30' };
const WINDOWS = rowsAs([
  { name: '两个时段都在村，午间不要求', holds: rows => rows.length === 2, turn: rows => (rows.length === 1 ? [{ from: rows[0].from, to: NOON.from }, { from: NOON.to, to: rows[0].to }] : rows) },
  { name: '从早到晚都在村，午间也不离村', holds: rows => rows.length === 1, turn: rows => (rows.length === 2 ? [{ from: rows[0].from, to: rows[1].to }] : rows) },
]);

const isOfBranch = (row: Row) => row.meeting === 'branch_committee' || row.meeting === 'party_group';
const isCounted = (row: Row) => row.event === 'spot_check_absences' || (Array.isArray(row.when) && row.when.some(each => isRecord(each) && each.fact === 'confirmed_absences'));
const COUNTING = field('countedPer', [['year', '按公历年累计'], ['half_year', '按半年累计'], ['quarter', '按季度累计']], isCounted);

/** What turns in the values when an entry is read in another way. The entries that are not here are named in `SETTLED`. */
export const SWITCHES: Readonly<Record<string, Partial<Record<ValueKey, Ways>>>> = {
  // The highest bound is one of "以内" and "以上" where A02 speaks of the table too; the others have a hole above them.
  A01: { 'leave.approval': others => bounds(others.includes('A02') ? 'others' : 'all', 0.5, ['落在空当里的归较严的一档', '落在空当里的归较宽的一档']) },
  A02: {
    'leave.approval': bounds('highest', -0.5, ['正好在界上的归较低的一档', '正好在界上的归较高的一档']),
    'leave.filing': bounds('highest', -0.5, ['正好在界上的归较低的一档', '正好在界上的归较高的一档']),
  },
  A03: { 'leave.count': whole([['workdays', '按工作日算'], ['calendar_days', '按自然日算']]) },
  A04: { 'leave.merge': whole([[true, '前后相连的合在一起定级'], [false, '各算各的']]) },
  A05: { 'due.days': field('printedDay', [['in_time', '当天算按时'], ['too_late', '当天已经算超过']]) },
  A06: {
    'attendance.sign_in': minute([['by', -1]]), 'attendance.monday_arrival': minute(-1), 'attendance.friday_departure': minute(1), 'attendance.friday_sign_out': minute(1),
    'attendance.windows': minute([['from', -1], ['to', 1]]),
  },
  A07: { 'due.days': field('onRestDay', [['stays', '日期不动'], ['workday_before', '提前到前一个工作日'], ['workday_after', '顺延到后一个工作日']]) },
  A08: { 'attendance.duty_days': field('onHoliday', [['next_workday', '顺延到下一个工作日'], [null, '不顺延']]) },
  A09: { 'inspection.consequences': COUNTING, 'assessment.limits': COUNTING },
  A10: { 'attendance.windows': WINDOWS },
  A11: { 'attendance.duty_days': field('days', [['workdays', '只指工作日'], ['calendar_days', '休息日也要下村']]) },
  A12: { 'meeting.cadence': field('target', [[4, '争取四次'], [null, '只要求至少的次数']], row => row.meeting === 'talk_with_village_cadres') },
  A13: { 'leave.approval': HIS_OWN },
  A14: { 'leave.approval': alike('applicants'), 'attendance.keeper': alike('of') },
  A15: { 'leave.approval': ONE_PERSON, 'settlement.signers': [...ONE_PERSON, ...VILLAGE_HEAD], 'allowance.daily_subsidy': [...ONE_PERSON, ...VILLAGE_HEAD] },
  A16: { 'leave.approval': JOINED, 'posting.mid_term_change': JOINED },
  A17: { 'leave.approval': LADDER },
  A22: { 'leave.quota': EXCEPTIONS },
  A23: { 'allowance.meal_second_figure': field('inForce', [[false, '第二个标准不启用'], [true, '启用第二个标准']]) },
  A24: { 'allowance.transport': field('legs', [[2, '一趟算来回两程'], [1, '一趟只算一程']], row => row.fenPerKm != null) },
  A25: { 'assessment.eligibility': ARRIVAL },
  A26: { 'assessment.excellent': field('rounding', [['down', '零数舍去'], ['up', '零数进一']]) },
  A27: { 'report.due': field('reviewDayCounts', [[null, '从审定后的第一个工作日算起'], [true, '审定当天算第一天']], row => row.withinWorkdays != null) },
  A28: { 'meeting.cadence': field('per', [['month', '按专门的一条：每月'], ['quarter', '按总的一条：每季度']], isOfBranch) },
  A30: { 'meeting.cadence': field('earlyInPeriod', [[true, '季度内都可以开'], [false, '只在最后一个月开']], row => row.byDayOfLastMonth != null) },
  A31: { 'attendance.required': held('counts', ['meeting', 'training'], ['开会、培训记为因公外出的才计入', '开会、培训也计入']) },
  A34: { 'attendance.rest_days': COUNTED },
  A35: { 'attendance.required': held('counts', ['official_trip'], ['只计在村的日子', '为村出差的日子也计入']) },
  A36: { 'due.days': field('weekEnds', [[7, '到周日为止'], [5, '到周五为止'], [6, '到周六为止']]) },
  A37: { 'due.days': field('periodEnds', [['last_day', '周期的最后一天'], ['last_workday', '周期的最后一个工作日']]) },
  A38: { 'record.visits': inner('firstEntry', ARRIVAL) },
  A39: { 'rest.rotation': field('rounding', [[null, '不足一人的舍去'], ['up', '不足一人的算一人']]) },
  A40: {
    'rest.rotation': field('calendarDays', [[7, '7 个自然日'], [5, '5 天']]),
    'attendance.required': field('days', [[7, '7 个自然日'], [5, '5 天']], row => sameValue(row.of, ['team']) && row.days != null),
  },
  A42: { 'posting.training': field('rounding', [['up', '零数进一'], ['down', '零数舍去']], row => row.share != null) },
  A44: { 'meeting.cadence': instead([['village_secretary|village_director', '书记或主任任一人召集'], ['village_secretary+village_director', '书记和主任一同召集'], ['village_secretary', '只由书记召集']]) },
  A47: { 'rest.annual_leave': EXCEPTIONS, 'posting.teams_per_village': EXCEPTIONS },
  A48: { 'leave.filing': held('fileWith', ['county_office'], ['队员超过一天的只报派出单位', '队员超过一天的也报县里'], row => isUpper(row) && holdsIn(row, 'applicants', 'team_member')) },
  A52: { 'meeting.leave': field('anyone', [[null, '都要告知'], [true, '告知一人即可']]) },
  A53: { 'attendance.required': field('moreThan', [[null, '正好达到比例就够'], [true, '要超过这个比例']], row => row.share != null) },
  A55: { 'posting.term': field('endsDayBefore', [[true, '满期的前一天为最后一天'], [false, '满期当天为最后一天']]) },
  A56: { 'allowance.daily_subsidy': field('halfDays', [[false, '半天不发'], [true, '半天发一半']]) },
  A60: { 'posting.medical_check': field('per', [['year', '每年'], ['half_year', '每半年']]) },
  A62: { 'leave.approval': TRIPS },
  A63: { 'record.visits': inner('coverage', field('per', [['year', '按公历年'], ['quarter', '按季度'], ['month', '按月']])) },
  A66: { 'attendance.sign_in': field('personal', [[true, '代签的不收'], [null, '代签的也收']]) },
  A67: { 'attendance.required': field('of', [[null, '对每个人'], [['team'], '对全队']]) },
  A71: { 'leave.approval': ORDER },
  A72: {
    'attendance.sign_in': field('after', [['sign_in_refused', '过时不能再签到'], ['late', '收下，记为迟到']]),
    'meeting.sign_in': field('after', [['late', '收下，记为迟到'], ['sign_in_refused', '过时不能再签到']]),
  },
};

/** The entries without a switch: what they leave open is filled in or named in the value itself, or it is how the program counts. */
export const SETTLED: Readonly<Record<string, 'in_value' | 'counted_so'>> = {
  A18: 'in_value', A19: 'in_value', A20: 'in_value', A21: 'in_value', A29: 'in_value', A45: 'in_value', A46: 'in_value', A49: 'in_value', A51: 'in_value', A57: 'in_value', A58: 'in_value', A65: 'in_value', A68: 'in_value',
  A32: 'counted_so', A33: 'counted_so', A41: 'counted_so', A43: 'counted_so', A50: 'counted_so', A54: 'counted_so', A59: 'counted_so', A61: 'counted_so', A64: 'counted_so', A69: 'counted_so', A70: 'counted_so', A73: 'counted_so',
};
