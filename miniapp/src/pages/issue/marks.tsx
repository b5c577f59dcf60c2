import type { IssueLine, IssueWait } from '@village/shared/contract/issue'
import { ISSUE_KIND_NAMES, ISSUE_LEVEL_NAMES, ISSUE_STATE_NAMES, type IssueState } from '@village/shared/contract/issue-words'
import { today } from '@/clock'
import { go } from '@/go'
import { Mark, Tag, type Tone } from '@/ui/notice'
import { Row } from '@/ui/row'
import { dayWord, dueWord, instantWord, sentence } from '@/ui/words'

const STATES: Record<IssueState, { symbol: string; tone: Tone }> = {
  open: { symbol: '○', tone: 'amber' }, assigned: { symbol: '…', tone: 'sky' }, transferred: { symbol: '→', tone: 'sky' }, escalated: { symbol: '↑', tone: 'amber' },
  answered: { symbol: '?', tone: 'amber' }, closed: { symbol: '√', tone: 'pine' }, reopened: { symbol: '↩', tone: 'cinnabar' }, withdrawn: { symbol: '—', tone: 'plain' },
}
export const WAIT_NAMES: Record<IssueWait, string> = { acknowledge: '等您签收', assign: '等您交办', work: '等您办', confirm: '等您核实' }

/** How an issue stands, as symbol and word. */
export function StateMark({ state }: { state: IssueState }) {
  return <Mark {...STATES[state]} name={ISSUE_STATE_NAMES[state]} />
}

/** Is it late? What was answered only waits to be looked at. */
export function isLate({ due, state }: Pick<IssueLine, 'due' | 'state'>): boolean {
  return due !== null && due < today() && !['answered', 'closed', 'withdrawn'].includes(state)
}

/** An issue as a line of a list. */
export function IssueRow({ line, restricted = false, waiting = false }: { line: IssueLine; restricted?: boolean; waiting?: boolean }) {
  const { id, kind, categoryName, title, villageName, state, level, ownerName, due, foundOn, escalatedAt, reopened, waits } = line
  const late = isLate(line)
  return (
    <Row
      title={title}
      note={sentence([
        villageName, kind === 'problem' ? categoryName : `${ISSUE_KIND_NAMES[kind]}（${categoryName}）`, level !== 'village' && `${ISSUE_LEVEL_NAMES[level]}办理`, ownerName,
        escalatedAt ? `${instantWord(escalatedAt)} 上报` : due && !['closed', 'withdrawn'].includes(state) ? `${dayWord(due)}前` : `${dayWord(foundOn)}发现`, reopened > 0 && `重新办理 ${reopened} 次`,
      ])}
      aside={late ? <Tag tone='cinnabar'>! {dueWord(due ?? today())}</Tag> : waiting && waits ? <Mark symbol={STATES[state].symbol} name={WAIT_NAMES[waits]} tone='amber' /> : <StateMark state={state} />}
      onTap={() => go('/pages/issue/detail/index', { id, restricted: restricted ? '1' : undefined })}
    />
  )
}
