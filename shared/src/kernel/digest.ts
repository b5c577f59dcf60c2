/** The digest under which a phone and the server know that they speak of the same content. */

/** Writes a value as JSON in one way only: names in order, nothing that is undefined. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = value as Record<string, unknown>;
  const names = Object.keys(fields).filter(name => fields[name] !== undefined).sort();
  return `{${names.map(name => `${JSON.stringify(name)}:${canonical(fields[name])}`).join(',')}}`;
}

/** SHA-256 of the value as canonical JSON, in hexadecimal: a mini program has no such function of its own. */
export function digestOf(value: unknown): string {
  return sha256(Uint8Array.from(utf8(canonical(value))));
}

/** SHA-256 of bytes, in hexadecimal. */
export function digestOfBytes(bytes: ArrayBuffer): string {
  return sha256(new Uint8Array(bytes));
}

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    let code = text.charCodeAt(index);
    if (code >= 0xd800 && code < 0xe000) {
      const next = text.charCodeAt(index + 1);
      const isPair = code < 0xdc00 && next >= 0xdc00 && next < 0xe000;
      code = isPair ? 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00) : 0xfffd;
      if (isPair) index += 1;
    }
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

const PRIMES = Array.from({ length: 312 }, (_, index) => index).filter(number => number > 1 && isPrime(number));
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 0x100000000) | 0;
const ROUNDS = PRIMES.map(prime => fraction(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map(prime => fraction(Math.sqrt(prime)));

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
  return true;
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** FIPS 180-4. */
function sha256(bytes: Uint8Array): string {
  const length = bytes.length;
  const padded = new Uint8Array(Math.ceil((length + 9) / 64) * 64);
  padded.set(bytes);
  padded[length] = 0x80;
  for (let shift = 7; shift >= 0; shift -= 1) padded[padded.length - 1 - shift] = Math.floor((length * 8) / 2 ** (shift * 8)) & 255;
  const hash = START.slice();
  const words: number[] = [];
  for (let block = 0; block < padded.length; block += 64) {
    for (let index = 0; index < 64; index += 1) {
      const at = block + index * 4;
      words[index] = index < 16
        ? (padded[at] << 24) | (padded[at + 1] << 16) | (padded[at + 2] << 8) | padded[at + 3]
        : (words[index - 16] + mixed(words[index - 15], 7, 18, 3) + words[index - 7] + mixed(words[index - 2], 17, 19, 10)) | 0;
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let index = 0; index < 64; index += 1) {
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[index] + words[index]) | 0;
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => { hash[index] = (hash[index] + word) | 0; });
  }
  return hash.map(word => `0000000${(word >>> 0).toString(16)}`.slice(-8)).join('');
}

function mixed(word: number, first: number, second: number, shift: number): number {
  return turn(word, first) ^ turn(word, second) ^ (word >>> shift);
}
