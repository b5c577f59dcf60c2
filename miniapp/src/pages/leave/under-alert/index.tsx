import { useState } from 'react'
import { leave } from '@village/shared/contract/leave'
import { go, parameter } from '@/go'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { kindWord, noteOf, stateOf } from '../summary'

/** The leaves that were granted before a time of full presence: each is called back by a person, or stands. */
export default function UnderAlertPage() {
  const [id] = useState(() => parameter('id') ?? '')
  const found = useLoad(leave.underAlert, { id }, { when: id !== '' })
  return (
    <Page title='已批准的假'>
      <p className='lede'>全员在岗以前批准的假不会自动取消。要人回来的，打开请假单，写明原因召回。</p>
      {id === '' ? <Empty title='这里显示全员在岗期间的请假'>请从“全员在岗”打开。</Empty> : (
        <Loaded of={found}>
          {lines => lines.length === 0
            ? <Empty title='没有已批准的假'>这段时间没有人在休假，或者都已经召回。</Empty>
            : (
              <Card flush>
                <List label='已批准的假'>
                  {lines.map(line => <Row key={line.id} title={`${line.personName} ${kindWord(line)}`} note={noteOf(line, true)} aside={<Mark {...stateOf(line)} />} onTap={() => go('/pages/leave/detail/index', { id: line.id })} />)}
                </List>
              </Card>
            )}
        </Loaded>
      )}
    </Page>
  )
}
