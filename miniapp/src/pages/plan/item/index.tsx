import { useState } from 'react'
import { plan, type PlanItemDetail, type PlanStep } from '@village/shared/contract/plan'
import { ITEM_STAGE_NAMES, ITEM_STATE_NAMES, PLAN_ACTION_NAMES } from '@village/shared/contract/plan-words'
import { go, parameter } from '@/go'
import { setAside } from '@/set-aside'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Photos } from '@/ui/photos'
import { List, Row } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { dayWord, dueWord, instantWord, sentence, spoken } from '@/ui/words'
import { ItemMark, responsibleWord } from '../marks'
import { type Asked, ItemSheet } from './actions'
import '../plan.scss'

const ORDER: readonly Asked[] = ['confirm', 'progress', 'reopen', 'change', 'drop']
const NAMES: Record<Asked, string> = { confirm: '核实完成了，确认', progress: '写进展', reopen: '没有办好，接着办', change: '调整', drop: '不做了' }

/** An item of a plan with everything that was told of it. */
export default function PlanItemPage() {
  const id = parameter('id') ?? ''
  const load = useLoad(plan.item, { id })
  const [asked, ask] = useState<Asked | null>(() => (setAside('plan.progress') ? 'progress' : null))
  const { data } = load
  const possible = data ? ORDER.filter(each => data.may[each]) : []
  const first = possible.find(each => each === 'confirm' || each === 'progress')
  return (
    <Page title='计划的一项' action={first && <Button kind='primary' onTap={() => ask(first)}>{NAMES[first]}</Button>}>
      <Loaded of={load}>{found => (
        <>
          <Unsent of={['plan.progress']} about={input => input.id === id} onSent={load.reload} />
          <Head of={found} />
          {found.source && <Card flush><List label='上级的条目'><Row title={found.source.title} note='是它的一部分' onTap={() => go('/pages/plan/item/index', { id: found.source?.id })} /></List></Card>}
          {found.parts.length > 0 && <Card title='下面分成的' flush><List label='下面分成的'>{found.parts.map(part => <Row key={part.id} title={part.title} note={part.placeName} aside={ITEM_STATE_NAMES[part.state]} />)}</List></Card>}
          <Card title='经过' aside={`${found.steps.length} 条`} flush>
            {found.steps.length === 0 ? <div className='more'>还没有进展。写一句做到哪一步就行。</div> : <List label='经过'>{found.steps.map(step => <Step key={step.id} step={step} />)}</List>}
          </Card>
          <div className='actions'>{possible.filter(each => each !== first).map(each => <Button key={each} kind={each === 'drop' ? 'quiet' : 'secondary'} onTap={() => ask(each)}>{NAMES[each]}</Button>)}</div>
        </>
      )}</Loaded>
      {data && asked && <ItemSheet key={`${asked}${data.revision}`} of={data} asked={asked} onClose={() => ask(null)} onDone={reply => { ask(null); if (reply) load.put(reply); else void load.reload() }} />}
    </Page>
  )
}

function Head({ of }: { of: PlanItemDetail }) {
  const { title, target, measures, due, stage, state, placeName, planTitle, planId, lacks } = of
  const facts = [
    ...(target ? [{ name: '做到什么', value: target }] : []), ...(measures ? [{ name: '措施', value: measures }] : []), { name: '责任人', value: responsibleWord(of) || '没有写' },
    { name: '时限', value: due ? `${dayWord(due)}${state === 'open' ? `，${dueWord(due)}` : ''}` : '没有写' }, { name: '阶段', value: ITEM_STAGE_NAMES[stage] },
  ]
  return (
    <Card>
      <div className='plan-head'><ItemMark item={of} />{lacks.length > 0 && <Tag tone='amber'>缺{lacks.join('、')}</Tag>}</div>
      <h2 className='plan-title'>{title}</h2>
      <Facts items={facts} />
      <Button kind='quiet' onTap={() => go('/pages/plan/detail/index', { id: planId })}>{sentence([placeName, planTitle])}</Button>
    </Card>
  )
}

function Step({ step: { action, day, text, before, byName, roleName, at, late, photos } }: { step: PlanStep }) {
  const told = action === 'progress' || action === 'done'
  return (
    <>
      <Row
        title={sentence([PLAN_ACTION_NAMES[action], told && dayWord(day)])}
        note={<>{text && <span className='plan-step'>{text}</span>}{before && <span className='plan-step'>原来 {spoken(before)}</span>}{sentence([byName, roleName, instantWord(at), late && '当天以后送到'])}</>}
      />
      {photos.length > 0 && <div className='more'><Photos photos={photos.map(id => ({ id }))} endpoint={plan.picture} input={id => ({ id })} /></div>}
    </>
  )
}
