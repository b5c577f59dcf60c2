import type { AssessedLine } from '@village/shared/contract/assessment'
import { ASSESSMENT_STATE_NAMES, type AssessmentState } from '@village/shared/contract/assessment-words'
import { GRADE_SCALES, type GradeScale, TENTHS } from '@village/shared/kernel/assessment'
import { nameOfWord } from '@village/shared/kernel/word'
import { missing } from '@/fault'
import { go } from '@/go'
import { Mark, Tag, type Tone } from '@/ui/notice'
import { Row } from '@/ui/row'
import { sentence } from '@/ui/words'

const MARKS: Record<AssessmentState, { symbol: string; tone: Tone }> = { open: { symbol: '…', tone: 'sky' }, publicised: { symbol: '▤', tone: 'amber' }, decided: { symbol: '√', tone: 'pine' }, withdrawn: { symbol: '—', tone: 'plain' } }

export function AssessmentMark({ state }: { state: AssessmentState }) {
  return <Mark {...MARKS[state]} name={ASSESSMENT_STATE_NAMES[state]} />
}

/** A person in a list; it opens his assessment unless told otherwise. */
export function AssessedRow({ line, titled, onTap }: { line: AssessedLine; titled?: boolean; onTap?: (() => void) | null }) {
  const { id, name, title, unitName, villageName, note, grade, state } = line
  return (
    <Row
      title={titled ? title : name} note={sentence(titled ? [villageName, note] : [villageName, unitName, note])} aside={grade ? <Tag tone='pine'>{nameOfWord(grade)}</Tag> : titled ? <AssessmentMark state={state} /> : undefined}
      onTap={onTap === null ? undefined : onTap ?? (() => go('/pages/assessment/person/index', { id }))}
    />
  )
}

export const SCALES = (Object.keys(GRADE_SCALES) as GradeScale[]).map(value => ({ value, name: GRADE_SCALES[value].name }))

/** "45.5" → 455; what is no number of points is asked for again. */
export function tenthsOf(text: string, most: number, field: string, name: string): number {
  const tenths = /^\d{1,5}(\.\d)?$/.test(text.trim()) ? Math.round(Number(text.trim()) * TENTHS) : NaN
  if (!(tenths <= most * TENTHS)) throw missing(field, `${name}请填 0 到 ${most} 的数，最多一位小数`)
  return tenths
}
