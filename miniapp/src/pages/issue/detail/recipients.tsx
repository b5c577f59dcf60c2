import type { IssueDetail } from '@village/shared/contract/issue'
import { dayOf, daysBetween, type Instant } from '@village/shared/kernel/day'
import { now } from '@/clock'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { Mark } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { instantWord, sentence } from '@/ui/words'

/** To whom it was reported, and who took note when. */
export function Recipients({ of: { recipients, steps, because } }: { of: IssueDetail }) {
  const reported = [...steps].reverse().find(({ parties }) => parties.length > 0)
  if (!reported) return null
  return (
    <Card title={`${instantWord(reported.at)} 上报`} aside={<Basis because={because} title='为什么报给他们' />} flush>
      <List label='报给谁'>
        {recipients.map(({ name, holders, acknowledgedBy, acknowledgedAt }) => (
          <Row
            key={name} title={name} note={acknowledgedAt ? sentence([acknowledgedBy, `${instantWord(acknowledgedAt)} 签收`, waited(reported.at, acknowledgedAt)]) : holders === 0 ? '现在没有人任这个职，请管理员补上任职' : `还没有签收，${waited(reported.at, now())}`}
            aside={acknowledgedAt ? <Mark symbol='√' name='已签收' tone='pine' /> : <Mark symbol='○' name='等签收' tone={dayOf(reported.at) < dayOf(now()) ? 'cinnabar' : 'amber'} />}
          />
        ))}
      </List>
    </Card>
  )
}

/** "等了 3 小时", "等了 2 天" */
function waited(from: Instant, to: Instant): string {
  const days = daysBetween(dayOf(from), dayOf(to))
  if (days > 0) return `隔了 ${days} 天`
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
  return minutes < 60 ? `等了 ${minutes} 分钟` : `等了 ${Math.floor(minutes / 60)} 小时`
}
