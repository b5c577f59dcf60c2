import { useState } from 'react'
import { duty, type PatrolGroup, type PatrolReply } from '@village/shared/contract/duty'
import { call } from '@/call'
import { today } from '@/clock'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'

interface GroupsProps {
  reply: PatrolReply
  onSet: (reply: PatrolReply) => void
  onClose: () => void
}

/** Puts people into groups; the first of a group leads it. */
export function Groups({ reply, onSet, onClose }: GroupsProps) {
  const [groups, setGroups] = useState<PatrolGroup[]>(() => Array.from({ length: reply.groupsAsked }, (_, index) => reply.groups?.groups[index] ?? { personIds: [], others: '' }))
  const [from, setFrom] = useState(today())
  const [firstGroup, setFirst] = useState('1')
  const change = (at: number, next: PatrolGroup) => setGroups(all => all.map((group, index) => (index === at ? next : group)))
  const { fault, run } = useAction(async () => {
    onSet(await call(duty.setGroups, { teamId: reply.teamId, from, firstGroup: Number(firstGroup), groups }))
    say('分组已保存')
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Card>
        <DayPicker label='从哪天起' value={from} onChoose={setFrom} from={today()} error={errorOf(fault, 'from')} />
        <Select label='那天轮到' options={groups.map((_, index) => ({ value: String(index + 1), name: `第 ${index + 1} 组` }))} value={firstGroup} onChoose={setFirst} error={errorOf(fault, 'firstGroup')} />
      </Card>
      {groups.map((group, index) => <Group key={index} at={index} group={group} groups={groups} people={reply.people} onChange={next => change(index, next)} />)}
      <div className='actions'>
        <Button onTap={onClose}>不改了</Button>
        <Button kind='primary' onTap={run}>保存分组</Button>
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
          {group.personIds.map((id, index) => (
            <Row
              key={id}
              title={people.find(({ personId }) => personId === id)?.name ?? '已离任'}
              note='点一下移出'
              aside={index === 0 && <Tag tone='pine'>带队</Tag>}
              arrow={false}
              onTap={() => onChange({ ...group, personIds: group.personIds.filter(each => each !== id) })}
            />
          ))}
        </List>
      )}
      <Select
        label={`加入第 ${at + 1} 组`}
        options={left.map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))}
        value={null}
        placeholder='选一个人'
        empty='人都已经分好组'
        onChoose={id => onChange({ ...group, personIds: [...group.personIds, id] })}
      />
      <Field label='其他护村队员' hint='没有登记在驻村通里的人，写名字' value={group.others} onInput={others => onChange({ ...group, others })} max={200} optional />
    </Card>
  )
}
