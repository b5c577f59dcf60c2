/** Letters and digits nobody takes one for another: no I, L, O and U. Source: Douglas Crockford, Base32. */
export const SLIP_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 of 32 signs: 80 bits, more than anybody tries out. */
export const SLIP_LENGTH = 16;
const GROUP = 4;
const LOOKS_LIKE: Record<string, string> = { O: '0', I: '1', L: '1' };

/** The code a villager typed or scanned, as it is kept; null where it cannot be one. Small and full-width letters, strokes and blanks are all the same. */
export function slipCode(text: string): string | null {
  const code = [...text.normalize('NFKC').toUpperCase()].filter(sign => !/[\s\-_.·—–]/.test(sign)).map(sign => LOOKS_LIKE[sign] ?? sign).join('');
  return code.length === SLIP_LENGTH && [...code].every(sign => SLIP_ALPHABET.includes(sign)) ? code : null;
}

/** As it is printed and read out: `7K2M-QX4B-9DTW-3VHN`. */
export function slipText(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}
