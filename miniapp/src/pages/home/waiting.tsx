import { SHEET_TURN_NAMES, type Today } from '@village/shared/contract/attendance'
import { today } from '@/clock'
import { go } from '@/go'
import { Card } from '@/ui/card'
import { Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { dayWord, dueWord, monthWord, nearDayWord } from '@/ui/words'

/** What waits for this person, most pressing first; what else waits stands under the last row. */
export function Waiting({ waiting }: { waiting: Today['waiting'] }) {
  const { leavesToDecide, leavesToReturn, rostersToConfirm, sheetsToSign, officeDaysToFix = [], notesToConfirm = 0 } = waiting
  const count = leavesToDecide + leavesToReturn + rostersToConfirm.length + sheetsToSign.length + officeDaysToFix.length + notesToConfirm
  return (
    <Card title='等我办的' aside={count > 0 && `${count} 件`} flush>
      <List label='等我办的'>
        {leavesToReturn > 0 && <Row title='销假' note={`${leavesToReturn} 张请假单已到期，回村后请销假`} onTap={() => go('/pages/leave/list/index', { box: 'mine' })} />}
        {leavesToDecide > 0 && <Row title='审批请假' note={`${leavesToDecide} 张请假单等您审批`} onTap={() => go('/pages/leave/list/index', { box: 'waiting' })} />}
        {rostersToConfirm.map(({ teamId, teamName, villageName, day }) => (
          <Row
            key={`${teamId}${day}`}
            title='核对工作队名册'
            note={`${teamName || villageName} · ${nearDayWord(day)}`}
            onTap={() => go('/pages/attendance/roster/index', { teamId, day })}
          />
        ))}
        {sheetsToSign.map(({ organisationId, name, count: sheets = 1, month, due, step }) => (
          <Row
            key={`${organisationId}${month}${step}`}
            title={SHEET_TURN_NAMES[step]}
            note={`${name} ${monthWord(month)}`}
            aside={due ? <Tag tone={due < today() ? 'cinnabar' : 'amber'}>{dueWord(due)}</Tag> : undefined}
            onTap={() => (sheets > 1 ? go('/pages/attendance/sheets/index', { month }) : go('/pages/attendance/sheet/index', { organisationId, month }))}
          />
        ))}
        {notesToConfirm > 0 && <Row title='确认电话说明' note={`${notesToConfirm} 个人说明不能签到，等您确认`} onTap={() => go('/pages/attendance/notes/index')} />}
        {officeDaysToFix.map(({ organisationId, name, day }) => (
          <Row key={`${organisationId}${day}`} title='另定驻村办公日' note={`${name} · ${dayWord(day)}的还没有日子`} onTap={() => go('/pages/attendance/arrangements/index')} />
        ))}
        <Row title='全部待办' note={count === 0 ? '没有等您批假、签字、核对或销假的，别的事在这里' : '带日期和条款'} onTap={() => go('/pages/reminder/list/index')} />
      </List>
    </Card>
  )
}
