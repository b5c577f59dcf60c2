// The codes on printed slips: they stand on the paper and nowhere else, so whoever votes here reads the paper.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Needs pdftotext (apt-get install poppler-utils). */
export function codesOn(pdf) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slips-'));
  try {
    fs.writeFileSync(path.join(folder, 'slips.pdf'), pdf);
    const text = execFileSync('pdftotext', ['-layout', 'slips.pdf', '-'], { cwd: folder, encoding: 'utf8' });
    return [...text.matchAll(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/g)].map(([code]) => code);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
