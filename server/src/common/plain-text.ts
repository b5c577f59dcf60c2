/** A text that a spreadsheet could take for a formula is given a leading apostrophe. */
export function plainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
