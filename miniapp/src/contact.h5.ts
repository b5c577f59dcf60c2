import type { Contact } from './contact'
import { handOver } from './file'

/** A value's own signs end nothing. */
const plain = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\s+/g, ' ')

export function saveContact({ name, phone, unit, post }: Contact): Promise<void> {
  const card = ['BEGIN:VCARD', 'VERSION:3.0', `N:${plain(name)};;;;`, `FN:${plain(name)}`, `ORG:${plain(unit)}`, `TITLE:${plain(post)}`, `TEL;TYPE=CELL:${phone}`, 'END:VCARD', '']
  return handOver(new TextEncoder().encode(card.join('\r\n')).buffer, `${name}.vcf`)
}
