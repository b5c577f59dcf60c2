import { type ReactNode, useState } from 'react'
import type { WhyNode } from '@village/shared/contract/why'
import { go } from '@/go'
import { useIdentifier } from '@/ui/id'
import { List, Row } from '@/ui/row'
import { openClause } from '@/ui/why'
import { readingWord } from '@/ui/words'

/** More records than this are folded away at first. */
const FEW = 3

interface OutlineProps {
  nodes: WhyNode[]
  /** Everything open, everything closed, or as it is best read. */
  all: boolean | null
}

/** The tree as nested lists: each line that holds others opens and closes them by a button. */
export function Outline({ nodes, all }: OutlineProps) {
  const stated = nodes.filter(({ kind }) => kind === 'reason')
  const also = nodes.filter(({ kind }) => kind === 'clause' || kind === 'value')
  const records = nodes.filter(({ kind }) => kind === 'evidence')
  return (
    <div className='why-outline'>
      {stated.map(node => (
        <section key={node.text} className='card why-reason'>
          <Fold name={<span className='why-reason-text'>{node.text}</span>} open={all ?? true}><Below nodes={node.children} all={all} /></Fold>
        </section>
      ))}
      {also.length > 0 && (
        <section className='card'>
          <Fold name={<span className='why-reason-text'>{stated.length > 0 ? '还依据' : '依据的规定'}</span>} open={all ?? stated.length === 0}><Below nodes={also} all={all} /></Fold>
        </section>
      )}
      {records.length > 0 && (
        <section className='card'>
          <Fold name={<span className='why-reason-text'>相关记录</span>} open={all ?? true}><Below nodes={records} all={all} /></Fold>
        </section>
      )}
    </div>
  )
}

/** What stands below a line, in the order in which one thing rests on the next. */
function Below({ nodes, all }: OutlineProps) {
  const records = nodes.filter(({ kind }) => kind === 'evidence')
  return (
    <>
      {nodes.filter(({ kind }) => kind !== 'evidence').map((node, index) => <Line key={`${node.kind}${node.text}${index}`} node={node} all={all} />)}
      {records.length > 0 && <Records nodes={records} all={all} />}
    </>
  )
}

function Line({ node, all }: { node: WhyNode; all: boolean | null }) {
  if (node.kind === 'clause') return <Clauses node={node} all={all} />
  if (node.kind === 'value') return <Value node={node} all={all} />
  const { text, detail, children } = node
  const fact = <span className='why-fact'><span className='why-name'>{text}</span><span className='why-number numbers'>{detail}</span></span>
  if (children.length === 0) return <div className='why-line'>{fact}</div>
  return <Fold name={fact} count={children.length} open={all ?? children.length <= FEW}><Below nodes={children} all={all} /></Fold>
}

/** The clauses as chips, each leading to the regulation. */
function Clauses({ node, all }: { node: WhyNode; all: boolean | null }) {
  const key = /[?&]key=([^&]*)/.exec(node.link ?? '')?.[1]
  return (
    <div className='why-part'>
      <div className='why-chips'>
        {(node.clauses ?? []).map(({ profile, clause }) => (
          <button key={clause} type='button' className='plain why-chip' aria-label={`${clause}，看原文`} onClick={() => openClause(profile, key && decodeURIComponent(key))}>{clause}</button>
        ))}
      </div>
      <Below nodes={node.children} all={all} />
    </div>
  )
}

function Value({ node: { text, valueWords, reading, children }, all }: { node: WhyNode; all: boolean | null }) {
  return (
    <div className='why-part'>
      <div className='why-value'>
        <div className='why-name'>{text}</div>
        {valueWords?.map(line => <div key={line} className='why-words'>{line}</div>)}
        {!valueWords && <div className='why-words'>当时的取值以那一版制度为准</div>}
        {reading && <div className='why-name'>{readingWord(reading)}</div>}
      </div>
      <Below nodes={children} all={all} />
    </div>
  )
}

function Records({ nodes, all }: OutlineProps) {
  const plain = nodes.filter(({ children }) => children.length === 0)
  return (
    <>
      {plain.length > 0 && (
        <List label='记录'>
          {plain.map(({ text, detail, link }, index) => <Row key={`${text}${index}`} title={text} note={detail} onTap={link ? () => go(link) : undefined} />)}
        </List>
      )}
      {nodes.filter(({ children }) => children.length > 0).map(({ text, detail, children }) => (
        <Fold key={text} name={<span className='why-fact'><span className='why-name'>{text}</span><span className='why-number numbers'>{detail}</span></span>} count={children.length} open={all ?? false}>
          <Below nodes={children} all={all} />
        </Fold>
      ))}
    </>
  )
}

/** A line that opens and closes what stands below it; on paper everything is open. */
function Fold({ name, count, open: first, children }: { name: ReactNode; count?: number; open: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(first)
  const identifier = useIdentifier('fold')
  return (
    <div className='why-fold'>
      <button type='button' className='plain why-head' aria-expanded={open} aria-controls={identifier} onClick={() => setOpen(!open)}>
        <span className={`why-arrow${open ? ' why-arrow-open' : ''}`} aria-hidden='true' />
        <span className='why-head-words'>{name}</span>
        {count !== undefined && <span className='why-count'>{count} 条</span>}
      </button>
      <div id={identifier} className={open ? 'why-below' : 'why-below why-closed'}>{children}</div>
    </div>
  )
}
