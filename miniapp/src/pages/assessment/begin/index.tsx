import { useState } from 'react'
import { assessment } from '@village/shared/contract/assessment'
import { ASSESSMENT_STAGE_NAMES, ASSESSMENT_SUBJECT_NAMES, ASSESSMENT_SUBJECTS, type AssessmentSubject } from '@village/shared/contract/assessment-words'
import { organisation } from '@village/shared/contract/organisation'
import type { GradeScale } from '@village/shared/kernel/assessment'
import { permissionsOf } from '@village/shared/kernel/permission'
import { RATING_STAGES, type RatingStage } from '@village/shared/rules/rating'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { replace } from '@/go'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { QuarterStepper, YearStepper } from '@/ui/stepper'
import { SCALES } from '../assessing'

/** Begins an assessment of a county or a township: what the document looks at and who takes part is shown first. */
export default function BeginAssessment() {
  const tree = useLoad(organisation.tree, undefined)
  const own = (session.get()?.me.roles ?? []).filter(({ role }) => permissionsOf(role).includes('assessment.manage')).map(({ path }) => path)
  const places = (tree.data ?? []).filter(({ kind, path }) => kind !== 'village' && own.some(each => path.startsWith(each)))
  const [chosen, setPlace] = useState<string | null>(null)
  const placeId = chosen ?? places[0]?.id ?? null
  const [subject, setSubject] = useState<AssessmentSubject>('person')
  const [stage, setStage] = useState<RatingStage>('yearly')
  const [year, setYear] = useState(today().slice(0, 4))
  const [quarter, setQuarter] = useState(`${today().slice(0, 4)}-Q${Math.ceil(Number(today().slice(5, 7)) / 3)}`)
  const [assessedOn, setOn] = useState(today())
  const [scale, setScale] = useState<GradeScale | null>(null)
  const input = { placeId: placeId ?? '', subject, stage, period: stage === 'ordinary' ? quarter : year, assessedOn }
  const plan = useLoad(assessment.plan, input, { when: placeId !== null, keep: false })
  const { fault, run } = useAction(async () => {
    if (!scale) throw missing('scale', '请选等次用哪一种')
    const { id } = await call(assessment.open, { ...input, scale })
    say('已开始，参加的人收到通知')
    replace('/pages/assessment/one/index', { id })
  })
  return (
    <Page title='开始考核' action={<Button kind='primary' onTap={run}>开始</Button>}>
      <FaultNotice fault={fault} />
      <Loaded of={tree}>{() => (
        <Card>
          <Select label='考核哪里' options={places.map(({ id, name }) => ({ value: id, name }))} value={placeId} onChoose={setPlace} />
          <Choice label='考核谁' options={ASSESSMENT_SUBJECTS.map(value => ({ value, name: ASSESSMENT_SUBJECT_NAMES[value] }))} value={subject} onChoose={setSubject} hint={subject === 'team' ? '一队一份，队长写总结、签收；分值和优秀名额制度没有写的，由县里在制度里填。' : undefined} />
          <Choice label='考核的阶段' options={RATING_STAGES.map(value => ({ value, name: ASSESSMENT_STAGE_NAMES[value] }))} value={stage} onChoose={setStage} />
          {stage === 'ordinary' ? <QuarterStepper quarter={quarter} onChoose={setQuarter} /> : <YearStepper year={year} onChoose={setYear} />}
          <DayPicker label='考核日期' value={assessedOn} onChoose={setOn} error={errorOf(fault, 'assessedOn')} hint={subject === 'team' ? '按这一天的制度考核，这一天在村的工作队参加' : '按这一天的制度考核，这一天还在岗的人参加'} />
          <Choice label='等次用哪一种' options={SCALES} value={scale} onChoose={setScale} error={errorOf(fault, 'scale')} hint='机关和事业单位的不一样；个别人可以用另一种，两种不换算。' />
        </Card>
      )}</Loaded>
      {placeId && (
        <Loaded of={plan}>{({ parts, people, eligible, because }) => (
          <Card title='按制度' aside={<Basis because={because} title='考核什么' />}>
            <Fact name='参加考核' unit={subject === 'team' ? `支工作队，共 ${people} 支` : `人，这一期驻村的 ${people} 人`}>{eligible}</Fact>
            <p className='paragraph'>{parts.length > 0 ? `考核：${parts.join('、')}。` : '制度没有写考核什么，这里只列出事实和各方的评价。'}谁不参加、为什么，开始以后在名单里看，可以由您改。</p>
          </Card>
        )}</Loaded>
      )}
    </Page>
  )
}
