import type { SheetContent, SheetRow, SheetSignature } from '@village/shared/contract/attendance';
import { clockOf, dayOf, dayText, type Instant } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { isRole, ROLES, type Level } from '@village/shared/kernel/role';

/** What stands under the table: who has to sign by the profile, and who did. */
export interface SheetSigning {
  /** The steps of the profile, in order, by name. */
  signers: { step: string; name: string; signed: boolean }[];
  signatures: SheetSignature[];
  /** The version of the signed copy; null while nobody signed. */
  version: number | null;
  hash: string;
  differences: number;
  /** The check code, once somebody signed or compiled it, and where it is verified. */
  code?: string;
  address?: string;
  sealedAt?: Instant | null;
  /** Who compiled it, where that is a step of its own. */
  compiled?: { personName: string; at: Instant } | null;
  /** How the leave slips stand to the register of a body, where the document wants both compared. */
  reconciliation?: string | null;
  /** What the slips say that counts, a line each. */
  corrections?: string[];
}

export interface SignatureLine {
  label: string;
  who: string;
  when: string;
}

/** The official form as plain text: the xlsx and the pdf draw the same words. */
export interface SheetForm {
  title: string;
  subtitle: string;
  days: { date: string; weekday: string; rest: boolean }[];
  rows: FormRow[];
  legend: string;
  /** The remarks that are too long for their column; empty when there are none. */
  appendix: string;
  signatures: SignatureLine[];
  notes: string[];
  /** Where anybody verifies the paper: printed as a square to be photographed. */
  address: string | null;
}

export interface FormRow {
  number: string;
  name: string;
  unit: string;
  post: string;
  marks: string[];
  totals: string[];
  remark: string;
}

export const PERSON_HEADS = ['序号', '姓名', '派出单位', '职务'] as const;
export const TOTAL_HEADS = ['应驻村', '实驻村', '公差', '事假', '病假', '年休', '轮休', '缺勤'] as const;
export const REMARK_HEAD = '备注';

const WEEKDAYS = ['', '一', '二', '三', '四', '五', '六', '日'];

/** A longer remark goes below the table, so that a row stays as high as a row. */
const REMARK_LENGTH = 12;

/** Writes the sheet as the form that is hung on the wall. */
export function sheetForm(content: SheetContent, signing: SheetSigning): SheetForm {
  const [year, month] = content.month.split('-').map(Number);
  const symbols = new Map(content.legend.map(entry => [entry.mark, entry.symbol]));
  return {
    title: `${content.organisationName}驻村干部考勤表`,
    subtitle: `${year}年${month}月`,
    days: content.days.map(day => ({ date: String(Number(day.day.slice(8))), weekday: WEEKDAYS[day.weekday], rest: !day.duty })),
    rows: content.rows.map((row, index) => ({
      number: String(index + 1),
      name: row.name,
      unit: row.unitName,
      post: row.post || row.roleName,
      marks: row.cells.map(cell => (cell === null ? '' : symbols.get(cell.mark) ?? '')),
      totals: totalsOf(row),
      remark: row.remark.length > REMARK_LENGTH ? '见附注' : row.remark,
    })),
    legend: `图例：${content.legend.filter(entry => entry.symbol !== '').map(entry => `${entry.symbol} ${entry.name}`).join('　')}　　空格：休息日、未任职或尚未确认　　合计以天为单位`,
    appendix: appendixOf(content.rows),
    signatures: signatureLines(signing),
    notes: notesOf(content, signing),
    address: signing.address ?? null,
  };
}

/** Half days as days: 43 is "21.5". */
export function inDays(halves: number): string {
  return halves === 0 ? '' : String(halves / 2);
}

/** An instant as a clerk writes it: 2025年4月3日 09:10. */
export function written(instant: Instant): string {
  const [year, month, day] = dayOf(instant).split('-').map(Number);
  return `${year}年${month}月${day}日 ${clockOf(instant)}`;
}

function appendixOf(rows: SheetRow[]): string {
  const long = rows.flatMap((row, index) => (row.remark.length > REMARK_LENGTH ? [`${index + 1} ${row.name}：${row.remark}`] : []));
  return long.length > 0 ? `附注：${long.join('。　')}。` : '';
}

