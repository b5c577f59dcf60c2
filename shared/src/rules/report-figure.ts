import type { Day } from '../kernel/day';
import { RECORD_KIND_IDS, RECORD_KINDS, type RecordKind } from '../kernel/record-kind';

/** One fact behind a number: what it is, when, and how much it counts. */
export interface FigureFact {
  /** What it is: a record, a meeting, a person and a month; with `page` it can be opened there. */
  id: string;
  day: Day | null;
  text: string;
  count: number;
  page?: string;
}

/** A number that the system knows of a time: never anything but the sum of its facts. */
export interface ReportFigure {
  key: FigureKey;
  name: string;
  unit: string;
  value: number;
  facts: FigureFact[];
}

interface FigureShape {
  name: string;
  unit: string;
  /** Other words by which it is asked for. */
  words: readonly string[];
  /** The part of a report it belongs to. */
  part: 'presence' | 'work' | 'study' | 'meeting' | 'visit' | 'problem' | 'duty';
}

const RECORD_UNITS: Partial<Record<RecordKind, string>> = { visit: '户次', errand: '件', mediation: '件', practical_deed: '件', project: '次', talk: '人次', study: '次', publicity: '次', service_day: '天', symposium: '次', farmer_training: '次' };
const STUDY: readonly RecordKind[] = ['study'];
const recordFigures = Object.fromEntries(RECORD_KIND_IDS.map((kind): [string, FigureShape] => [`record.${kind}`, {
  name: RECORD_KINDS[kind].name, unit: RECORD_UNITS[kind] ?? '次', words: [RECORD_KINDS[kind].name], part: STUDY.includes(kind) ? 'study' : kind === 'visit' ? 'visit' : 'work',
}])) as Record<`record.${RecordKind}`, FigureShape>;

/** Every number that is known from facts, once; a request for one of them is answered without asking anybody. */
export const FIGURES = {
  people: { name: '驻村人数', unit: '人', words: ['队员人数', '驻村干部人数', '在岗人数'], part: 'presence' },
  in_village_days: { name: '在村', unit: '人天', words: ['在村天数', '驻村天数', '出勤天数', '出勤'], part: 'presence' },
  official_trip_days: { name: '因公外出', unit: '人天', words: ['公差', '出差天数'], part: 'presence' },
  leave_days: { name: '请假', unit: '人天', words: ['请假天数', '请假人次'], part: 'presence' },
  absent_days: { name: '缺勤', unit: '人天', words: ['缺勤天数', '旷工'], part: 'presence' },
  logs: { name: '工作日志', unit: '篇', words: ['日志篇数', '驻村日志'], part: 'work' },
  tasks_done: { name: '办公清单办结', unit: '项', words: ['清单办结', '交办事项办结'], part: 'work' },
  tasks_open: { name: '办公清单未办结', unit: '项', words: ['清单未办结'], part: 'problem' },
  ...recordFigures,
  'record.visit_households': { name: '走访到的户', unit: '户', words: ['走访户数', '入户走访户数', '入户户数', '走访多少户', '入户走访多少户'], part: 'visit' },
  'record.training_people': { name: '参加培训的群众', unit: '人次', words: ['培训人数', '培训人次', '农牧民培训人次', '农牧民培训人数'], part: 'work' },
  meetings: { name: '会议', unit: '次', words: ['会议次数', '开会次数'], part: 'meeting' },
  studies: { name: '集中学习', unit: '次', words: ['学习次数', '集中学习次数'], part: 'study' },
  issues_found: { name: '发现的问题', unit: '件', words: ['问题数', '排查问题', '收集问题'], part: 'problem' },
  issues_closed: { name: '解决的问题', unit: '件', words: ['解决问题', '销号', '化解'], part: 'problem' },
  issues_open: { name: '还没有解决的问题', unit: '件', words: ['未解决问题', '未销号'], part: 'problem' },
} as const satisfies Record<string, FigureShape>;

type FixedKey = keyof typeof FIGURES;
/** `duty.调解员`: what was done for a duty that the document names; known from whatever was marked with it. */
export type FigureKey = FixedKey | `duty.${string}`;
export const FIGURE_KEYS = Object.keys(FIGURES) as FixedKey[];
const DUTY = 'duty.';

export function figureShape(key: FigureKey): FigureShape {
  return isFixed(key) ? FIGURES[key] : { name: key.slice(DUTY.length), unit: '次', words: [], part: 'duty' };
}

function isFixed(key: string): key is FixedKey {
  return Object.prototype.hasOwnProperty.call(FIGURES, key);
}

/** A figure for each duty that something was marked with: nobody is told of what nobody did. */
export function dutyFigures(marked: readonly { tags: readonly string[]; fact: FigureFact }[]): ReportFigure[] {
  const tags = [...new Set(marked.flatMap(each => each.tags))].sort();
  return tags.map(tag => figureOf(`duty.${tag}`, marked.filter(each => each.tags.includes(tag)).map(({ fact }) => fact)));
}

/** The figures of several sources: the same one once, with the facts of all; in their order, duties last. */
export function mergedFigures(figures: readonly ReportFigure[]): ReportFigure[] {
  const facts = new Map<FigureKey, FigureFact[]>();
  for (const { key, facts: own } of figures) facts.set(key, [...facts.get(key) ?? [], ...own]);
  const order = (key: FigureKey) => (isFixed(key) ? FIGURE_KEYS.indexOf(key) : FIGURE_KEYS.length);
  return [...facts].sort(([one], [other]) => order(one) - order(other)).map(([key, own]) => figureOf(key, own));
}

/** Is this text the key of a figure? */
export function isFigureKey(text: string): text is FigureKey {
  return isFixed(text) || text.startsWith(DUTY);
}

/** The number made of its facts. */
export function figureOf(key: FigureKey, facts: readonly FigureFact[]): ReportFigure {
  const { name, unit } = figureShape(key);
  return { key, name, unit, value: facts.reduce((sum, fact) => sum + fact.count, 0), facts: [...facts] };
}

/** Which known number is asked for with these words? Null: none that is certain; a longer match comes before a shorter one. */
export function matchFigure(text: string): FigureKey | null {
  const wanted = text.replace(/[\s，。、（）()：:？?]/g, '');
  const found = FIGURE_KEYS.flatMap(key => [figureShape(key).name, ...figureShape(key).words].filter(word => wanted.includes(word)).map(word => ({ key, length: word.length })))
    .sort((one, other) => other.length - one.length);
  return found.length > 0 && (found.length === 1 || found[0].length > found[1].length || found[0].key === found[1].key) ? found[0].key : null;
}
