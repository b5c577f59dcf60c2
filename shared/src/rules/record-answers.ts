import { isDay } from '../kernel/day';
import { yuan } from '../kernel/money';
import { CHECK_ANSWERS, fieldsAsked, recordKind, type RecordField, type RecordKind } from '../kernel/record-kind';
import { refuse, type Refusal } from '../kernel/refusal';

const MOST = { text: 100, long: 1000 };
const LARGEST = 2_000_000_000;

/** What is wrong with the answers to the fields of a kind, the first of it; null where nothing is. An answer that is not asked for is wrong too. */
export function answersRefusal(kind: RecordKind, answers: Readonly<Record<string, string>>): Refusal | null {
  const asked = new Map(fieldsAsked(kind, answers));
  for (const field of Object.keys(answers)) {
    if (!asked.has(field)) return refuse('record_field_unknown', `“${recordKind(kind).name}”没有这一栏，请刷新后重新填写。`, { field });
  }
  for (const [field, shape] of asked) {
    const text = answers[field]?.trim() ?? '';
    if (text === '' && shape.required) return refuse('record_field_required', `请填写“${shape.name}”。`, { field });
    const wrong = text === '' ? null : wrongWith(shape, text);
    if (wrong) return refuse('record_field_wrong', `“${shape.name}”填得不对：${wrong}`, { field });
  }
  return null;
}

/** The answers that are kept: trimmed, without empty ones. */
export function answersKept(kind: RecordKind, answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(fieldsAsked(kind, answers).map(([field]) => [field, answers[field]?.trim() ?? '']).filter(([, text]) => text !== ''));
}

/** An answer as a person reads it. */
export function answerText({ type, options, unit }: RecordField, answer: string): string {
  switch (type) {
    case 'choice': return options?.[answer] ?? answer;
    case 'check': return CHECK_ANSWERS[answer as keyof typeof CHECK_ANSWERS] ?? answer;
    case 'money': return `${yuan(Number(answer))} 元`;
    case 'number': return `${answer} ${unit ?? ''}`.trim();
    default: return answer;
  }
}

function wrongWith({ type, options }: RecordField, text: string): string | null {
  switch (type) {
    case 'text': case 'long': return text.length > MOST[type] ? `最多 ${MOST[type]} 个字。` : null;
    case 'number': return isWhole(text) ? null : '要填写整数。';
    case 'money': return isWhole(text) ? null : '不是能识别的金额，请写成 1200 或 1200.50。';
    case 'day': return isDay(text) ? null : '要写成 2025-03-10 这样的日期。';
    case 'choice': return options && text in options ? null : '不在可选范围内，请重新选。';
    case 'check': return text in CHECK_ANSWERS ? null : '不在可选范围内，请重新选。';
  }
}

function isWhole(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= LARGEST;
}
