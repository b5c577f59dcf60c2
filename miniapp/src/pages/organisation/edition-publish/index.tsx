import { useState } from 'react'
import { type Edition, policy } from '@village/shared/contract/policy'
import { permissionsOf } from '@village/shared/kernel/permission'
import { nameOfRole, type RoleId, ROLES } from '@village/shared/kernel/role'
import { type Change, differenceOf } from '@village/shared/policy/difference'
import { call } from '@/call'
import { go, goBack, parameter } from '@/go'
import { say } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord } from '@/ui/words'
import { Changes } from '../difference/changes'
import { blanksOf } from '@village/shared/policy/reading'

/** What a draft would change against what is in force; who may publish it does so here. */
export default function EditionPublish() {
  const [id] = useState(() => parameter('id') ?? '')
  const edition = useLoad(policy.edition, { id })
  const previousId = edition.data?.previousId ?? null
  const previous = useLoad(policy.edition, { id: previousId ?? '' }, { when: previousId !== null })
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null)
  const draft = edition.data
  return (
    <Page title='核对和发布' wide action={draft?.may.publish && <Button kind='primary' onTap={() => setAsking('publish')}>发布这一版</Button>}>
      <Loaded of={edition}>
        {loaded => (previousId !== null
          ? <Loaded of={previous}>{before => <Review edition={loaded} before={before} onDiscard={() => setAsking('discard')} />}</Loaded>
          : <Review edition={loaded} before={null} onDiscard={() => setAsking('discard')} />)}
      </Loaded>
      {draft && <Asking edition={draft} load={edition} asking={asking} changes={changesOf(draft, previous.data)} onClose={() => setAsking(null)} />}
    </Page>
  )
}

function changesOf(edition: Edition, before: Edition | null): Change[] {
  const against = before?.profile ?? edition.base
  return against ? differenceOf(against, edition.profile) : []
}

function Review({ edition, before, onDiscard }: { edition: Edition; before: Edition | null; onDiscard: () => void }) {
  const blanks = blanksOf(edition.profile)
  return (
    <div className='columns'>
      <div className='column edition-side'>
        {edition.state === 'published' && <Notice kind='done' title='这一版已经发布' />}
        {edition.publishRefusal !== null && <Notice kind='info' title='要由另一人发布'>{edition.publishRefusal} {publishers()}登录后，在“制度和节假日”里就能看到这份草稿。</Notice>}
        {blanks.length > 0 && <Notice kind='warn' title={`还有 ${blanks.length} 处空缺`}>{blanks.map(({ label }) => label).join('；')}。可以先发布，用到空缺的地方会说明缺什么。</Notice>}
        <Card title={edition.title}>
          <Facts items={[
            { name: '适用', value: edition.organisationName },
            { name: '生效', value: `${dayWord(edition.effectiveFrom)} 起` },
            { name: '文号', value: edition.documentNumber || '没有写' },
            { name: '起草', value: edition.draftedByName },
            { name: '对照', value: before ? `${before.title}，${dayWord(before.effectiveFrom)} 起` : edition.base ? '这里还没有发布过，和原文对照' : '这里还没有发布过' },
          ]} />
        </Card>
        {edition.state === 'draft' && (
          <div className='actions'>
            {edition.may.edit && <Button onTap={() => go('/pages/organisation/simulation/index', { id: edition.id })}>先算一算：过去几个月会怎样</Button>}
            {edition.may.discard && <Button kind='danger' onTap={onDiscard}>删除这份草稿</Button>}
          </div>
        )}
      </div>
      <div className='column'>
        <Changes changes={changesOf(edition, before)} before={before ? '现行' : '原文'} after='草稿' />
      </div>
    </div>
  )
}

interface AskingProps {
  edition: Edition
  load: Load<Edition>
  asking: 'publish' | 'discard' | null
  changes: Change[]
  onClose: () => void
}

function Asking({ edition, load, asking, changes, onClose }: AskingProps) {
  const publish = async () => {
    load.put(await call(policy.publish, { id: edition.id, revision: edition.revision }))
    say('已发布')
  }
  const discard = async () => {
    await call(policy.discard, { id: edition.id })
    say('草稿已删除')
  }
  return (
    <>
      <Confirm title='发布这一版' open={asking === 'publish'} onClose={onClose} name='确认发布' onConfirm={publish} onDone={() => go('/pages/organisation/policy/index')}>
        <p className='paragraph'>{dayWord(edition.effectiveFrom)} 起，{edition.organisationName}的考勤和请假按这一版计算；以前的日子仍按以前的版本。发布后不能再改，要改就复制一份新的草稿。</p>
        {changes.length > 0 && <p className='paragraph'>一共 {changes.length} 处不同：{changes.map(({ title }) => title).join('、')}。</p>}
      </Confirm>
      <Confirm title='删除这份草稿' open={asking === 'discard'} onClose={onClose} name='删除草稿' danger onConfirm={discard} onDone={goBack}>
        草稿里改过的 {edition.changes} 处会一起删除，不能恢复。现行的制度不受影响。
      </Confirm>
    </>
  )
}

/** The roles that may publish, by name. */
function publishers(): string {
  const roles = (Object.keys(ROLES) as RoleId[]).filter(role => permissionsOf(role).includes('policy.manage'))
  return `其他${roles.map(role => nameOfRole(role)).join('、')}`
}
