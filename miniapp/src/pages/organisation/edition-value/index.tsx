import { useState } from 'react'
import { type Edition, policy } from '@village/shared/contract/policy'
import { sameValue } from '@village/shared/policy/difference'
import { draftOf } from '@village/shared/policy/form'
import { wordsOf } from '@village/shared/policy/plain-words'
import type { PolicyValue } from '@village/shared/policy/profile'
import { readingsOf } from '@village/shared/policy/reading-switch'
import { isValueKey, VALUES, type ValueKey } from '@village/shared/policy/values'
import { call } from '@/call'
import { Fault, missing } from '@/fault'
import { parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { errorOf, Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Lines } from '../edition/entry'
import { backToEdition, isStale } from '../edition/regulation'
import { ValueField } from './form'
import { Readings } from './readings'
import { useForm } from './use-form'

/** One value of a draft, in a form of its shape. */
export default function EditionValue() {
  const [{ id, key }] = useState(() => ({ id: parameter('id') ?? '', key: parameter('key') ?? '' }))
  const edition = useLoad(policy.edition, { id })
  if (!isValueKey(key)) return <Page title='修改取值'><Empty title='没有这一项'>请回到制度里重新选一项。</Empty></Page>
  if (edition.data?.may.edit) return <Editor edition={edition.data} load={edition} valueKey={key} />
  return (
    <Page title={VALUES[key].title}>
      <Loaded of={edition}>{() => <Empty title='这一版不能修改'>已经发布的版本不能改。请在制度里“复制一份来修改”，改好后交另一人发布。</Empty>}</Loaded>
    </Page>
  )
}

function Editor({ edition, load, valueKey: key }: { edition: Edition; load: Load<Edition>; valueKey: ValueKey }) {
  const form = useForm(edition, key)
  const [resetting, setResetting] = useState(false)
  const entry = edition.profile.values[key] as PolicyValue | undefined
  const source = edition.base?.values[key]
  const finish = (saved: Edition, words: string) => {
    form.forget()
    load.put(saved)
    say(words)
    backToEdition(edition.id)
  }
  const save = useAction(async () => {
    if (form.flawText) throw new Fault('invalid', `${form.flawText}。改好后再保存，填的内容已存在手机里。`)
    const cite = form.cite.split('\n').map(line => line.trim()).filter(Boolean)
    if (cite.length === 0) throw missing('cite', '请写明本地的依据：哪份文件、哪一条')
    try {
      finish(await call(policy.setValue, { id: edition.id, revision: edition.revision, key, value: JSON.stringify(form.value), cite, reading: entry?.reading }), '已保存到草稿')
    } catch (thrown) {
      if (thrown instanceof Fault && isStale(thrown)) await load.reload()
      throw thrown
    }
  })
  const reset = () => call(policy.resetValue, { id: edition.id, revision: edition.revision, key })
  const differs = source ? !sameValue(source, entry) : entry !== undefined
  return (
    <Page title={VALUES[key].title} wide action={<Foot flaw={form.changed ? form.flawText : null} off={!form.changed && entry !== undefined} onSave={save.run} />}>
      {isStale(save.fault) && !form.overtaken
        ? <Notice kind='warn' title='另一人刚刚改了这份草稿的其他地方'>您填的内容都在，请再点一次“保存到草稿”。</Notice>
        : <FaultNotice fault={save.fault} />}
      {form.found && form.changed && (
        <Notice kind='info' title='接着上次没有保存的内容'>
          您上次填的内容存在这台设备上。<Button kind='quiet' narrow onTap={form.restart}>不要了，从草稿现在的内容开始</Button>
        </Notice>
      )}
      {form.overtaken && <Overtaken edition={edition} valueKey={key} onInsist={form.insist} onRestart={form.restart} />}
      <div className='columns'>
        <div className='column'>
          <Card>
            <ValueField
              shape={VALUES[key].shape}
              label={VALUES[key].title}
              draft={form.draft}
              path={[]}
              around={{ valueKey: key, roles: edition.profile.roles, flaw: form.changed ? form.flaw : null }}
              onChange={draft => form.write({ draft })}
            />
          </Card>
          <Card>
            <Field
              label='本地的依据'
              kind='long'
              value={form.cite}
              onInput={cite => form.write({ cite })}
              error={errorOf(save.fault, 'cite')}
              hint='哪份文件、哪一条，例如“云岭驻办〔2025〕3号 第二条”。有几条就写几行。'
              max={400}
            />
          </Card>
        </div>
        <div className='column'>
          {!(form.changed && form.flawText) && <Card title={form.changed ? '改成' : '现在'}><Lines lines={linesOf(edition, key, form.value)} /></Card>}
          <Readings
            valueKey={key}
            ids={readingsOf(entry?.reading)}
            value={form.value}
            onTurn={value => form.write({ draft: draftOf(VALUES[key].shape, value, key) })}
          />
          {source && (
            <Card title={`原文 ${source.cite.join('、')}`}>
              {source.blank ? <p className='paragraph'>没有写明：{source.label}</p> : <Lines lines={linesOf(edition, key, source.value)} />}
            </Card>
          )}
          {differs && <Button onTap={() => setResetting(true)}>{source ? '恢复原文' : '去掉这一项'}</Button>}
        </div>
      </div>
      <Confirm
        title={source ? '恢复原文' : '去掉这一项'}
        open={resetting}
        onClose={() => setResetting(false)}
        name={source ? '恢复原文' : '去掉'}
        danger
        onConfirm={async () => finish(await reset(), source ? '已恢复原文' : '已去掉')}
      >
        {source ? '这一项回到原文的规定，本地填的内容和依据不再保留。' : '原文没有这一项。去掉后按没有规定办。'}
      </Confirm>
    </Page>
  )
}

/** The button to save, and above it, always in sight while typing, why that cannot be done yet. */
function Foot({ flaw, off, onSave }: { flaw: string | null; off: boolean; onSave: () => unknown }) {
  return (
    <div className='value-foot'>
      {flaw && <p className='value-flaw' role='status'><span aria-hidden='true'>△ </span>还不能保存：{flaw}。</p>}
      <Button kind='primary' onTap={onSave} disabled={off}>保存到草稿</Button>
    </div>
  )
}

function linesOf({ profile }: Edition, key: ValueKey, value: unknown): string[] {
  try {
    return value === null || value === '' ? ['还没有填写'] : wordsOf(key, value, profile.roles)
  } catch {
    return ['还没有填写完']
  }
}

interface OvertakenProps {
  edition: Edition
  valueKey: ValueKey
  onInsist: () => void
  onRestart: () => void
}

/** Another person saved this very value meanwhile: what it is now, and whose is to stand. */
function Overtaken({ edition, valueKey, onInsist, onRestart }: OvertakenProps) {
  const entry = edition.profile.values[valueKey] as PolicyValue | undefined
  return (
    <Card title='您填写的时候，另一人改了这一项'>
      <p className='paragraph'>现在是：</p>
      <Lines lines={entry && !entry.blank ? linesOf(edition, valueKey, entry.value) : ['空缺']} />
      {entry && <p className='paragraph'>依据 {entry.cite.join('、')}</p>}
      <div className='actions'>
        <Button onTap={onInsist}>用我填的</Button>
        <Button onTap={onRestart}>用现在的</Button>
      </div>
    </Card>
  )
}
