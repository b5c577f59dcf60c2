import { useState } from 'react'
import { ballot, type Ballot, BALLOT_OPTION_NAMES, BALLOT_OPTIONS, type BallotOption, type Ballots, MATTER_WEIGHT_NAMES, MATTER_WEIGHTS, type MatterWeight } from '@village/shared/contract/ballot'
import { VOTE_FORM_NAMES, type VoteForm } from '@village/shared/rules/meeting-vote'
import { call } from '@/call'
import { missing } from '@/fault'
import { parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Sheet } from '@/ui/sheet'

/** What is put to the vote at a meeting: one vote each; of a secret one nobody sees who voted how, and the result only when it is over. */
export default function BallotPage() {
  const load = useLoad(ballot.list, { id: parameter('id') ?? '' }, { keep: false })
  const [opening, setOpening] = useState(false)
  return (
    <Page title='表决' action={load.data?.mayOpen && <Button kind='primary' onTap={() => setOpening(true)}>开始一项表决</Button>}>
      <Loaded of={load}>{found => (
        <>
          {found.ballots.length === 0 && <Empty title='还没有表决'>{found.mayOpen ? `到会有表决权的 ${found.voters} 人。先核对到会名单，再开始表决。` : '开始表决以后在这里投票、看结果。'}</Empty>}
          {found.ballots.map(each => <One key={each.id} of={each} onDone={load.put} />)}
          <Sheet title='开始一项表决' open={opening} onClose={() => setOpening(false)}>
            {opening && <Start of={found} onDone={next => { setOpening(false); load.put(next) }} />}
          </Sheet>
        </>
      )}</Loaded>
    </Page>
  )
}

function Start({ of, onDone }: { of: Ballots; onDone: (ballots: Ballots) => void }) {
  const [matter, setMatter] = useState('')
  const [weight, setWeight] = useState<MatterWeight>('plain')
  const [form, setForm] = useState<VoteForm>(of.forms.includes('hands') ? 'hands' : of.forms[0])
  const { fault, run } = useAction(async () => {
    if (!matter.trim()) throw missing('matter', '请写表决什么事')
    onDone(await call(ballot.open, { id: of.meetingId, matter: matter.trim(), weight, form }))
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <p>到会有表决权的 {of.voters} 人，一人一票。</p>
      <Field label='表决什么事' kind='long' value={matter} onInput={setMatter} max={300} error={errorOf(fault, 'matter')} />
      <Choice label='事情的轻重' options={MATTER_WEIGHTS.map(value => ({ value, name: MATTER_WEIGHT_NAMES[value] }))} value={weight} onChoose={setWeight} />
      <Choice label='怎么表决' options={of.forms.map(value => ({ value, name: VOTE_FORM_NAMES[value] }))} value={form} onChoose={setForm} error={errorOf(fault, 'form')} />
      {form === 'secret' && <p>在手机上投，谁投了什么谁也查不到；结束以后才看得到结果，投票不满 5 人的只说通过没通过。没有手机的可以投纸票，结束时加进来。</p>}
      <Button kind='primary' onTap={run}>开始表决</Button>
    </>
  )
}

function One({ of, onDone }: { of: Ballot; onDone: (ballots: Ballots) => void }) {
  const [closing, setClosing] = useState(false)
  const [voting, setVoting] = useState<BallotOption | null>(null)
  const { id, matter, weight, form, voters, cast, result, because, may, closedAt } = of
  return (
    <Card title={matter} aside={<Basis because={because} title='为什么这样定' />}>
      <Facts items={[{ name: '事项', value: MATTER_WEIGHT_NAMES[weight] }, { name: '形式', value: VOTE_FORM_NAMES[form] }, { name: '有表决权', value: `${voters} 人` }]} />
      {result
        ? (
          <>
            <Mark symbol={result.carried ? '√' : '×'} name={result.carried ? '通过' : '没有通过'} tone={result.carried ? 'pine' : 'cinnabar'} />
            {result.counts ? <Facts items={BALLOT_OPTIONS.map(option => ({ name: BALLOT_OPTION_NAMES[option], value: `${result.counts![option]} 票` }))} /> : <p>投票 {cast} 人，人少，不公布票数。</p>}
          </>
        )
        : form === 'secret' && <Fact name='已投' unit={`人，共 ${voters} 人`} tone='pine'>{cast}</Fact>}
      {may.vote && BALLOT_OPTIONS.map(option => <Button key={option} kind={option === 'for' ? 'primary' : 'secondary'} onTap={() => setVoting(option)}>{BALLOT_OPTION_NAMES[option]}</Button>)}
      {!may.vote && closedAt === null && form === 'secret' && <Notice kind='info'>您已投过票，或者这次没有表决权。结束以后看结果。</Notice>}
      {may.close && <Button onTap={() => setClosing(true)}>{form === 'secret' ? '结束投票，看结果' : '记下票数'}</Button>}
      <Confirm title='投票' open={voting !== null} onClose={() => setVoting(null)} name='投出这一票' onConfirm={async () => { onDone(await call(ballot.vote, { id, option: voting! })); say('已投票') }}>
        <p>“{voting && BALLOT_OPTION_NAMES[voting]}”：{matter}</p>
        <p>投出以后不能改，也没有人查得到您投了什么。</p>
      </Confirm>
      <Sheet title='结束表决' open={closing} onClose={() => setClosing(false)}>
        {closing && <Close of={of} onDone={next => { setClosing(false); onDone(next) }} />}
      </Sheet>
    </Card>
  )
}

const numberOf = (text: string) => (text.trim() === '' ? undefined : Number(text))

function Close({ of: { id, form }, onDone }: { of: Ballot; onDone: (ballots: Ballots) => void }) {
  const [counts, setCounts] = useState({ inFavour: '', against: '', abstained: '' })
  const [counter, setCounter] = useState('')
  const { fault, run } = useAction(async () => onDone(await call(ballot.close, { id, inFavour: numberOf(counts.inFavour), against: numberOf(counts.against), abstained: numberOf(counts.abstained), counter })))
  const withdraw = useAction(async () => onDone(await call(ballot.withdraw, { id })))
  const secret = form === 'secret'
  return (
    <>
      <FaultNotice fault={fault ?? withdraw.fault} />
      <p>{secret ? '手机上的票自动算。投了纸票的，把数出来的纸票填在下面，会加进去。' : '请填当场数出来的票数。'}</p>
      {([['inFavour', '赞成'], ['against', '不赞成'], ['abstained', '弃权']] as const).map(([name, label]) => (
        <Field key={name} label={secret ? `纸票：${label}` : label} kind='number' value={counts[name]} onInput={text => setCounts(before => ({ ...before, [name]: text }))} max={5} error={errorOf(fault, name)} optional={secret || name !== 'inFavour'} />
      ))}
      <Field label='监票人' value={counter} onInput={setCounter} max={60} optional />
      <Button kind='primary' onTap={run}>结束表决</Button>
      <Button kind='quiet' onTap={withdraw.run}>这次表决作废</Button>
    </>
  )
}
