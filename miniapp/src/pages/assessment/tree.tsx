import { useState } from 'react'
import type { Reason } from '@village/shared/kernel/finding'
import { type AssessmentNode, type AssessmentResult, pointsText } from '@village/shared/rules/assessment-result'
import { go } from '@/go'
import { may } from '@/session'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Mark } from '@/ui/notice'
import { openWhy } from '@/ui/why'
import { sentence } from '@/ui/words'
import './assessment.scss'

/** What was computed, part by part, and, where it is read and not written, the way to all that stands behind it; each opens what it was made of, down to the page where the fact was recorded. */
export function Tree({ id, result: { parts, tenths, total }, because, title }: { id?: string; result: AssessmentResult; because: Reason[]; title: string }) {
  const scored = parts.filter(({ of }) => of !== null)
  const without = scored.filter(node => node.tenths === null).length
  return (
    <Card title={title} aside={<Basis because={because} title='怎样算的' />}>
      {total !== null && tenths !== null && <Fact name='得分' unit={sentence([`满分 ${total}`, without > 0 && `还有 ${without} 项没有分，不折算`])}>{without === scored.length ? '—' : pointsText(tenths)}</Fact>}
      <ul className='list' role='list' aria-label={title}>{parts.map(node => <Node key={node.key} node={node} />)}</ul>
      {id && may('attendance.read') && <Button kind='quiet' onTap={() => openWhy({ of: 'assessment', id })}>看完整依据</Button>}
    </Card>
  )
}

function Node({ node: { name, text, tenths, of, met, because, page, children } }: { node: AssessmentNode }) {
  const [open, setOpen] = useState(false)
  const turn = open ? '收起' : `打开 ${children.length} 项`
  return (
    <li className='tree-node'>
      <div className='tree-head'>
        <span className='tree-name'>{name}</span>
        {met !== null && <Mark {...(met ? { symbol: '√', tone: 'pine' } : { symbol: '×', tone: 'cinnabar' })} name={met ? '达到' : '没有达到'} />}
        {of !== null && <span className='tree-points numbers'>{tenths === null ? '—' : pointsText(tenths)} / {of}</span>}
      </div>
      <p className='tree-words'>{text} <Basis because={because} title={name} /></p>
      {page && <Button kind='quiet' label={`看记录：${name}`} onTap={() => go(page)}>看记录</Button>}
      {children.length > 0 && (
        <>
          <Button kind='quiet' label={`${turn}：${name}`} onTap={() => setOpen(!open)}>{turn}</Button>
          {open && <ul className='list tree-children' role='list'>{children.map(child => <Node key={child.key} node={child} />)}</ul>}
        </>
      )}
    </li>
  )
}
