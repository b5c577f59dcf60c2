import { useState } from 'react'
import type { PatrolReply } from '@village/shared/contract/duty'
import type { Day } from '@village/shared/kernel/day'
import { session } from '@/session'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Mark, Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { clockWord, dayWord, longDayWord, nearDayWord, sentence, weekdayWord } from '@/ui/words'
import { Swaps } from '../swaps'
import { AskPatrolSwap } from './ask'

const WEEK = 7

interface TurnsProps {
  reply: PatrolReply
  onArrange: () => void
  onChange: (reply: PatrolReply) => void
  onAnswered: () => unknown
}

/** Who patrols today, big; the days after it, with what can be changed. */
export function Turns({ reply, onArrange, onChange, onAnswered }: TurnsProps) {
  const { turns, window, because, may, groups, villageName, swaps, day: today } = reply
  const own = session.get()?.me.id ?? ''
  const [asking, setAsking] = useState<Day | null>(null)
  const [all, setAll] = useState(false)
  const now = turns.find(({ day }) => day === today)
  const later = turns.filter(({ day }) => day > today)
  const isMine = (personIds: string[]) => personIds.includes(own)
  return (
    <>
      <Card title={villageName} aside={<Basis because={because} title='巡逻怎么要求' />}>
        {now
          ? (
            <>
              <div className='fact-name'>{`今天第 ${now.group} 组巡逻，${clockWord(window.from)} 至 ${window.to}`}</div>
              <div className='patrol-names'>{now.names.join('、')}</div>
              <p className='swap-note'>{sentence([now.leader ? `${now.leader}带队` : '组里的人今天都请假', now.leader && now.away.length > 0 && `${now.away.join('、')}请假`, now.isSwapped && '换过班', isMine(now.personIds) && '今天有您'])}</p>
              {may.swap && isMine(now.personIds) && <Button onTap={() => setAsking(today)}>和别人换今天的巡逻</Button>}
            </>
          )
          : <p>{groups ? `分组从${dayWord(groups.from)}开始。` : '还没有分组。'}每天一组，{clockWord(window.from)} 至 {window.to} 不定时巡逻。</p>}
      </Card>
      {swaps.length > 0 && <Swaps title='换班' swaps={swaps} onDone={onAnswered} />}
      {later.length > 0 && (
        <Card title={may.swap ? '往后轮到谁（点自己的那天可以换）' : '往后轮到谁'} flush>
          <List label='往后轮到谁'>
            {later.slice(0, all ? later.length : WEEK - 1).map(({ day, group, personIds, names, away, leader, isSwapped }) => (
              <Row
                key={day}
                title={`${nearDayWord(day)} ${weekdayWord(day)}`}
                note={sentence([names.join('、'), isSwapped && '换过班', away.length > 0 && (leader ? `${away.join('、')}请假，${leader}带队` : `${away.join('、')}请假，没有人带队，要换人`)])}
                aside={leader === null ? <Mark symbol='!' name='要换人' tone='cinnabar' /> : <Tag tone={isMine(personIds) ? 'pine' : 'plain'}>{isMine(personIds) ? `第 ${group} 组，有您` : `第 ${group} 组`}</Tag>}
                onTap={may.swap && isMine(personIds) ? () => setAsking(day) : undefined}
              />
            ))}
          </List>
        </Card>
      )}
      {!all && later.length >= WEEK && <Button kind='quiet' onTap={() => setAll(true)}>{`再看后 ${later.length - WEEK + 1} 天`}</Button>}
      {may.arrange && <Button onTap={onArrange}>{groups ? '重新分组' : '分组'}</Button>}
      <Sheet title={asking ? `换巡逻：${longDayWord(asking)}` : ''} open={asking !== null} onClose={() => setAsking(null)}>
        {asking && <AskPatrolSwap reply={reply} day={asking} onAsked={next => { setAsking(null); onChange(next) }} />}
      </Sheet>
    </>
  )
}
