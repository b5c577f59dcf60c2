import qrcode from 'qrcode-generator';

/** The squares of a QR code, row by row, `1` is dark. */
export function squaresOf(text: string): string[] {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const sides = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  return sides.map(row => sides.map(column => (code.isDark(row, column) ? '1' : '0')).join(''));
}
