/** An amount in fen, a whole number; 100 fen are one yuan. */
export type Fen = number;

/** How is the amount written in yuan? 205000 gives "2,050.00". */
export function yuan(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}
