export const PERSONAL_DATA_KINDS = ['id_number', 'phone', 'bank_card'] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];
export const PERSONAL_DATA_NAMES: Record<PersonalDataKind, string> = { id_number: '身份证号', phone: '手机号', bank_card: '银行卡号' };

/** Something in a text that belongs to one person. `shown` is it with its middle covered. */
export interface PersonalData {
  kind: PersonalDataKind;
  shown: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
/** Numbers are written in groups, with blanks or strokes between; letters and points beside them make them something else: an order number, an amount. */
const NUMBERS = /(?:^|[^\dA-Za-z.])(\d(?:[ \-\u00A0\u3000]?\d){9,18}[Xx]?)(?![\dA-Za-z])/g;

/**
 * Is this text the number of a resident's identity card: 17 digits, and an 18th place that checks them?
 * Source: GB 11643-1999.
 */
export function isIdNumber(text: string): boolean {
  const number = text.toUpperCase();
  return /^\d{17}[\dX]$/.test(number) && CHECKS[WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11] === number[17];
}

/**
 * Could this text be the number of a bank card: 16 to 19 digits of a range that banks use, the last of which checks the others?
 * Source: ISO/IEC 7812-1.
 */
export function isBankCard(text: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, index) => total + (index % 2 === 0 ? Number(digit) : Number(digit) * 2 - (Number(digit) > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}

/**
 * Which numbers of persons stand in this text: identity cards, mobile phones, bank cards? Full-width digits and groups with blanks or strokes are read too.
 * Landline numbers are those of an office and are not found.
 */
export function personalDataIn(text: string): PersonalData[] {
  return [...text.normalize('NFKC').matchAll(NUMBERS)].flatMap(([, found]): PersonalData[] => {
    const number = found.replace(/[^\dXx]/g, '');
    const kind = isIdNumber(number) ? 'id_number' : /^1[3-9]\d{9}$/.test(number) ? 'phone' : isBankCard(number) ? 'bank_card' : null;
    return kind ? [{ kind, shown: `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}` }] : [];
  });
}
