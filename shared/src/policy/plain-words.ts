import { CADRE_ROLES, nameOfRole, nameOfStep } from '../kernel/role';
import { nameOfChoice, nameOfField, nameOfText } from './names';
import { isRecord, type Form, type Shape } from './shape';
import { VALUES, type ValueKey } from './values';
import type { PeriodKind } from './words';

type Names = Record<string, string>;
type Row = Record<string, unknown>;

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
const PERIOD_WORDS: Record<PeriodKind, string> = {
  day: '每天', week: '每周', month: '每月', two_months: '每两个月', quarter: '每季度', half_year: '每半年', year: '每年', regular: '定期（原文没有写次数）', as_needed: '按需要',
};
/** In these the order of the list is the order of the way. */
const CHAINS: ValueKey[] = ['leave.approval', 'leave.callback', 'posting.mid_term_change'];
/** The fields that say what a row is about: they stand in front, without their name. */
const HEADS = ['meeting', 'report', 'event', 'condition', 'target', 'training', 'what', 'mode', 'subject', 'applicants', 'subjects', 'levels', 'role', 'task', 'reviewer', 'fact'];

/**
 * The value in plain Chinese, one line for each thing it says: "超过 3 天、不超过 7 天：乡镇党委书记审批".
 * `roles` are the names the profile gives to roles and bodies.
 */
export function wordsOf(key: ValueKey, value: unknown, roles: Names = {}): string[] {
  if (value === null || value === undefined) return [];
  const lines = new Speaker(key, roles).lines(VALUES[key].shape, value);
  return lines.length > 0 ? lines : [Array.isArray(value) ? '没有' : '有这项规定，没有写细节'];
}

/** One row of a table, or one step of a chain, in words, also while a form still lacks some of it. */
export function rowWords(key: ValueKey, shape: Shape<unknown>, row: unknown, roles: Names = {}): string {
  try {
    return new Speaker(key, roles).phrase(shape, row);
  } catch {
    return '';
  }
}

class Speaker {
  constructor(private readonly key: ValueKey, private readonly roles: Names) {}

  lines(shape: Shape<unknown>, value: unknown): string[] {
    const { form } = shape;
    if (form.kind === 'list' && isRow(form.item)) return (value as Row[]).map((row, index) => `${this.row(form.item.form as FieldsForm, row) || `第 ${index + 1} 行`}${isThere(row.cite) ? `（${(row.cite as string[]).join('、')}）` : ''}`);
    if (form.kind === 'record') return this.parts(form, value as Row);
    if (form.kind === 'table') return Object.entries(value as Row).map(([name, inner]) => `${nameOfChoice(name)}：${this.phrase(form.item, inner)}`);
    return [this.phrase(shape, value)].filter(line => line !== '');
  }

  /** A value within a line. */
  phrase({ form }: Shape<unknown>, value: unknown): string {
    switch (form.kind) {
      case 'maybe': return value === null || value === undefined ? '' : this.phrase(form.inner, value);
      case 'number': return measured(form, value as number);
      case 'money': return `${(value as number) / 100} 元`;
      case 'flag': return value ? '是' : '否';
      case 'word': return form.roles ? nameOfRole(value as string, this.roles) : nameOfChoice(value as string);
      case 'step': return nameOfStep(value as string, this.roles);
      case 'share': return sharePhrase(value as { numerator: number; denominator: number });
      case 'text': return nameOfText(value as string, this.key);
      case 'list': return this.listed(form.item, value as unknown[]);
      case 'record': return this.row(form, value as Row);
      case 'table': return Object.entries(value as Row).map(([name, inner]) => `${nameOfChoice(name)}：${this.phrase(form.item, inner)}`).join('，');
      default: return String(value);
    }
  }

