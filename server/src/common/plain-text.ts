/** A text as the name of a file or folder: Windows takes neither these signs, nor a point or a space at the end. */
export function fileName(text: string): string {
  return text.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(0, 80).replace(/[. ]+$/, '');
}

/** A text that a spreadsheet could take for a formula is given a leading apostrophe. */
export function plainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
