import { isDay } from '../kernel/day';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { isRole, BODIES } from '../kernel/role';
import { nameOfField } from './names';
import type { PolicyValue, Profile } from './profile';
import { faultOfProof } from './proof';
import { isRecord, type Flaw, type Shape } from './shape';
import { isValueKey, VALUES, type ValueKey } from './values';

const PROFILE_FIELDS = ['id', 'title', 'extends', 'effectiveFrom', 'version', 'document', 'roles', 'values'];
const VALUE_FIELDS = ['value', 'cite', 'reading', 'blank', 'label'];

/**
 * Reads a profile from JSON. The refusal `profile_invalid` names the place (`field`, "values.leave.approval"), what is wrong there and what to do.
 * Decision tables are proved: a profile whose leave approval, consequences, recalls or allowances have a gap or an overlap does not load.
 */
export function parseProfile(json: unknown): Profile | Refusal {
  if (!isRecord(json)) return invalid('', '制度文件应为一组字段', '请对照已有的制度文件修改');
  const unknown = Object.keys(json).find(key => !PROFILE_FIELDS.includes(key));
  if (unknown) return invalid(unknown, `没有“${unknown}”这一项`, '请删去');
  for (const key of ['id', 'title', 'version']) if (typeof json[key] !== 'string' || json[key] === '') return invalid(key, '应填写文字', '请补上');
  if (json.extends !== null && typeof json.extends !== 'string') return invalid('extends', '应为上层制度的编号或空（null）', '请修改');
  if (json.effectiveFrom !== null && !isDay(json.effectiveFrom)) return invalid('effectiveFrom', '应为日期或空（null）', '请写成 2018-02-27 的样子');
  if (!isRecord(json.document) || ['title', 'number', 'file'].some(key => typeof (json.document as Record<string, unknown>)[key] !== 'string')) return invalid('document', '应有 title、number、file 三项文字', '请补上');
  if (!isRecord(json.roles)) return invalid('roles', '应为岗位名称表', '请写成“岗位编号：名称”');
  for (const [id, name] of Object.entries(json.roles)) {
    if (!isRole(id) && !(id in BODIES)) return invalid(`roles.${id}`, '没有这个岗位编号', '请改用词汇表里的编号');
    if (typeof name !== 'string' || name === '') return invalid(`roles.${id}`, '名称应为文字', '请补上');
  }
  if (!isRecord(json.values)) return invalid('values', '应为取值表', '请补上');
  for (const [key, entry] of Object.entries(json.values)) {
    const fault = faultOfEntry(key, entry);
    if (fault) return fault;
  }
  return json as unknown as Profile;
}

/** Has the value the form its key asks for, and does a decision table match exactly once? The value itself, or a `profile_invalid` refusal. */
export function checkValue(key: string, value: unknown): unknown | Refusal {
  if (!isValueKey(key)) return invalid(`values.${key}`, '没有这个参数', '请改用参数表里的名称');
  const flaw = flawOf(key, value);
  return flaw ? invalid(`values.${key}`, placed(key, flaw), '请修改后重新提交') : value;
}

/** What is wrong with this value: its form, a number out of its range, or a decision table in which not exactly one row matches. Null when nothing is. */
export function flawOf(key: ValueKey, value: unknown): Flaw | null {
  const flaw = (VALUES[key].shape as Shape<unknown>).check(value);
  if (flaw) return flaw;
  const fault = faultOfProof(key, value);
  return fault === null ? null : { path: [], text: fault };
}

/** The flaw with its place in front: "请假由谁审批第 2 行的“多于”应为……". */
export function placed(key: ValueKey, { path, text }: Flaw): string {
  const place = path.map((part, index) => (typeof part === 'number' ? `第 ${part + 1} ${index === 0 ? '行' : '项'}` : `的“${nameOfField(key, part)}”`));
  return path.length === 0 && !text.startsWith('应') && !text.startsWith('没有“') ? text : `${VALUES[key].title}${place.join('')}${text}`;
}

function faultOfEntry(key: string, entry: unknown): Refusal | null {
  const place = `values.${key}`;
  if (!isRecord(entry)) return invalid(place, '应有 value 和 cite', '请补上');
  const unknown = Object.keys(entry).find(field => !VALUE_FIELDS.includes(field));
  if (unknown) return invalid(place, `没有“${unknown}”这一项`, '请删去');
  const { cite, blank, label, value } = entry as Partial<PolicyValue>;
  if (!Array.isArray(cite) || cite.length === 0 || cite.some(clause => typeof clause !== 'string' || clause === '')) return invalid(place, '没有写依据的条款', '请在 cite 里写明条款');
  if (!isValueKey(key)) return invalid(place, '没有这个参数', '请改用参数表里的名称');
  const { reading } = entry;
  if (reading !== undefined && (typeof reading !== 'string' || !/^A\d{2}( A\d{2})*$/.test(reading))) return invalid(place, 'reading 应写理解的编号', '请写成 A01 或 A01 A14 的样子');
  if (label !== undefined && typeof label !== 'string') return invalid(place, 'label 应为文字', '请修改');
  if (blank) {
    if (value !== null) return invalid(place, '标为空缺的参数不应有取值', '请把 value 写成 null');
    return typeof label === 'string' && label !== '' ? null : invalid(place, '空缺的参数没有说明要填什么', '请写 label');
  }
  const checked = checkValue(key, value);
  if (isRefusal(checked)) return checked;
  const strange = rowClauses(value).find(([, clause]) => !cite.includes(clause));
  return strange ? invalid(place, `第 ${strange[0] + 1} 行依据的“${strange[1]}”不在这项取值的条款里`, '请补进 cite，或者删去') : null;
}

/** The clauses that rows of the value name as their own, with the number of the row. */
function rowClauses(value: unknown): [number, string][] {
  return (Array.isArray(value) ? value : []).flatMap((row: unknown, index) => (isRecord(row) && Array.isArray(row.cite) ? row.cite.map((clause): [number, string] => [index, String(clause)]) : []));
}

function invalid(field: string, reason: string, remedy: string): Refusal {
  return refuse('profile_invalid', `制度文件${field ? `的 ${field} ` : ''}有误：${reason}。${remedy}。`, { field });
}
