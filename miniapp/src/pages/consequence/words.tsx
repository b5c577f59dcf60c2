import type { CaseLine, FindingLine, Proposal, ProposedStep } from '@village/shared/contract/consequence'
import { CASE_STATE_NAMES, type CaseState, CONSEQUENCE_STATE_NAMES, type ConsequenceState, FINDING_STATE_NAMES, type FindingState } from '@village/shared/contract/consequence-words'
import { go } from '@/go'
import { Mark, type Tone } from '@/ui/notice'
import { Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

type Shown = { symbol: string; tone: Tone }

const CASE_MARKS: Record<CaseState, Shown> = {
  answering: { symbol: '…', tone: 'amber' }, reviewing: { symbol: '△', tone: 'amber' }, deciding: { symbol: '△', tone: 'amber' }, executing: { symbol: '○', tone: 'sky' }, done: { symbol: '√', tone: 'sky' },
  filed: { symbol: '√', tone: 'pine' }, withdrawn: { symbol: '—', tone: 'plain' },
}
const STEP_MARKS: Record<ConsequenceState, Shown> = { proposed: { symbol: '…', tone: 'amber' }, confirmed: { symbol: '△', tone: 'cinnabar' }, set_aside: { symbol: '—', tone: 'plain' }, done: { symbol: '√', tone: 'pine' } }
const FINDING_MARKS: Record<FindingState, Shown> = { open: { symbol: '△', tone: 'amber' }, confirmed: { symbol: '√', tone: 'pine' }, rejected: { symbol: '—', tone: 'plain' } }

export function CaseMark({ state }: { state: CaseState }) {
  return <Mark {...CASE_MARKS[state]} name={CASE_STATE_NAMES[state]} />
}

export function StepMark({ state }: { state: ConsequenceState }) {
  return <Mark {...STEP_MARKS[state]} name={CONSEQUENCE_STATE_NAMES[state]} />
}

export function FindingMark({ state }: { state: FindingState }) {
  return <Mark {...FINDING_MARKS[state]} name={FINDING_STATE_NAMES[state]} />
}

/** A case as a row; `own`: the reader is whom it concerns. */
export function CaseRow({ of, own }: { of: CaseLine; own?: boolean }) {
  const { id, subjectName, placeName, title, day, state, answerBy } = of
  return <Row title={own ? title : `${subjectName} ${title}`} note={sentence([!own && placeName, dayWord(day), state === 'answering' && `${dayWord(answerBy)}以前说明`])} aside={<CaseMark state={state} />} onTap={() => go('/pages/consequence/case/index', { id })} />
}

export function ProposalRow({ of }: { of: Proposal }) {
  const { key, subjectName, placeName, title, day, window, steps } = of
  const clauses = [...new Set(of.because.flatMap(({ clauses: each }) => each.map(({ clause }) => clause)))]
  return <Row title={`${subjectName} ${title}`} note={sentence([placeName, window || dayWord(day), stepsWord(steps), clauses.length > 0 && `依据 ${clauses.slice(0, 2).join('、')}`])} onTap={() => go('/pages/consequence/proposal/index', { key })} />
}

export function FindingRow({ of }: { of: FindingLine }) {
  const { id, subjectName, placeName, title, day, state, recordedByName } = of
  return <Row title={`${subjectName} ${title}`} note={sentence([placeName, dayWord(day), `${recordedByName}登记`])} aside={<FindingMark state={state} />} onTap={() => go('/pages/consequence/finding/index', { id })} />
}

/** "批评教育、督促整改", and where a person chooses: "约谈或通报批评". */
export function stepsWord(steps: readonly ProposedStep[]): string {
  const names = (optional: boolean) => steps.filter(step => step.optional === optional).map(({ name }) => name)
  return sentence([names(false).join('、'), names(true).join('或')], '；') || '制度没有写怎样处理'
}
