import { useState } from 'react'
import { plan, type PlanDetail } from '@village/shared/contract/plan'
import { ITEM_STAGE_NAMES, ITEM_STAGES, PLAN_ACTION_NAMES, PLAN_KIND_NAMES, type PlanMove, VILLAGE_TYPE_NAMES } from '@village/shared/contract/plan-words'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Opinion } from '@/ui/opinion'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { instantWord, sentence } from '@/ui/words'
import { ItemRow, PlanMark } from '../marks'
import { Stages } from '../stages'
import '../plan.scss'

const NAMES: Record<PlanMove, string> = { submit: '提交审核', take_back: '收回来改', adopt: '审核通过', return: '退回修改', close: '结束这份计划' }
const SAID: Record<PlanMove, string> = { submit: '已提交', take_back: '已收回', adopt: '审核通过，开始执行', return: '已退回', close: '已结束' }
const NOTES: Record<PlanMove, string> = {
  submit: '提交以后由另一人审核，审核以前还可以收回来改。', take_back: '收回以后可以修改，改好再提交。', adopt: '审核通过就开始执行；承诺会在公开栏公开。以后调整要逐项写明原因。',
  return: '起草的人会看到意见，改好再提交。', close: '结束以后不再记进展，内容都留着。',
}

/** A plan with its items by stage; what is late stands out. */
export default function PlanPage() {
  const load = useLoad(plan.one, { id: parameter('id') ?? '' })
  const [asked, ask] = useState<PlanMove | null>(null)
  const { data } = load
  const first = data && (['adopt', 'submit'] as const).find(move => data.may[move])
  const others = data ? (['return', 'take_back', 'close'] as const).filter(move => data.may[move]) : []
  return (
    <Page title={data ? PLAN_KIND_NAMES[data.kind] : '计划'} wide action={first && <Button kind='primary' onTap={() => ask(first)}>{NAMES[first]}</Button>}>
      <Loaded of={load}>{found => (
        <>
          <Head of={found} />
          <Stages items={found.itemList} />
          <Items of={found} />
          <div className='actions'>
            {found.may.write && <Button onTap={() => go('/pages/plan/edit/index', { id: found.id })}>修改</Button>}
            {found.may.add && <Button onTap={() => go('/pages/plan/edit/index', { id: found.id, add: 'yes' })}>增加一项</Button>}
            {others.map(move => <Button key={move} onTap={() => ask(move)}>{NAMES[move]}</Button>)}
            {may('plan.write') && found.state === 'adopted' && found.level !== 'village' && !found.may.add && <Button onTap={() => go('/pages/plan/edit/index', { from: found.id, kind: found.kind })}>分解成自己的计划</Button>}
          </div>
          {found.steps.length > 0 && (
            <Card title='审核经过' flush>
              <List label='审核经过'>{found.steps.map(({ id, action, text, byName, roleName, at }) => <Row key={id} title={PLAN_ACTION_NAMES[action]} note={sentence([text, byName, roleName, instantWord(at)])} />)}</List>
            </Card>
          )}
          <Files id={found.id} />
        </>
      )}</Loaded>
      <Sheet title={asked ? NAMES[asked] : ''} open={asked !== null} onClose={() => ask(null)}>
        {data && asked && <Move key={`${asked}${data.revision}`} of={data} move={asked} onDone={reply => { ask(null); load.put(reply) }} />}
      </Sheet>
    </Page>
  )
}

function Head({ of: { title, text, placeName, year, state, items, confirmed, overdue, authorName, because, phase, villagers, villageType, steps } }: { of: PlanDetail }) {
  const back = state === 'returned' ? steps.find(({ action }) => action === 'return') : undefined
  return (
    <>
      {back && <Notice kind='warn' title={`${back.roleName} ${back.byName} 退回修改`}>{back.text}</Notice>}
      <Card>
        <div className='plan-head'><PlanMark state={state} /><Basis because={because} title='计划怎么写、谁审核' /></div>
        <h2 className='plan-title'>{title}</h2>
        {text && <p className='plan-text'>{text}</p>}
        <div className='fact-row'>
          <Fact name='共' unit='项'>{items}</Fact>
          <Fact name='完成' unit='项' tone='pine'>{confirmed}</Fact>
          <Fact name='过期' unit='项' tone={overdue > 0 ? 'cinnabar' : 'ink'}>{overdue}</Fact>
        </div>
        <p className='plan-note'>{sentence([placeName, `${year}年`, `${authorName}起草`, villagers !== null && `全村 ${villagers} 人`, villageType && `${VILLAGE_TYPE_NAMES[villageType]}村`, phase])}</p>
      </Card>
    </>
  )
}

function Items({ of: { itemList } }: { of: PlanDetail }) {
  if (itemList.length === 0) return <Empty title='还没有条目'>点“修改”，一项一项写。</Empty>
  return (
    <>
      {ITEM_STAGES.map(stage => {
        const own = itemList.filter(item => item.stage === stage)
        if (own.length === 0) return null
        return <Card key={stage} title={ITEM_STAGE_NAMES[stage]} aside={`${own.filter(({ state }) => state === 'confirmed').length} / ${own.length} 项完成`} flush><List label={ITEM_STAGE_NAMES[stage]}>{own.map(item => <ItemRow key={item.id} item={item} staged />)}</List></Card>
      })}
    </>
  )
}

function Move({ of: { id, revision }, move, onDone }: { of: PlanDetail; move: PlanMove; onDone: (reply: PlanDetail) => void }) {
  const decide = async (text: string) => {
    const reply = await call(plan.move, { id, revision, move, text })
    say(SAID[move])
    onDone(reply)
  }
  return <Opinion note={NOTES[move]} name={NAMES[move]} opinion={move === 'return' ? 'asked' : move === 'adopt' || move === 'close' ? 'optional' : 'none'} onDecide={decide} />
}

function Files({ id }: { id: string }) {
  const { fault, run } = useAction(async (kind: 'pdf' | 'docx' | 'xlsx') => {
    const { bytes, name } = await download(plan[kind], { id })
    await handOver(bytes, name)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <div className='actions'><Button kind='quiet' onTap={() => run('pdf')}>PDF</Button><Button kind='quiet' onTap={() => run('docx')}>Word</Button><Button kind='quiet' onTap={() => run('xlsx')}>表格</Button></div>
    </>
  )
}
