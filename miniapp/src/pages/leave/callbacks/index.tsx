import { useState } from 'react'
import { callback, type Callback, type CallbackConsent } from '@village/shared/contract/callback'
import { call } from '@/call'
import { go } from '@/go'
import { missing } from '@/fault'
import { may } from '@/session'
import { say } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { Loaded } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { instantWord, sentence, spanWord } from '@/ui/words'
import { stateOf } from '../summary'

const CONSENT_NAMES: Record<CallbackConsent['state'], string> = { waiting: '还没有轮到', current: '等答复', given: '同意', refused: '不同意', skipped: '没有答复' }

/** Whom dispatching units asked back for their own work, and who agreed. */
export default function CallbacksPage() {
  const [search, setSearch] = useState('')
  const pages = usePages(callback.list, { search: search.trim() || undefined })
  const [taken, take] = useState<Callback | null>(null)
  const [reason, setReason] = useState('')
  return (
    <Page title='派出单位抽调' action={may('leave.callback') && <Button kind='primary' onTap={() => go('/pages/leave/callback/index')}>提出抽调</Button>}>
      <p className='lede'>派出单位要驻村干部临时回去办事的，在这里提出，制度点名的都同意了才能走。</p>
      {(search !== '' || pages.total > 5) && <Search placeholder='查找姓名' value={search} onInput={setSearch} />}
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? <Empty title={search ? '没有找到' : '没有抽调'}>{search ? '换个姓名试试。' : may('leave.callback') ? '单位要抽调自己的驻村干部时，点“提出抽调”。' : '派出单位提出以后会列在这里。'}</Empty>
          : (
            <>
              {pages.items.map(each => (
                <Card key={each.leave.id} title={`${each.leave.personName} ${spanWord(each.leave)}`} aside={<Mark {...stateOf(each.leave)} />} flush>
                  <List label={`${each.leave.personName}的抽调`}>
                    <Row title={each.purpose} note={sentence([each.unitName, each.leave.villageName, each.place, `${each.askedByName} ${instantWord(each.askedAt)}提出`])} onTap={() => go('/pages/leave/detail/index', { id: each.leave.id })} />
                    <Row title='要谁同意' aside={<Basis because={each.because} title='抽调要谁同意' />} />
                    {each.consents.map(consent => (
                      <Row key={consent.name} title={consent.name} note={consent.byName ? sentence([consent.byName, instantWord(consent.at ?? ''), consent.opinion]) : undefined} aside={CONSENT_NAMES[consent.state]} />
                    ))}
                    {each.withdrawnReason && <Row title='单位撤回' note={each.withdrawnReason} />}
                    {each.may.withdraw && <Row title='撤回这次抽调' onTap={() => { setReason(''); take(each) }} />}
                  </List>
                </Card>
              ))}
              <More of={pages} unit='次' />
            </>
          )}
      </Loaded>
      <Confirm
        title='撤回抽调'
        open={taken !== null}
        onClose={() => take(null)}
        name='撤回'
        danger
        onConfirm={async () => {
          if (!reason.trim()) throw missing('reason', '请写明为什么撤回')
          await call(callback.withdraw, { id: taken?.leave.id ?? '', reason: reason.trim() })
          say('已撤回，本人和队长收到了通知')
          await pages.first.reload()
        }}
      >
        <Field label='为什么撤回' kind='long' max={300} value={reason} onInput={setReason} />
      </Confirm>
    </Page>
  )
}
