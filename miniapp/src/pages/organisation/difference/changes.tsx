import { type Change, CHANGE_NAMES } from '@village/shared/policy/difference'
import { Card } from '@/ui/card'
import { Empty, Tag } from '@/ui/notice'
import { Lines } from '../edition/entry'
import '../edition/edition.scss'

interface ChangesProps {
  changes: Change[]
  /** What the two sides are called: "现行", "草稿". */
  before: string
  after: string
}

/** What differs between two versions of a regulation, the one side beside the other. */
export function Changes({ changes, before, after }: ChangesProps) {
  if (changes.length === 0) return <Empty title='没有不同'>两版的每一项规定都一样。</Empty>
  return (
    <Card title='有哪些不同' aside={`${changes.length} 处`} flush>
      <ul className='list'>
        {changes.map(change => (
          <li key={change.key} className='change'>
            <div className='entry-head'>
              <h3 className='entry-title'>{change.title}</h3>
              <Tag tone={change.kind === 'removed' ? 'cinnabar' : 'pine'}>{CHANGE_NAMES[change.kind]}</Tag>
            </div>
            <div className='change-sides'>
              <Side name={before} lines={change.before} />
              <Side name={after} lines={change.after} isAfter />
            </div>
            {change.clauses.length > 0 && <p className='entry-clauses'><span className='entry-name'>依据 </span>{change.clauses.map(clause => <span key={clause} className='entry-clause'>{clause}</span>)}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Side({ name, lines, isAfter }: { name: string; lines: string[]; isAfter?: boolean }) {
  return (
    <div className={`change-side${isAfter ? ' change-after' : ''}`}>
      <div className='change-name'>{name}</div>
      <Lines lines={lines.length > 0 ? lines : ['没有这一项']} />
    </div>
  )
}