/** The block at the right of the form: what was due, and what came of it, in days. */
export function totalsOf(row: SheetRow): string[] {
  const { value } = row.required;
  const asked = isRefusal(value) || value.required === null ? '—' : `${value.required}${suffixOf(value.period)}`;
  const { inVillage, officialTrip, personal, sick, annualLeave, rotationRest, absent } = row.totals;
  return [asked, ...[inVillage, officialTrip, personal, sick, annualLeave, rotationRest, absent].map(inDays)];
}

/** A demand that is not of the month says so behind its number. */
function suffixOf(period: string): string {
  if (/-Q/.test(period)) return '/季';
  return /^\d{4}$/.test(period) ? '/年' : '';
}

const LEVELS: readonly Level[] = ['team', 'unit', 'village', 'township', 'county', 'city'];

/** The form has three places to sign, from below to above. With one signer it is the one who verifies, with two who keeps and who verifies. */
function placesFor(count: number): string[] {
  if (count < 2) return ['审核人'].slice(0, count);
  return count === 2 ? ['考勤员', '审核人'] : ['考勤员', ...Array.from({ length: count - 2 }, () => '审核人'), '负责人'];
}

function signatureLines(signing: SheetSigning): SignatureLine[] {
  const steps = [...signing.signers].sort((one, other) => levelOf(one.step) - levelOf(other.step));
  const places = placesFor(steps.length);
  const lines = steps.map((step, index) => {
    const signed = signing.signatures.filter(signature => step.step.split(/[|+]/).includes(signature.role));
    return {
      place: places[index], label: `${places[index]}（${step.name}）`,
      who: signed.map(signature => signature.personName).join('、'), when: signed.length > 0 ? written(signed[signed.length - 1].at) : '',
    };
  });
  const order = ['考勤员', '审核人', '负责人'];
  const { compiled } = signing;
  // Whoever compiled it kept it: he stands where nobody else signs as such.
  const keeper = compiled ? { who: compiled.personName, when: written(compiled.at) } : { who: '', when: '' };
  const empty = order.filter(place => !places.includes(place)).map(place => ({ place, label: place, ...(place === '考勤员' ? keeper : { who: '', when: '' }) }));
  return [...lines, ...empty].sort((one, other) => order.indexOf(one.place) - order.indexOf(other.place)).map(({ label, who, when }) => ({ label, who, when }));
}

function levelOf(step: string): number {
  const [role] = step.split(/[|+]/);
  return isRole(role) ? LEVELS.indexOf(ROLES[role].level) : LEVELS.length;
}

function notesOf(content: SheetContent, signing: SheetSigning): string[] {
  const [year, month, day] = content.until.split('-').map(Number);
  const copy = signing.version === null ? '未签字' : `第 ${signing.version} 次签字稿${signing.sealedAt ? `（${written(signing.sealedAt)}封存）` : ''}`;
  const notes = [`依据：${basisOf(content)}　${copy}　${signing.code ? `校验码 ${signing.code}${signing.address ? `（核验：${signing.address}）` : ''}` : `核对号 ${signing.hash.slice(0, 12)}`}　统计至 ${year}年${month}月${day}日`];
  notes.push(...(signing.reconciliation ? [signing.reconciliation] : []), ...(signing.corrections ?? []));
  if (signing.differences > 0) notes.push(`${signing.sealedAt ? '封存' : '签字'}以后又有 ${signing.differences} 处事实变化${signing.sealedAt ? '，还没有开更正单' : ''}，本表仍按签字时的内容打印。`);
  return notes;
}

/** By which regulation; where it changed within the month, from which day on which. */
function basisOf({ profiles = [], profileTitle, profileVersion }: SheetContent): string {
  if (profiles.length < 2) return `${profileTitle}（制度版本 ${profileVersion}）`;
  return profiles.map(({ from, title, version }, index) => `${index === 0 ? '' : `${dayText(from)}起`}${title}（制度版本 ${version}）`).join('；');
}
