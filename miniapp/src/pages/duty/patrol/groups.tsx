import { useState } from 'react'
import { duty, type PatrolGroup, type PatrolReply } from '@village/shared/contract/duty'
import { addDays, type Day } from '@village/shared/kernel/day'
import { groupsRefusal } from '@village/shared/rules/patrol-group'
import { patrolTroubles, planPatrol } from '@village/shared/rules/patrol-plan'
import { call } from '@/call'
import { today } from '@/clock'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Notice, Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { sentence } from '@/ui/words'

/** Four weeks: with four groups every group has every day of the week once. */
const DAYS_AHEAD = 28
const SHOWN = 5

interface GroupsProps {
  reply: PatrolReply
  onSet: (reply: PatrolReply) => void
  onClose: () => void
}

/** Puts people into groups; the first of a group leads it. The first groups are shared out fairly, and everything can be changed by a tap. */
export function Groups({ reply, onSet, onClose }: GroupsProps) {
  const daysFrom = (from: Day) => Array.from({ length: DAYS_AHEAD }, (_, index) => addDays(from, index))
  const shareOut = () => planPatrol({ count: reply.groupsAsked, people: reply.people, days: daysFrom(today()) })
  const [from, setFrom] = useState(today())
  const [first] = useState(() => (reply.groups ? null : shareOut()))
  const [groups, setGroups] = useState<PatrolGroup[]>(() => Array.from({ length: reply.groupsAsked }, (_, index) => reply.groups?.groups[index] ?? { personIds: first?.groups[index] ?? [], others: '' }))
  const [firstGroup, setFirst] = useState(String(first?.firstGroup ?? 1))
  const change = (at: number, next: PatrolGroup) => setGroups(all => all.map((group, index) => (index === at ? next : group)))
  const again = () => {
    const plan = planPatrol({ count: reply.groupsAsked, people: reply.people, days: daysFrom(from) })
    setGroups(all => all.map(({ others }, index) => ({ personIds: plan.groups[index], others })))
    setFirst(String(plan.firstGroup))
  }
  const wrong = groupsRefusal(groups, reply.groupsAsked)
  const troubles = patrolTroubles({ groups, firstGroup: Number(firstGroup), days: daysFrom(from), people: reply.people })
  const voided = reply.turns.filter(({ day, isSwapped }) => isSwapped && day >= from).length
  const { fault, run } = useAction(async () => {
    onSet(await call(duty.setGroups, { teamId: reply.teamId, from, firstGroup: Number(firstGroup), groups }))
    say('分组已保存')
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Card title='检查' aside={<Basis because={reply.because} title='巡逻怎么要求' />}>
        {wrong && <p className='patrol-wrong'>! {wrong.text}</p>}
        {!wrong && troubles.length === 0 && <p>√ 各组人数平均，四周里每天都有人带队</p>}
        {!wrong && troubles.length > 0 && <ul className='list'>{troubles.slice(0, SHOWN).map(({ kind, text }) => <li key={text} className={kind === 'nobody' ? 'patrol-wrong' : undefined}>{kind === 'nobody' ? '! ' : '△ '}{text}</li>)}</ul>}
        {troubles.length > SHOWN && <p>{`还有 ${troubles.length - SHOWN} 处。`}</p>}
      </Card>
      {voided > 0 && <Notice kind='warn'>{`保存以后，这以后换过的 ${voided} 次巡逻按新的分组轮，请告诉换班的人。`}</Notice>}
      <Card>
        <DayPicker label='从哪天起' value={from} onChoose={setFrom} from={today()} error={errorOf(fault, 'from')} />
        <Select label='那天轮到' options={groups.map((_, index) => ({ value: String(index + 1), name: `第 ${index + 1} 组` }))} value={firstGroup} onChoose={setFirst} error={errorOf(fault, 'firstGroup')} />
        <Button onTap={again}>自动平均分组</Button>
      </Card>
      {groups.map((group, index) => <Group key={index} at={index} group={group} groups={groups} people={reply.people} onChange={next => change(index, next)} />)}
      <div className='actions'>
        <Button onTap={onClose}>不改了</Button>
        <Button kind='primary' disabled={wrong !== null} onTap={run}>保存分组</Button>
      </div>
    </>
  )
}

interface GroupProps {
  at: number
  group: PatrolGroup
  groups: PatrolGroup[]
  people: PatrolReply['people']
  onChange: (group: PatrolGroup) => void
}

function Group({ at, group, groups, people, onChange }: GroupProps) {
  const left = people.filter(({ personId }) => !groups.some(({ personIds }) => personIds.includes(personId)))
  return (
    <Card title={`第 ${at + 1} 组`} aside={`${group.personIds.length} 人`}>
      {group.personIds.length > 0 && (
        <List label={`第 ${at + 1} 组`}>
          {group.personIds.map((id, index) => {
            const person = people.find(({ personId }) => personId === id)
            return (
              <Row
                key={id}
                title={person?.name ?? '已离任'}
                note={sentence([person?.roleName, person && person.went > 0 && `三个月去过 ${person.went} 次`, '点一下移出'])}
                aside={index === 0 && <Tag tone='pine'>带队</Tag>}
                arrow={false}
                onTap={() => onChange({ ...group, personIds: group.personIds.filter(each => each !== id) })}
              />
            )
          })}
        </List>
      )}
      {left.length > 0 && (
        <Select
          label={`加入第 ${at + 1} 组`}
          options={left.map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))}
          value={null}
          placeholder='选一个人'
          onChoose={id => onChange({ ...group, personIds: [...group.personIds, id] })}
        />
      )}
      <Field label='其他护村队员' hint='没有登记在驻村通里的人，写名字' value={group.others} onInput={others => onChange({ ...group, others })} max={200} optional />
    </Card>
  )
}
