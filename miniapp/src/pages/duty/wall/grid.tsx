import type { WallChart } from '@village/shared/contract/duty'
import { covers, HALVES } from '@village/shared/kernel/half-day'
import { LEAVE_KIND_NAMES } from '@village/shared/kernel/leave-kind'
import { today } from '@/clock'
import { LEAVE_MARKS } from './marks'

/** The whole month of every team, as it hangs on the wall. */
export function Grid({ wall }: { wall: WallChart }) {
  return (
    <div className='wall-wide'>
      <table className='wall'>
        <caption className='wall-caption'>▣ 值班　缺 值班的人不在，要换人　{LEAVE_MARKS.map(([kind, mark]) => `${mark} ${LEAVE_KIND_NAMES[kind]}`).join('　')}　假 不在</caption>
        <thead>
          <tr>
            <th scope='col' className='wall-name'>姓名</th>
            {wall.days.map(({ day, rest }) => <th key={day} scope='col' className={`wall-day${rest ? ' wall-rest' : ''}${day === today() ? ' wall-today' : ''}`}>{Number(day.slice(8))}</th>)}
          </tr>
        </thead>
        {wall.teams.map(team => (
          <tbody key={team.teamId}>
            <tr>
              <th scope='rowgroup' className='wall-team'>{team.villageName}</th>
              {wall.days.map(({ day }) => {
                const open = wall.duties.find(each => each.teamId === team.teamId && each.day === day && each.rearranging)
                return <td key={day} className={`wall-team${day === today() ? ' wall-today' : ''}`}>{open && <span className='wall-open' title={`${open.missing.join('、')}不在，要换人`}>缺</span>}</td>
              })}
            </tr>
            {team.people.map(person => (
              <tr key={person.personId}>
                <th scope='row' className='wall-name'>{person.name}</th>
                {wall.days.map(({ day, rest }) => {
                  const marks = HALVES.map(half => person.away.find(span => covers(span, day, half)))
                  const onDuty = wall.duties.some(each => each.teamId === team.teamId && each.day === day && each.personIds.includes(person.personId))
                  return (
                    <td key={day} className={`wall-cell${rest ? ' wall-rest' : ''}${day === today() ? ' wall-today' : ''}`}>
                      {onDuty && <span className='wall-duty'><span aria-hidden='true'>▣</span><span className='hidden'>值班</span></span>}
                      {marks.some(Boolean) && <span className='wall-away'>{marks[0] === marks[1] ? markOf(marks[0]) : `${markOf(marks[0])}${markOf(marks[1])}`}</span>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

type Span = WallChart['teams'][number]['people'][number]['away'][number]

function markOf(span: Span | undefined): string {
  if (!span) return '·'
  return LEAVE_MARKS.find(([kind]) => kind === span.kind)?.[1] ?? '假'
}
