import { arrangement, type ArrangingPlace } from '@village/shared/contract/arrangement'
import { addDays } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go } from '@/go'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { dayWord, longDayWord } from '@/ui/words'

const DAYS_BACK = 7

/** The office days around today: on which day each is held, and what waits for a day. */
export function OfficeDays({ place }: { place: ArrangingPlace }) {
  const plan = useLoad(arrangement.officeDays, { organisationId: place.id })
  const open = (instead: string, person?: { personId: string; name: string }) => go('/pages/attendance/arrange/index', { organisationId: place.id, kind: 'office_day', instead, personId: person?.personId, name: person?.name })
  return (
    <Loaded of={plan}>
      {({ days, owed, because }) => {
        const shown = days.filter(({ postponed, day }) => day === null || (day >= addDays(today(), -DAYS_BACK) && postponed <= addDays(today(), 28)))
        return (
          <>
            <Card title={`${place.name}驻村办公日`} aside={<Basis because={because} title='驻村办公日怎么定' />} flush>
              <List label='驻村办公日'>
                {shown.map(({ postponed, day, state, fixedBy }) => (
                  <Row
                    key={postponed}
                    title={longDayWord(postponed)}
                    note={state === 'kept' ? undefined : day === null ? '逢节假日顺延，撞上别的驻村办公日，要另定一天' : `${fixedBy === 'town' ? '镇里改到' : '顺延到'}${longDayWord(day)}`}
                    aside={day === null ? <Tag tone='cinnabar'>! 等另定</Tag> : state === 'kept' ? (day >= today() ? <Tag tone='pine'>照常</Tag> : undefined) : <Tag tone='sky'>已改</Tag>}
                    onTap={day === null || day >= today() ? () => open(postponed) : undefined}
                  />
                ))}
              </List>
            </Card>
            {owed.length > 0 && (
              <Card title='请假没有赶上、还没有补的' flush>
                <List label='还没有补的驻村办公日'>
                  {owed.map(each => <Row key={`${each.personId}${each.day}`} title={each.name} note={`${each.villageName} · ${dayWord(each.day)}请假`} aside={<Tag tone='amber'>定一天</Tag>} onTap={() => open(each.day, each)} />)}
                </List>
              </Card>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
