import type { SheetRow } from '@village/shared/contract/attendance'
import { isRefusal } from '@village/shared/kernel/refusal'
import { Mark, type Tone } from '@/ui/notice'

type Required = SheetRow['required']

export interface Verdict {
  symbol: string
  word: string
  tone: Tone
  /** False: short of what is asked for. */
  met: boolean | null
}

/** Is it enough, in a symbol and a word: 达标, 差 2 天, or why that cannot be said. */
export function verdictOf({ value }: Required): Verdict {
  if (isRefusal(value)) return { symbol: '?', word: '缺规定', tone: 'amber', met: null }
  if (value.required === null) return { symbol: '—', word: '本月不定额', tone: 'plain', met: null }
  if (value.met === null) return { symbol: '…', word: '未到期', tone: 'plain', met: null }
  if (value.met) return { symbol: '√', word: '达标', tone: 'pine', met: true }
  const short = Math.max(value.required - value.counted, (value.inVillageRequired ?? 0) - value.inVillageCounted)
  return { symbol: '!', word: `差 ${Math.round(short * 10) / 10} 天`, tone: 'cinnabar', met: false }
}

export function Met({ required }: { required: Required }) {
  const { symbol, word, tone } = verdictOf(required)
  return <Mark symbol={symbol} name={word} tone={tone} />
}
