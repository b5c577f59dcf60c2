import { useState } from 'react'
import { household, type HouseholdDetail, type HouseholdPair, PAIR_RANK_NAMES, VISIT_REASON_NAMES } from '@village/shared/contract/household'
import { HOUSEHOLD_EVENT_NAMES, HOUSEHOLD_STATE_NAMES } from '@village/shared/kernel/household'
import { call, download } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may as allowed } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { dayWord, sentence } from '@/ui/words'
import { careWords, ColourMark, isLate, nextWords } from '../marks'
import { Raised } from '../../issue/raised'
import { Changes } from './changes'
import { Protected } from './protected'
import '../household.scss'

/** A household: how it stands, who looks after it, who was there, what happened, what changed. */
export default function HouseholdPage() {
  const load = useLoad(household.one, { id: parameter('id') ?? '' }, { keep: false })
  const { data } = load
  return (
    <Page title='一户' wide action={data?.may.visit && <Button kind='primary' onTap={() => go('/pages/household/visit/index', { id: data.id })}>登记走访</Button>}>
      <Unsent of={['household.visit', 'household.happen', 'household.edit']} about={input => input.id === parameter('id')} onSent={load.reload} />
      <Loaded of={load}>{detail => <Household detail={detail} load={load} />}</Loaded>
    </Page>
  )
}

function Household({ detail, load }: { detail: HouseholdDetail; load: Load<HouseholdDetail> }) {
  const { id, villageId, villageName, number, group, headName, people, state, colour, colourBecause, note, ended, duties, next, may } = detail
  const items = [
    { name: '哪里', value: [villageName, group].filter(Boolean).join('') }, { name: '户号', value: number }, { name: '人口', value: `${people} 人` }, { name: '状态', value: HOUSEHOLD_STATE_NAMES[state] },
    ...(careWords(detail) ? [{ name: '关注', value: careWords(detail) }] : []), ...(note ? [{ name: '说明', value: note }] : []),
  ]
  return (
    <div className='columns'>
      <div className='column'>
        {ended && <Notice kind='warn' title={`${dayWord(ended.day)}从户册注销`}>{ended.reason}</Notice>}
        <Changes detail={detail} load={load} conflicts />
        <Card title={headName} aside={<><ColourMark colour={colour} /> <Basis because={colourBecause} title='为什么是这个颜色' /></>}>
          <Facts items={items} />
          <Protected detail={detail} />
          <div className='actions'>
            {may.edit && <Button onTap={() => go('/pages/household/edit/index', { id })}>修改</Button>}
            {may.visit && <Button onTap={() => go('/pages/household/event/index', { id, villageId, number })}>登记户里的事</Button>}
            {allowed('issue.raise') && !ended && <Button onTap={() => go('/pages/issue/new/index', { source: 'villager', householdId: id, villageId })}>登记为问题</Button>}
          </div>
        </Card>
        <Pairs detail={detail} load={load} />
      </div>
      <div className='column'>
        {(next || duties.length > 0) && (
          <Card title='走访要求'>
            {next && <p><Mark symbol={isLate(next) ? '!' : '○'} name={nextWords(next)} tone={isLate(next) ? 'cinnabar' : 'amber'} /></p>}
            {duties.map(({ text, met, because }) => <p key={text}><Mark symbol={met ? '√' : '○'} name={met ? '够' : '不够'} tone={met ? 'pine' : 'amber'} /> {text} <Basis because={because} title={VISIT_REASON_NAMES.year} /></p>)}
          </Card>
        )}
        <Happenings detail={detail} />
        <Visits detail={detail} />
        <Raised title='这一户的问题' of={{ householdId: id }} />
        <Changes detail={detail} load={load} />
      </div>
    </div>
  )
}

function Happenings({ detail: { happenings } }: { detail: HouseholdDetail }) {
  if (happenings.length === 0) return null
  return (
    <Card title='户里的事' flush>
      <List label='户里的事'>
        {happenings.map(({ recordId, event, day, text, open }) => (
          <Row key={recordId} title={`${dayWord(day)} ${HOUSEHOLD_EVENT_NAMES[event]}`} note={text} aside={open && <Mark symbol='!' name='必访' tone='cinnabar' />} onTap={() => go('/pages/record/detail/index', { id: recordId })} />
        ))}
      </List>
    </Card>
  )
}

function Visits({ detail: { visits, visitsTotal } }: { detail: HouseholdDetail }) {
  const { fault, run } = useAction(async (id: string) => {
    const { bytes, name } = await download(household.form, { id })
    await handOver(bytes, name)
  })
  return (
    <Card title='走访' aside={`${visitsTotal} 次`} flush={visits.length > 0}>
      <FaultNotice fault={fault} />
      {visits.length === 0
        ? <Empty title='这里是每次走访'>登记以后出现，可以导出登记表。</Empty>
        : (
          <List label='走访'>
            {visits.map(({ recordId, day, authorName, text, followUpOn }) => (
              <Row key={recordId} title={text} note={sentence([dayWord(day), authorName, followUpOn && `${dayWord(followUpOn)}回访`])} onTap={() => go('/pages/record/detail/index', { id: recordId })} />
            ))}
          </List>
        )}
      {visits.length > 0 && <Button kind='quiet' onTap={() => run(visits[0].recordId)}>导出最近一次的登记表</Button>}
    </Card>
  )
}

/** Who looks after the household, and who did. */
function Pairs({ detail: { id, pairs, pairing, may }, load }: { detail: HouseholdDetail; load: Load<HouseholdDetail> }) {
  const [ending, setEnding] = useState<HouseholdPair | null>(null)
  const [reason, setReason] = useState('')
  const end = async () => {
    if (!reason.trim()) throw missing('reason', '写明为什么结束')
    load.put(await call(household.endPair, { id: ending?.id ?? '', to: today(), reason: reason.trim() }))
    say('已结束')
  }
  if (pairs.length === 0 && !pairing && !may.manage) return null
  return (
    <Card title='结对干部' aside={pairing && <>{pairing.compliant ? <Tag tone='pine'>√ 符合</Tag> : <Mark symbol='!' name={`要${pairing.ranks.join('或')}`} tone='cinnabar' />} <Basis because={pairing.because} title='由谁包联' /></>} flush={pairs.length > 0}>
      {pairs.length === 0 ? <p>还没有干部包联这一户。</p> : (
        <List label='结对干部'>
          {pairs.map(pair => (
            <Row key={pair.id} title={sentence([pair.name, PAIR_RANK_NAMES[pair.rank]])} note={sentence([pair.unit, `${dayWord(pair.from)}起`, pair.to && `${dayWord(pair.to)}止`, pair.endedReason])}
              aside={pair.to === null && may.manage ? '结束' : undefined} onTap={pair.to === null && may.manage ? () => setEnding(pair) : undefined} />
          ))}
        </List>
      )}
      {may.manage && <Button kind='quiet' onTap={() => go('/pages/household/pair/index', { id })}>安排结对干部</Button>}
      <Confirm title='结束结对' open={ending !== null} onClose={() => setEnding(null)} name='结束结对' onConfirm={end}>
        <p>{ending?.name}从今天起不再包联这一户，经过留着。</p>
        <Field label='为什么结束' value={reason} onInput={setReason} max={200} />
      </Confirm>
    </Card>
  )
}
