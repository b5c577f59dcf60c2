import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { rating, type RatingChoices } from '@village/shared/contract/rating'
import { MOST_SLIPS, RATER_NAMES, RATER_UNITS, RATING_STAGE_NAMES } from '@village/shared/contract/rating-words'
import { addDays } from '@village/shared/kernel/day'
import { RATERS, RATING_STAGES, type Raters, type RatingStage } from '@village/shared/rules/rating'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { parameter, replace } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { QuarterStepper, YearStepper } from '@/ui/stepper'

const OPEN_FOR_DAYS = 14

/** Begins a rating of the team of a village. */
export default function StartRating() {
  const tree = useLoad(organisation.tree, undefined)
  const [villageId, setVillage] = useState(parameter('villageId') ?? null)
  const choices = useLoad(rating.choices, { villageId: villageId ?? '' }, { when: villageId !== null })
  const villages = (tree.data ?? []).filter(({ kind }) => kind === 'village')
  const townshipOf = (parentId: string | null) => tree.data?.find(({ id }) => id === parentId)?.name
  const choose = <Select label='哪个村' options={villages.map(({ id, name, parentId }) => ({ value: id, name, note: townshipOf(parentId) }))} value={villageId} onChoose={setVillage} />
  if (!villageId || !choices.data) {
    return <Page title='开始测评'><Loaded of={tree}>{() => <Card>{choose}</Card>}</Loaded>{villageId && <Loaded of={choices}>{() => null}</Loaded>}</Page>
  }
  return <Form key={villageId} villageId={villageId} choices={choices.data} choose={choose} />
}

function Form({ villageId, choices: { households, questions, ways }, choose }: { villageId: string; choices: RatingChoices; choose: JSX.Element }) {
  const [raters, setRaters] = useState<Raters>('villagers')
  const [stage, setStage] = useState<RatingStage>('yearly')
  const [year, setYear] = useState(today().slice(0, 4))
  const [quarter, setQuarter] = useState(`${today().slice(0, 4)}-Q${Math.ceil(Number(today().slice(5, 7)) / 3)}`)
  const [closesOn, setCloses] = useState(addDays(today(), OPEN_FOR_DAYS))
  const [slips, setSlips] = useState(households === null ? '' : String(households))
  const [papers, setPapers] = useState('0')
  const way = ways.find(each => each.raters === raters && each.stage === stage)
  const unit = RATER_UNITS[raters]
  const { fault, run } = useAction(async () => {
    const [codes, sheets] = [slips, papers].map(text => (/^\d{1,4}$/.test(text.trim() || '0') ? Number(text.trim() || '0') : NaN))
    if (!(codes <= MOST_SLIPS)) throw missing('slips', `请填 0 到 ${MOST_SLIPS} 的数`)
    if (!(sheets <= MOST_SLIPS)) throw missing('papers', `请填 0 到 ${MOST_SLIPS} 的数`)
    const opened = await call(rating.open, { villageId, raters, stage, period: stage === 'ordinary' ? quarter : year, closesOn, slips: codes, papers: sheets })
    say('已开始')
    replace('/pages/assessment/round/index', { id: opened.id })
  })
  return (
    <Page title='开始测评' action={<Button kind='primary' onTap={run}>开始</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        {choose}
        <Choice label='谁来评' options={RATERS.map(value => ({ value, name: RATER_NAMES[value] }))} value={raters} onChoose={setRaters} />
        <Choice label='考核的阶段' options={RATING_STAGES.map(value => ({ value, name: RATING_STAGE_NAMES[value] }))} value={stage} onChoose={setStage} />
        {stage === 'ordinary' ? <QuarterStepper quarter={quarter} onChoose={setQuarter} /> : <YearStepper year={year} onChoose={setYear} />}
        <DayPicker label='截止日期' value={closesOn} onChoose={setCloses} from={today()} error={errorOf(fault, 'closesOn')} />
      </Card>
      {way && <Notice kind={way.asked ? 'info' : 'warn'} title={way.asked ? '制度要求这项测评' : '制度没有要求这项测评，结果作参考'}>{way.looksAt.length > 0 && `请评的人看：${way.looksAt.join('、')}。`}<Basis because={way.because} title='要不要测评' /></Notice>}
      <Card title={`发几张票（一${unit}一张）`}>
        {raters === 'villagers' && <p className='paragraph'>{households === null ? '户册里还没有户，按您填的数发。' : `户册里有 ${households} 户，码票和纸票加起来不能超过。`}</p>}
        <Field label='码票' kind='number' value={slips} onInput={setSlips} max={4} error={errorOf(fault, 'slips')} hint='印出来剪开，扫码或输入票号投' />
        <Field label='纸票' kind='number' value={papers} onInput={setPapers} max={4} error={errorOf(fault, 'papers')} hint='打勾投进票箱，由两个人分别数、分别录' />
      </Card>
      <Card title='要评的'><p className='paragraph'>{questions.map(({ text }) => text).join('、')}。每一项选满意、基本满意、不满意或不了解。</p></Card>
    </Page>
  )
}
