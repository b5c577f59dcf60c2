import Taro from '@tarojs/taro'
import { useState } from 'react'
import { issue, type IssueDetail, type IssueHousehold } from '@village/shared/contract/issue'
import { ISSUE_KIND_NAMES, ISSUE_LEVEL_NAMES, ISSUE_SOURCE_NAMES, RESTRICTED_KINDS, type IssueAction, type IssueSource } from '@village/shared/contract/issue-words'
import { go, parameter } from '@/go'
import { download } from '@/call'
import { handOver } from '@/file'
import { may } from '@/session'
import { setAside } from '@/set-aside'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { dayWord, dueWord, instantWord, sentence } from '@/ui/words'
import { isLate, StateMark, WAIT_NAMES } from '../marks'
import { ActionSheet, type Asked } from './actions'
import { AppealPart } from './appeal'
import { HandNumber } from './hand'
import { Recipients } from './recipients'
import { Steps } from './steps'
import '../issue.scss'

/** What can be done, the most fitting first. */
const ORDER: readonly Asked[] = ['acknowledge', 'confirm', 'assign', 'answer', 'escalate', 'note', 'reopen', 'give_back', 'withdraw']
const NAMES: Record<Asked, string> = {
  acknowledge: '签收', confirm: '核实解决了，销号', assign: '交办', answer: '办好了，写答复', escalate: '上报', note: '写跟进', reopen: '没有解决，重新办理', give_back: '不归我办，退回', withdraw: '记错了，撤销',
}

/** An issue with every step of it. */
export default function IssueDetailPage() {
  const id = parameter('id') ?? ''
  const load = useLoad(issue.one, { id }, { keep: parameter('restricted') !== '1' })
  const [asked, ask] = useState<Asked | null>(() => (setAside('issue.note') ? 'note' : setAside('issue.answer') ? 'answer' : null))
  const { data } = load
  const possible = data ? ORDER.filter(each => data.may[each as IssueAction] || (each === 'assign' && data.may.transfer)) : []
  const first = data && primaryOf(data, possible)
  return (
    <Page title={data ? ISSUE_KIND_NAMES[data.kind] : '问题'} action={first && <Button kind='primary' onTap={() => ask(first)}>{NAMES[first]}</Button>}>
      <Loaded of={load}>{found => (
        <>
          <Unsent of={['issue.note', 'issue.answer']} about={input => input.id === id} onSent={load.reload} />
          <Head of={found} />
          {found.confirmedByOther && <Notice kind='info'>您写的答复，{found.source === 'appeal' ? '要由村民凭编号确认；久不确认的，另一位同事当面或打电话核实以后销号。' : '要由反映的群众、登记的人或另一位同事核实以后销号。'}</Notice>}
          {found.ledger && found.ledger.report.length > 0 && (
            <Notice kind='warn' title={`按制度应报${found.ledger.report.join('、')}`}>还没有上报。{possible.includes('escalate') && '点下面“上报”。'} <Basis because={found.ledger.because} title='为什么要上报' /></Notice>
          )}
          {found.recipients.length > 0 && <Recipients of={found} />}
          {found.source === 'appeal' && <AppealPart key={found.revision} id={found.id} />}
          {isHanded(found) && <HandNumber id={found.id} onDone={load.reload} />}
          {found.household && <HouseholdRow of={found.household} />}
          <Steps of={found} />
          {SOURCE_PAGES[found.source] && found.sourceId && <Button kind='quiet' onTap={() => go(SOURCE_PAGES[found.source] ?? '', { id: found.sourceId ?? undefined })}>看它来自的{ISSUE_SOURCE_NAMES[found.source]}</Button>}
          <div className='actions'>{possible.filter(each => each !== first).map(each => <Button key={each} kind={each === 'withdraw' ? 'quiet' : 'secondary'} onTap={() => ask(each)}>{NAMES[each]}</Button>)}</div>
          {!isRestricted(found.kind) && <Files id={found.id} dispute={found.kind === 'dispute'} />}
        </>
      )}</Loaded>
      {data && asked && <ActionSheet key={`${asked} ${data.revision}`} of={data} asked={asked} onClose={() => ask(null)} onDone={reply => { ask(null); if (reply) load.put(reply); else void load.reload() }} />}
    </Page>
  )
}

