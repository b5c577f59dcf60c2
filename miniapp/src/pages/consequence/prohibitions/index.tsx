import { type Prohibitions, prohibition } from '@village/shared/contract/prohibition'
import { call } from '@/call'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { instantWord } from '@/ui/words'

/** What is forbidden where the reader serves: he reads it and signs. */
export default function ProhibitionsPage() {
  const shown = useLoad(prohibition.mine, undefined)
  if (!shown.data) return <Page title='禁止事项'><Loaded of={shown}>{() => null}</Loaded></Page>
  return <Whole of={shown.data} onDone={shown.put} />
}

function Whole({ of, onDone }: { of: Prohibitions; onDone: (next: Prohibitions) => void }) {
  const { fault, run } = useAction(async () => {
    onDone(await call(prohibition.sign, { version: of.version }))
    say('已签字')
  })
  if (of.why !== null) return <Page title='禁止事项'><Empty title='这里是驻村干部不准做的事'>{of.why}</Empty></Page>
  return (
    <Page title='禁止事项' action={of.signedAt === null && <Button kind='primary' onTap={run}>我读过了，签字</Button>}>
      <FaultNotice fault={fault} />
      {of.signedAt !== null && <Notice kind='done'>您在{instantWord(of.signedAt)}签过字。清单变了会请您再读。</Notice>}
      <Card title='不准做的事' aside={<Basis because={of.because} title='依据' />} flush>
        <List label='不准做的事'>{of.items.map(({ word, name }, index) => <Row key={word} title={`${index + 1}. ${name}`} arrow={false} />)}</List>
      </Card>
      <p className='lede'>出自《{of.documentTitle}》。</p>
    </Page>
  )
}
