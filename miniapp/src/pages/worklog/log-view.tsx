import { LOG_GIVEN_NAMES, LOG_STATE_NAMES, type LogReview, type LogState, type LogVersion, type WorkLog } from '@village/shared/contract/log'
import { Card } from '@/ui/card'
import { Mark, Notice, type Tone } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { instantWord, sentence } from '@/ui/words'
import './log-view.scss'

const STATES: Record<LogState, { symbol: string; tone: Tone }> = {
  missing: { symbol: '○', tone: 'amber' }, written: { symbol: '◔', tone: 'amber' }, signed: { symbol: '√', tone: 'pine' }, returned: { symbol: '↩', tone: 'cinnabar' }, read: { symbol: '√', tone: 'sky' },
}

/** How a log stands, as symbol and word. */
export function StateMark({ state }: { state: LogState }) {
  return <Mark {...STATES[state]} name={LOG_STATE_NAMES[state]} />
}

/** Why a log came back, and what it still lacks. */
export function Returned({ log: { state, reviews, lacks } }: { log: WorkLog }) {
  const back = state === 'returned' ? reviews.find(({ verdict }) => verdict === 'returned') : undefined
  return (
    <>
      {back && <Notice kind='warn' title={`${back.roleName} ${back.byName} 退回补充`}>{back.text}</Notice>}
      {lacks.length > 0 && <Notice kind='warn'>按制度还缺：{lacks.join('、')}。</Notice>}
    </>
  )
}

/** One version, part by part. */
export function Version({ of: { version, byName, texts, signedAt, late }, only, ofTeam }: { of: LogVersion; only: boolean; ofTeam: boolean }) {
  const filled = texts.filter(({ text }) => text)
  return (
    <Card title={only ? ofTeam ? '全队的日志' : '签好的日志' : `第 ${version} 稿`} aside={sentence([ofTeam ? `${byName} ${instantWord(signedAt)} 写` : `${instantWord(signedAt)} 签`, late && '当天以后送到'])}>
      {filled.map(({ field, name, text }) => (
        <div key={field} className='log-part'>
          {filled.length > 1 && <h3 className='log-part-name'>{name}</h3>}
          <p className='log-text'>{text}</p>
        </div>
      ))}
    </Card>
  )
}

/** What the leader and those above said, the latest first. */
export function Reviews({ of, version, ofTeam }: { of: LogReview[]; version: number; ofTeam: boolean }) {
  if (of.length === 0) return null
  const title = ofTeam ? '签字和查阅意见' : '查阅意见'
  return (
    <Card title={title} flush>
      <List label={title}>
        {of.map((each, index) => (
          <Row key={index} arrow={false} title={sentence([each.roleName, each.byName])} note={sentence([each.text, instantWord(each.at), each.version < version && `看的是第 ${each.version} 稿`])} aside={LOG_GIVEN_NAMES[each.verdict]} />
        ))}
      </List>
    </Card>
  )
}
