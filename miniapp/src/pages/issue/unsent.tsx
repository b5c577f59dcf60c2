import type { RaiseIssueInput } from '@village/shared/contract/issue.input'
import { useOutbox } from '@/outbox'
import { Card } from '@/ui/card'
import { Mark } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { instantWord } from '@/ui/words'

/** Issues that are on the phone and not yet at the server. */
export function UnsentIssues() {
  const items = useOutbox().filter(({ endpoint }) => endpoint === 'issue.raise')
  if (items.length === 0) return null
  return (
    <Card title='还没有送出的' aside={`${items.length} 件`} flush>
      <List label='还没有送出的问题'>
        {items.map(({ clientKey, input, title, keptAt, state, fault }) => (
          <Row
            key={clientKey}
            title={['clue', 'obstruction'].includes((input as RaiseIssueInput).kind) ? title : (input as RaiseIssueInput).title}
            note={state === 'stopped' ? fault?.text : `${instantWord(keptAt)} 登记，存在这台手机里`}
            aside={state === 'stopped' ? <Mark symbol='!' name='要处理' tone='cinnabar' /> : <Mark symbol='↑' name='未发送' tone='amber' />}
          />
        ))}
      </List>
    </Card>
  )
}
