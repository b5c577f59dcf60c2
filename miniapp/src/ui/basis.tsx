import { useEffect, useState } from 'react'
import type { ProfileLine } from '@village/shared/contract/policy'
import type { Reason } from '@village/shared/kernel/finding'
import type { Clause } from '@village/shared/kernel/refusal'
import { isValueKey, VALUES } from '@village/shared/policy/values'
import { profileTitles } from './profile-titles'
import { Sheet } from './sheet'
import { spoken } from './words'
import './basis.scss'

interface BasisProps {
  because: Reason[]
  /** What is explained: "为什么是 4 天". */
  title?: string
  /** The word on the mark, when it is not "依据". */
  children?: string
}

/** The small mark beside whatever a rule said; it opens the sentence, the clause and what was counted. */
export function Basis({ because, title = '依据', children = '依据' }: BasisProps) {
  const [open, setOpen] = useState(false)
  const titles = profileTitles.use()
  if (because.length === 0) return null
  return (
    <>
      <button type='button' className='plain basis' aria-haspopup='dialog' aria-label={`${title}，看依据`} onClick={() => { profileTitles.load(); setOpen(true) }}>
        <span className='basis-seal'>{children}</span>
      </button>
      <Sheet title={title} open={open} onClose={() => setOpen(false)}>
        <ReasonList because={because} titles={titles} />
      </Sheet>
    </>
  )
}

/** The reasons under each other, where a page shows them without a sheet. */
export function Reasons({ because }: { because: Reason[] }) {
  const titles = profileTitles.use()
  useEffect(() => profileTitles.load(), [])
  return <ReasonList because={because} titles={titles} />
}

/** What was found comes first; values that were only looked up stand below, small. */
function ReasonList({ because, titles }: { because: Reason[]; titles: ProfileLine[] }) {
  const stated = because.filter(reason => !isLookedUp(reason))
  const lookedUp = because.filter(isLookedUp)
  return (
    <>
      <ol className='list'>
        {stated.map((reason, index) => <ReasonItem key={`${reason.text}${index}`} reason={reason} titles={titles} />)}
      </ol>
      {lookedUp.length > 0 && (
        <div className='reason-also'>
          {stated.length > 0 && <div className='reason-name'>还依据</div>}
          {lookedUp.map(reason => (
            <div key={reason.key}>
              <span>{reason.text}</span>
              {reason.clauses.map(({ clause }) => <span key={clause} className='reason-also-clause'>{clause}</span>)}
            </div>
          ))}
        </div>
      )}
    </>
  )
}

/** The value was read, and nothing was said of it but its title. */
function isLookedUp({ key, text, facts }: Reason): boolean {
  return key !== undefined && !facts && isValueKey(key) && VALUES[key].title === text
}

function ReasonItem({ reason, titles }: { reason: Reason; titles: ProfileLine[] }) {
  const facts = Object.entries(reason.facts ?? {})
  return (
    <li className='reason'>
      <p className='reason-text'>{spoken(reason.text)}</p>
      {facts.length > 0 && (
        <dl className='reason-facts numbers'>
          {facts.map(([name, value]) => (
            <div key={name} className='reason-fact'>
              <dt className='reason-name'>{name}</dt>
              <dd className='reason-value'>{typeof value === 'string' ? spoken(value) : value}</dd>
            </div>
          ))}
        </dl>
      )}
      {byDocument(reason.clauses).map(({ profile, clauses }) => (
        <div key={profile} className='reason-source'>
          <div className='reason-document'>{documentOf(profile, titles)}</div>
          <div className='reason-clauses'>{clauses.map(clause => <span key={clause} className='reason-clause'>{clause}</span>)}</div>
        </div>
      ))}
      {reason.reading && <p className='reason-reading'>这一条有不同的理解，本地采用读法 {reason.reading}。</p>}
    </li>
  )
}

function byDocument(clauses: Clause[]): { profile: string; clauses: string[] }[] {
  const profiles = [...new Set(clauses.map(({ profile }) => profile))]
  return profiles.map(profile => ({ profile, clauses: [...new Set(clauses.filter(clause => clause.profile === profile).map(({ clause }) => clause))] }))
}

function documentOf(profile: string, titles: ProfileLine[]): string {
  const found = titles.find(({ id }) => id === profile)
  return found ? `《${found.documentTitle.replace(/^《|》$/g, '')}》` : '现行制度'
}
