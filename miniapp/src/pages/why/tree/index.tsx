import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { why, type WhyNode, type WhyTree } from '@village/shared/contract/why'
import { clockOf, dayOf, type Instant } from '@village/shared/kernel/day'
import { parameter } from '@/go'
import { session, useSession } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { WHY_FIELDS, WHY_PAGE, type WhyAddress } from '@/ui/why'
import { Outline } from './outline'
import { Tools } from './tools'
import './index.scss'

/** A result opened as a tree: reasons, clauses, values, facts, records. */
export default function WhyPage() {
  const [address] = useState(read)
  const signedIn = useSession() !== null
  const found = useLoad(why.tree, address ?? { of: 'day' }, { when: address !== null && signedIn })
  useShareAppMessage(() => ({ title: '完整依据', path: `${WHY_PAGE}?${queryOf(address)}` }))
  if (!address) return <Page title='完整依据'><Empty title='这里显示一项结果的完整依据'>请在结果旁边点“依据”，再点“看完整依据”。</Empty></Page>
  if (found.fault?.kind === 'missing' && !found.data) {
    return (
      <Page title='完整依据'>
        <Empty title='没有找到，或您不在可以查看的范围内'>能看到那项结果的人，才看得到它的依据。请和转发给您的人核对，或换一个身份登录。</Empty>
      </Page>
    )
  }
  return (
    <Page title='完整依据' action={found.data && <Tools address={address} query={queryOf(address)} />}>
      <Loaded of={found} lines={8}>{tree => <Tree tree={tree} />}</Loaded>
    </Page>
  )
}

function read(): WhyAddress | null {
  const fields = Object.fromEntries(WHY_FIELDS.map(name => [name, parameter(name)]).filter(([, value]) => value !== undefined && value !== ''))
  return 'of' in fields ? fields as unknown as WhyAddress : null
}

function queryOf(address: WhyAddress | null): string {
  return WHY_FIELDS.flatMap(name => (address?.[name] ? [`${name}=${encodeURIComponent(address[name])}`] : [])).join('&')
}

function Tree({ tree }: { tree: WhyTree }) {
  const { title, subject, result, documentTitle, profileTitle, version, signed, at, nodes } = tree
  const [turn, setTurn] = useState<{ all: boolean | null; number: number }>({ all: null, number: 0 })
  const below = nodes.flatMap(node => node.children)
  const open = (all: boolean) => setTurn(({ number }) => ({ all, number: number + 1 }))
  return (
    <>
      <Card title={subject}>
        <div className='why-title'>{title}</div>
        {!says(below, result) && result !== title && <p className='why-result'>{result}</p>}
        <p className='why-note'>{sources(documentTitle, profileTitle)}，版本 {version}。{session.get()?.me.name} {written(at)} 打开。</p>
        {signed && <Notice kind='info'>{signed}</Notice>}
      </Card>
      <div className='why-tools'>
        <Button kind='quiet' narrow onTap={() => open(true)}>全部展开</Button>
        <Button kind='quiet' narrow onTap={() => open(false)}>全部收起</Button>
      </div>
      <Outline key={turn.number} nodes={below} all={turn.all} />
    </>
  )
}

/** In full, as it is to be read on paper: "2025年4月3日 09:10". */
function written(instant: Instant): string {
  const [year, month, day] = dayOf(instant).split('-').map(Number)
  return `${year}年${month}月${day}日 ${clockOf(instant)}`
}

const says = (nodes: WhyNode[], text: string) => nodes.some(node => node.kind === 'reason' && node.text === text)

/** The document once, where the regulation carries its name. */
function sources(document: string, profile: string): string {
  const named = `《${document.replace(/^《|》$/g, '')}》`
  return document === profile || !profile ? named : `${named}（${profile}）`
}
