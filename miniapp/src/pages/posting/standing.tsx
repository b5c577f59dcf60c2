import type { Standing } from '@village/shared/contract/selection'
import { Basis } from '@/ui/basis'
import { Notice } from '@/ui/notice'

/** What the document says of the team: each line with its clause. */
export function StandingNotices({ standing }: { standing: readonly Standing[] }) {
  return (
    <>
      {standing.map(({ text, compliant, soft, because }) => (
        <Notice key={text} kind={compliant ? 'done' : soft ? 'info' : 'warn'} title={compliant ? '队伍符合要求' : soft ? '同制度的一般要求不一样' : '同制度的要求不一样'}>{text} <Basis because={because} title='队伍怎样组成' /></Notice>
      ))}
    </>
  )
}
