import { useState } from 'react'
import { type Edition, policy } from '@village/shared/contract/policy'
import { differenceOf } from '@village/shared/policy/difference'
import { parameter } from '@/go'
import { Card, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord, sentence } from '@/ui/words'
import { Changes } from './changes'

/** Two versions of a regulation beside each other: an edition and an earlier one (`from`), or the document it comes from. */
export default function Difference() {
  const [{ id, from }] = useState(() => ({ id: parameter('id') ?? '', from: parameter('from') }))
  const later = useLoad(policy.edition, { id })
  const earlier = useLoad(policy.edition, { id: from ?? '' }, { when: from !== undefined })
  return (
    <Page title={from === undefined ? '和原文的不同' : '两版的不同'} wide>
      <Loaded of={later}>
        {edition => {
          if (from !== undefined) return <Loaded of={earlier}>{before => <Compared before={before.profile} beforeName={nameOf(before)} edition={edition} />}</Loaded>
          return edition.base
            ? <Compared before={edition.base} beforeName='原文' edition={edition} />
            : <Empty title='这是本地自己的文件'>它不是从附带的制度复制来的，没有原文可以对照。</Empty>
        }}
      </Loaded>
    </Page>
  )
}

function Compared({ before, beforeName, edition }: { before: Edition['profile']; beforeName: string; edition: Edition }) {
  return (
    <>
      <Card>
        <Facts items={[{ name: '前一版', value: sentence([before.title, beforeName], '，') }, { name: '后一版', value: sentence([edition.title, nameOf(edition)], '，') }]} />
      </Card>
      <Changes changes={differenceOf(before, edition.profile)} before={beforeName} after={nameOf(edition)} />
    </>
  )
}

function nameOf({ effectiveFrom, state }: Edition): string {
  return state === 'draft' ? '草稿' : `${dayWord(effectiveFrom)}起`
}
