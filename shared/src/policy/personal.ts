import { isRecord } from './shape';

/** A mobile number, an identity number of 18 or 15 digits, a number with an area code, a bank card: also with blanks or hyphens between the groups. */
const NUMBERS = [
  /(?:^|\D)1[3-9]\d([ -]?\d{4}){2}(?!\d)/,
  /(?:^|\D)[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/,
  /(?:^|\D)[1-9]\d{7}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}(?!\d)/,
  /(?:^|\D)0\d{2,3}[ -]\d{7,8}(?!\d)/,
  /(?:^|\D)\d{16,19}(?!\d)/,
];

/** Where in this JSON does a text carry the number of a person? A regulation needs none (A51). Null: nowhere. */
export function personalDataIn(json: unknown, place = ''): string | null {
  if (typeof json === 'string' || typeof json === 'number') return holdsNumber(String(json)) ? place : null;
  const parts = Array.isArray(json) ? json.map((each, index): [string, unknown] => [`${place}[${index}]`, each])
    : isRecord(json) ? Object.entries(json).map(([key, each]): [string, unknown] => [place ? `${place}.${key}` : key, each]) : [];
  for (const [within, part] of parts) {
    const found = (isRecord(json) && holdsNumber(within.slice(place.length)) ? place || '文件' : null) ?? personalDataIn(part, within);
    if (found !== null) return found;
  }
  return null;
}

function holdsNumber(text: string): boolean {
  const plain = text.normalize('NFKC');
  return NUMBERS.some(pattern => pattern.test(plain));
}
