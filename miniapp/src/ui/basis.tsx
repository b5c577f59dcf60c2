import { useEffect, useState } from 'react'
import type { ProfileLine } from '@village/shared/contract/policy'
import type { Reason } from '@village/shared/kernel/finding'
import type { Clause } from '@village/shared/kernel/refusal'
import { isValueKey, VALUES } from '@village/shared/policy/values'
import { profileTitles } from './profile-titles'
import { Button } from './button'
import { Sheet } from './sheet'
import { openClause, openWhy, type WhyAddress } from './why'
import { readingWord, spoken } from './words'
import './basis.scss'

interface BasisProps {
  because: Reason[]
  /** What is explained: "为什么是 4 天". */
  title?: string
  /** The word on the mark, when it is not "依据". */
  children?: string
  /** The result this explains, where the server can open all that stands behind it. */
  why?: WhyAddress
}

/** The small mark beside whatever a rule said; it opens the sentence, the clause and what was counted. */
export function Basis({ because, title = '依据', children = '依据', why }: BasisProps) {
  const [open, setOpen] = useState(false)
  const titles = profileTitles.use()
  if (because.length === 0) return null
  return (
    <>
      <button type='button' className='plain basis' aria-haspopup='dialog' aria-label={`${title}，看依据`} onClick={() => { profileTitles.load(because); setOpen(true) }}>
        <span className='basis-seal'>{children}</span>
      </button>
      <Sheet title={title} open={open} onClose={() => setOpen(false)} foot={why && <Button onTap={() => { setOpen(false); openWhy(why) }}>看完整依据</Button>}>
        <ReasonList because={because} titles={titles} onLeave={() => setOpen(false)} />
      </Sheet>
    </>
  )
}

/** The reasons under each other, where a page shows them without a sheet. */
export function Reasons({ because, why }: { because: Reason[]; why?: WhyAddress }) {
  const titles = profileTitles.use()
  useEffect(() => profileTitles.load(because), [because])
  return (
    <>
      <ReasonList because={because} titles={titles} />
      {why && <div className='reason-deeper'><Button onTap={() => openWhy(why)}>看完整依据</Button></div>}
    </>
  )
}

/** What was found comes first; values that were only looked up stand below, small. */
function ReasonList({ because, titles, onLeave }: { because: Reason[]; titles: ProfileLine[]; onLeave?: () => void }) {
  const stated = because.filter(reason => !isLookedUp(reason))
  const lookedUp = because.filter(isLookedUp)
  return (
    <>
      <ol className='list'>
        {stated.map((reason, index) => <ReasonItem key={`${reason.text}${index}`} reason={reason} titles={titles} onLeave={onLeave} />)}
      </ol>
      {lookedUp.length > 0 && (
        <div className='reason-also'>
          {stated.length > 0 && <div className='reason-name'>还依据</div>}
          {lookedUp.map(reason => (
            <div key={reason.key}>
              <span>{reason.text}</span>
              {reason.clauses.map(({ profile, clause }) => <ClauseLink key={clause} style='reason-also-clause' profile={profile} clause={clause} reason={reason} onLeave={onLeave} />)}
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

interface ItemProps {
  reason: Reason
  titles: ProfileLine[]
  onLeave?: () => void
}

function ReasonItem({ reason, titles, onLeave }: ItemProps) {
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
          <div className='reason-clauses'>{clauses.map(clause => <ClauseLink key={clause} style='reason-clause' profile={profile} clause={clause} reason={reason} onLeave={onLeave} />)}</div>
        </div>
      ))}
      {reason.reading && <p className='reason-reading'>{readingWord(reason.reading)}</p>}
    </li>
  )
}

/** A clause leads to the regulation, at what it says of this. */
function ClauseLink({ profile, clause, reason, style, onLeave }: { profile: string; clause: string; reason: Reason; style: string; onLeave?: () => void }) {
  const open = () => {
    onLeave?.()
    openClause(profile, reason.key)
  }
  return <button type='button' className={`plain ${style}`} aria-label={`${clause}，看原文`} onClick={open}>{clause}</button>
}

function byDocument(clauses: Clause[]): { profile: string; clauses: string[] }[] {
  const profiles = [...new Set(clauses.map(({ profile }) => profile))]
  return profiles.map(profile => ({ profile, clauses: [...new Set(clauses.filter(clause => clause.profile === profile).map(({ clause }) => clause))] }))
}

function documentOf(profile: string, titles: ProfileLine[]): string {
  const found = titles.find(({ id }) => id === profile)
  return found ? `《${found.documentTitle.replace(/^《|》$/g, '')}》` : '现行制度'
}
