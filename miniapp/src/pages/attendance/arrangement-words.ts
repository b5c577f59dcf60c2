import { ARRANGEMENT_KIND_NAMES, type Arrangement } from '@village/shared/contract/arrangement'
import { nameOfWord } from '@village/shared/kernel/word'
import { clockWord, dayWord, longDayWord, nearDayWord, sentence } from '@/ui/words'

/** "3月13日 星期四 9:00–11:00 村民代表会" */
export function arrangementTitle({ kind, day, instead, event, from, to }: Arrangement): string {
  switch (kind) {
    case 'call': return `${nearDayWord(day) === dayWord(day) ? longDayWord(day) : nearDayWord(day)} ${clockWord(from ?? '')}–${clockWord(to ?? '')} ${nameOfWord(event ?? '')}`
    case 'office_day': return `${dayWord(instead ?? day)}的驻村办公日改到${longDayWord(day)}`
    case 'overtime': return `${longDayWord(day)} ${ARRANGEMENT_KIND_NAMES[kind]}`
  }
}

/** Who it is for, and why. */
export function arrangementNote({ kind, placeName, people, text }: Arrangement): string {
  const who = people.length > 0 ? people.map(({ name }) => name).join('、') : kind === 'call' ? '驻村干部' : '全体驻村干部'
  return sentence([placeName, who, text])
}