function HouseholdRow({ of: { id, number, headName } }: { of: IssueHousehold }) {
  return <Card title='哪一户' flush><List label='哪一户'><Row title={headName} note={`户号 ${number}`} onTap={() => go('/pages/household/one/index', { id })} /></List></Card>
}

/** Where an issue comes from is opened at its own page. */
const SOURCE_PAGES: Partial<Record<IssueSource, string>> = { record: '/pages/record/detail/index', visit: '/pages/record/detail/index', inspection: '/pages/inspection/one/index', meeting: '/pages/meeting/decision/index' }

function Files({ id, dispute }: { id: string; dispute: boolean }) {
  const { fault, run } = useAction(async (kind: 'pdf' | 'docx') => {
    const { bytes, name } = await download(kind === 'pdf' ? issue.pdf : issue.docx, { id })
    await handOver(bytes, name)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <div className='actions'><Button kind='quiet' onTap={() => run('pdf')}>{dispute ? '调处登记' : '办理单'}（PDF）</Button><Button kind='quiet' onTap={() => run('docx')}>{dispute ? '调处登记' : '办理单'}（Word）</Button></div>
    </>
  )
}

/** What a cadre put down for somebody, and is not settled yet. */
function isHanded({ kind, source, state, may: mine }: IssueDetail): boolean {
  return may('issue.act') && (kind === 'problem' || kind === 'dispute') && source !== 'appeal' && state !== 'closed' && state !== 'withdrawn' && (mine.note || mine.answer || mine.assign)
}

function isRestricted(kind: IssueDetail['kind']): boolean {
  return RESTRICTED_KINDS.includes(kind)
}

function primaryOf({ waits }: IssueDetail, possible: readonly Asked[]): Asked | null {
  const wanted = waits && ({ acknowledge: 'acknowledge', assign: 'assign', work: 'answer', confirm: 'confirm' } as const)[waits]
  if (wanted && possible.includes(wanted)) return wanted
  return possible.find(each => ['acknowledge', 'confirm', 'answer'].includes(each)) ?? (possible.includes('note') ? 'note' : null)
}

function Head({ of }: { of: IssueDetail }) {
  const { title, text, state, categoryName, villageName, level, ownerName, due, foundOn, raisedAt, reporterName, villager, kind, massDemand, ledger, source, late, waits } = of
  const facts = [
    { name: '地方', value: sentence([villageName, level !== 'village' && `由${ISSUE_LEVEL_NAMES[level]}办理`]) },
    { name: '分类', value: sentence([categoryName, massDemand && '群众诉求较大']) },
    ...(villager ? [{ name: kind === 'dispute' ? '双方' : '谁反映的', value: villager }] : []),
    { name: '登记', value: sentence([reporterName, `${dayWord(foundOn)}发现`, `${instantWord(raisedAt)} ${late ? '送到' : '登记'}`, source !== 'person' && `来自${ISSUE_SOURCE_NAMES[source]}`]) },
    ...(ownerName ? [{ name: of.department ? '转给' : '办理人', value: of.department ? sentence([of.department.post, ownerName]) : ownerName }] : []),
    ...(of.department ? [{ name: '电话', value: of.department.phone }] : []),
    ...(due ? [{ name: '期限', value: isLate(of) ? <Tag tone='cinnabar'>! {dayWord(due)}，{dueWord(due)}</Tag> : dayWord(due) }] : []),
  ]
  return (
    <Card>
      <div className='issue-state'>
        <span><StateMark state={state} />{waits && <> <Tag tone='amber'>{WAIT_NAMES[waits]}</Tag></>}</span>
        {ledger && <span>{ledger.required && <Tag>台账</Tag>} <Basis because={ledger.because} title='要不要进台账' /></span>}
      </div>
      <h2 className='issue-title'>{title}</h2>
      {text && text !== title && <p className='issue-text'>{text}</p>}
      <Facts items={facts} />
      {of.department && <div className='actions'><Button onTap={() => Taro.makePhoneCall({ phoneNumber: of.department!.phone }).catch(() => undefined)}>给{of.department.post || ownerName}打电话</Button></div>}
    </Card>
  )
}