  private listed(item: Shape<unknown>, values: unknown[]): string {
    if (item.form.kind === 'word' && item.form.roles) return this.people(values as string[]);
    if (item.form.kind === 'step') return values.map(step => this.phrase(item, step)).join(CHAINS.includes(this.key) ? '，再由' : '、');
    if (isRow(item)) return values.map(each => this.phrase(item, each)).join('；');
    return values.map(each => this.phrase(item, each)).join('、');
  }

  /** All who serve in villages but a few are told by those few. */
  private people(ids: string[]): string {
    const missing = CADRE_ROLES.filter(role => !ids.includes(role));
    const cadres = ids.length >= 4 && ids.every(id => (CADRE_ROLES as readonly string[]).includes(id));
    if (!cadres) return ids.map(id => nameOfRole(id, this.roles)).join('、');
    return missing.length === 0 ? '全体驻村人员' : `除${missing.map(id => nameOfRole(id, this.roles)).join('、')}以外的驻村人员`;
  }

  /** A row of a table in one line: what it is about, under which conditions, what holds then. */
  private row(form: FieldsForm, row: Row): string {
    if (this.key === 'leave.approval') return this.approval(row);
    if (this.key === 'attendance.required') return this.required(row);
    // Who reviews is what an inspection is about, and a step of a recall.
    const heads = this.key === 'posting.recall' ? HEADS.filter(field => field !== 'reviewer') : HEADS;
    const head = Object.keys(form.fields).filter(field => heads.includes(field) && isThere(row[field])).map(field => this.phrase(form.fields[field], row[field])).join('，');
    const rest = this.parts(form, row, heads);
    if (head === '') return rest.join('，');
    return 'fact' in form.fields ? `${row.is === false ? `“${head}”` : head}${rest.join('、')}` : [head, rest.join('；')].filter(Boolean).join('：');
  }

  private approval(row: Row): string {
    const kinds = isThere(row.kinds) ? (row.kinds as string[]).map(nameOfChoice).join('、') : '';
    const who = this.people(row.applicants as string[]);
    const what = isThere(row.outcome) ? nameOfChoice(row.outcome as string) : `由${(row.steps as string[]).map(step => nameOfStep(step, this.roles)).join('，再由')}审批`;
    return `${[who, `${kinds}${kinds && ' '}${band(row, '天') || '不论几天'}`].join('，')}：${what}`;
  }

  private required(row: Row): string {
    const { of, period, days, share, officeDays, unit, counts, inVillageDays, soft } = row;
    const amount = days != null ? `${String(days)} 天` : share != null ? `${sharePhrase(share as { numerator: number; denominator: number })}的${nameOfChoice(unit as string)}` : officeDays ? '到齐驻村办公日' : '天数等管理员填写';
    return [
      `${isThere(of) ? `${this.people(of as string[])}` : ''}每${nameOfChoice(period as string)} ${amount}`, isThere(counts) && `计入：${(counts as string[]).map(nameOfChoice).join('、')}`,
      days != null && (unit === 'days' ? nameOfChoice('days') : `按${nameOfChoice(unit as string)}算`), inVillageDays != null && `其中在村 ${String(inVillageDays)} 天`, soft === true && nameOfField(this.key, 'soft'),
    ].filter(Boolean).join('；');
  }

