import { duty, DUTY_KIND_NAMES } from '@village/shared/contract/duty'
import { today } from '@/clock'
import { go } from '@/go'
import { may } from '@/session'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { nearDayWord, sentence } from '@/ui/words'
import { SwapsToAnswer } from './swaps'

/** Who has the duty today: nothing where the document asks for none, or none is published. */
export function DutyToday() {
  const { data, reload } = useLoad(duty.today, undefined, { when: may('duty.read') })
  if (!data) return null
  const { duties, patrols, swaps, patrolsToConfirm } = data
  return (
    <>
      <SwapsToAnswer swaps={swaps} onDone={reload} />
      {duties.length + patrols.length > 0 && (
        <Card title='今天谁值班' flush aside={patrols.length > 0 && <Basis because={patrols[0].because} title='巡逻怎么轮' />}>
          <List label='今天谁值班'>
            {duties.map(({ kind, placeId, villageName, days }) => {
              const now = days.find(({ day }) => day === today())
              const mine = days.find(({ mine: own, day }) => own && day > today())
              return (
                <Row
                  key={`${kind}${placeId}`}
                  title={now && now.names.length > 0 ? now.names.join('、') : now?.rearranging ? '值班的人不在，正在调整' : '今天没有安排'}
                  note={sentence([DUTY_KIND_NAMES[kind], villageName, mine && `您下一班：${nearDayWord(mine.day)}`])}
                  aside={now?.mine && <Tag tone='pine'>您值班</Tag>}
                  onTap={() => go('/pages/duty/board/index', { kind, placeId })}
                />
              )
            })}
            {patrols.map(({ teamId, villageName, group, names, window, mine }) => (
              <Row key={teamId} title={`第 ${group} 组巡逻：${names.join('、')}`} note={sentence([villageName, window])} aside={mine && <Tag tone='pine'>有您</Tag>} onTap={() => go('/pages/duty/patrol/index', { teamId })} />
            ))}
          </List>
        </Card>
      )}
      {patrolsToConfirm > 0 && <Card flush><List><Row title='确认巡逻记录' note={`${patrolsToConfirm} 条等您确认`} onTap={() => go(patrols[0] ? '/pages/duty/patrol/index' : '/pages/duty/places/index', { teamId: patrols[0]?.teamId })} /></List></Card>}
    </>
  )
}
