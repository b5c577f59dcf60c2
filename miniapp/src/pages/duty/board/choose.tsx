import type { DutyBoard, DutyLine } from '@village/shared/contract/duty'
import type { Day } from '@village/shared/kernel/day'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { longDayWord, sentence } from '@/ui/words'
import { sharesOf } from './edit'

interface ChooseProps {
  board: DutyBoard
  lines: DutyLine[]
  day: Day | null
  onChoose: (personId: string) => void
  onClose: () => void
}

/** Who has the duty on this day: who is there first, with how many he has. */
export function Choose({ board, lines, day, onChoose, onClose }: ChooseProps) {
  const named = lines.find(line => line.day === day)?.personIds ?? []
  const shares = sharesOf(board, lines)
  return (
    <Sheet title={day ? `${longDayWord(day)}谁值班` : ''} open={day !== null} onClose={onClose}>
      {day && (
        <List label='可以值班的人'>
          {board.people.filter(person => person.serves.length > 0 || named.includes(person.personId)).map(person => {
            const serves = person.serves.includes(day)
            const away = person.away.find(each => each.day === day)
            const share = shares.find(each => each.personId === person.personId)
            const held = !serves || away?.decided === true
            return (
              <Row
                key={person.personId}
                title={person.name}
                note={sentence([person.roleName, !serves ? '这一天不在任' : away ? `${away.text}${away.decided ? '' : '（还没有批）'}` : `本月 ${share?.duties ?? 0} 班`])}
                aside={named.includes(person.personId) ? '√ 值班' : held ? '不能值' : undefined}
                disabled={held && !named.includes(person.personId)}
                arrow={false}
                onTap={() => onChoose(person.personId)}
              />
            )
          })}
        </List>
      )}
    </Sheet>
  )
}