  /** What the fields of a record say, those left out that say nothing; some are said together. */
  private parts(form: FieldsForm, row: Row, without: string[] = []): string[] {
    const said = new Set([...without, 'cite']);
    const parts: string[] = [];
    const together = (fields: string[], words: string) => {
      if (!fields.some(field => field in form.fields)) return;
      for (const field of fields) said.add(field);
      if (words) parts.push(words);
    };
    if (isThere(row.when)) together(['when'], (row.when as Row[]).length ? `当${(row.when as Row[]).map(each => this.row(conditionForm(form), each)).join('，且')}时`.replace(/(\d)时$/, '$1 时') : '');
    together(['when'], '');
    if ('fact' in form.fields || 'applicants' in form.fields) together(['over', 'upTo', 'least', 'under', 'is', 'in'], 'fact' in form.fields ? conditionWords(row) : band(row, '天'));
    if (isThere(row.per) && 'count' in form.fields) together(['per', 'count'], `${PERIOD_WORDS[row.per as PeriodKind]}${isThere(row.count) ? ` ${String(row.count)} 次` : ''}`);
    if (form.fields.from?.form.kind === 'clock') together(['from', 'to'], `${String(row.from)} 到 ${String(row.to)}`);
    if ('fromMonth' in form.fields) together(['fromMonth', 'toMonth'], `${String(row.fromMonth)} 月到 ${String(row.toMonth)} 月`);
    for (const [field, shape] of Object.entries(form.fields)) {
      if (said.has(field) || !isThere(row[field])) continue;
      parts.push(this.field(field, shape, row[field]));
    }
    if ('consequences' in form.fields && !['consequences', 'anyOf', 'procedure', 'grade', 'action', 'award', 'excellent', 'promotion'].some(field => isThere(row[field]))) parts.push('不作处理');
    return parts;
  }

  private field(field: string, shape: Shape<unknown>, value: unknown): string {
    const name = nameOfField(this.key, field);
    if (value === true) return name;
    if (value === false && (name.startsWith('可以') || this.key === 'leave.request')) return name.startsWith('可以') ? `不得${name.slice(2)}` : `不要求${name}`;
    if (field === 'per' || field === 'countedPer') return PERIOD_WORDS[value as PeriodKind] && (field === 'per' ? PERIOD_WORDS[value as PeriodKind] : `${PERIOD_WORDS[value as PeriodKind]}累计`);
    if (field === 'period') return `每${nameOfChoice(value as string)}`;
    return `${name}${gap(shape)}${this.phrase(shape, value)}`;
  }
}

type FieldsForm = Extract<Form, { kind: 'record' }>;

function conditionForm(form: FieldsForm): FieldsForm {
  return ((form.fields.when.form as Extract<Form, { kind: 'list' }>).item.form) as FieldsForm;
}

function isRow({ form }: Shape<unknown>): boolean {
  return form.kind === 'record';
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0) && !(isRecord(value) && Object.keys(value).length === 0);
}

/** A number follows its name at once, words come after a colon. */
function gap({ form }: Shape<unknown>): string {
  const inner = form.kind === 'maybe' ? form.inner.form : form;
  return ['number', 'money', 'share'].includes(inner.kind) && !(inner.kind === 'number' && inner.unit === '星期') ? ' ' : '：';
}

function measured({ unit }: { unit: string }, value: number): string {
  if (unit === '星期') return `星期${WEEKDAYS[value - 1] ?? String(value)}`;
  return unit ? `${value} ${unit}` : String(value);
}

function sharePhrase({ numerator, denominator }: { numerator: number; denominator: number }): string {
  return denominator === 100 ? `${numerator}%` : `${denominator} 分之 ${numerator}`;
}

/** "超过 3 天、不超过 7 天"; nothing where there is no bound. */
function band(row: Row, unit: string): string {
  const tail = unit && ` ${unit}`;
  return [
    isThere(row.over) && row.over !== 0 && `超过 ${String(row.over)}${tail}`, isThere(row.least) && `不少于 ${String(row.least)}${tail}`,
    isThere(row.upTo) && `不超过 ${String(row.upTo)}${tail}`, isThere(row.under) && `不到 ${String(row.under)}${tail}`,
  ].filter(Boolean).join('、');
}

function conditionWords(row: Row): string {
  if (typeof row.is === 'boolean') return row.is ? '' : '不成立';
  if (Array.isArray(row.in)) return `为${(row.in as string[]).map(word => nameOfText(word)).join('或')}`;
  return isThere(row.over) && row.over === 0 && !isThere(row.upTo) ? '超过 0' : band(row, '');
}
