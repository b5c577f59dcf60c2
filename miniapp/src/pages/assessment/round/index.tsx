import { useState } from 'react'
import { rating, type RatingDetail } from '@village/shared/contract/rating'
import { BUNDLE_STATE_NAMES, RATER_UNITS, RATING_ANSWER_NAMES, ratingTitle } from '@village/shared/contract/rating-words'
import { RATING_ANSWERS } from '@village/shared/rules/rating'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { RoundMark, shareWord } from '../words'
import '../assessment.scss'

/** A rating: how many voted, and, once it is over, how. */
export default function RatingRound() {
  const load = useLoad(rating.one, { id: parameter('id') ?? '' }, { keep: false })
  const [closing, setClosing] = useState(false)
  const { data } = load
  return (
    <Page title={data ? ratingTitle(data) : '测评'} action={data?.may.close && <Button kind='primary' onTap={() => setClosing(true)}>结束测评</Button>}>
      <Loaded of={load}>{found => (
        <>
          <Head of={found} />
          {found.result && <Result of={found} />}
          {found.held > 0 && found.state === 'open' && <Notice kind='warn' title={`有 ${found.held} 票投得特别集中`}>一分钟里超过了 30 票，先另记着。结束时要写明计不计入和原因，请先问清楚，比如当时是不是在开村民会。</Notice>}
          {found.may.print && <Slips of={found} load={load} />}
          {(found.may.enter || found.bundles.length > 0) && <Bundles of={found} />}
          {found.may.withdraw && <Withdraw of={found} load={load} />}
        </>
      )}</Loaded>
      {data && closing && <Close of={data} load={load} onClose={() => setClosing(false)} />}
    </Page>
  )
}

interface PartProps {
  of: RatingDetail
  load: Load<RatingDetail>
}

function Head({ of: found }: { of: RatingDetail }) {
  const { villageName, state, closesOn, slips, papers, byCode, byPaper, cast, voters, raters, openedByName, openedAt, closedByName, closedAt, withdrawnReason, because } = found
  const unit = RATER_UNITS[raters]
  return (
    <Card title={villageName} aside={<><RoundMark state={state} /><Basis because={because} title='要不要测评' /></>}>
      <Fact name='收到的票' unit={`张，发了 ${slips + papers} 张`}>{cast}</Fact>
      <Facts items={[
        { name: '扫码', value: `${byCode} 张，发了 ${slips} 张` }, { name: '纸票', value: `${byPaper} 张，发了 ${papers} 张` }, ...(voters === null ? [] : [{ name: '户册', value: `${voters} ${unit}` }]),
        ...(state === 'open' ? [{ name: '截止', value: dayWord(closesOn) }] : []), { name: '开始', value: sentence([openedByName, instantWord(openedAt)]) },
        ...(closedAt ? [{ name: state === 'closed' ? '结束' : '作废', value: sentence([closedByName, instantWord(closedAt), withdrawnReason]) }] : []),
      ]} />
      {state === 'open' && <p className='paragraph'>结束以前谁也看不到怎么投的；结束以后只留各项的比例，不满 5 票的不显示。</p>}
    </Card>
  )
}

function Result({ of: { result } }: { of: RatingDetail }) {
  if (!result) return null
  const { shares, valid, cast, held } = result
  return (
    <>
      {shares.map(({ key, text, counts, permille }) => (
        <Card key={key} title={text}>
          {counts && permille
            ? (
              <dl className='rating-shares'>
                {RATING_ANSWERS.map(answer => (
                  <div key={answer} className='rating-share'>
                    <dt className='rating-name'>{RATING_ANSWER_NAMES[answer]}</dt>
                    <dd className='rating-value numbers'>{shareWord(permille[answer])}<span className='rating-count'>{counts[answer]} 票</span></dd>
                    <div className='rating-track' aria-hidden='true'><div className={`rating-bar rating-${answer}`} style={{ width: `${permille[answer] / 10}%` }} /></div>
                  </div>
                ))}
              </dl>
            )
            : <p className='paragraph'>答这一项的不满 5 票，不显示，免得看出谁怎么投的。</p>}
        </Card>
      ))}
      <p className='paragraph'>共 {cast} 票，有效 {valid} 票。比例按答了这一项的票算。{held && `另有 ${held.votes} 票投得特别集中，${held.counted ? '已计入' : '没有计入'}：${held.reason}。`}</p>
    </>
  )
}

function Slips({ of: found, load }: PartProps) {
  const [asking, ask] = useState(false)
  const print = async () => {
    const { bytes, name } = await download(rating.slips, { id: found.id, revision: found.revision })
    await handOver(bytes, name)
    await load.reload()
  }
  return (
    <Card title='码票'>
      <p className='paragraph'>一张 A4 印 8 张，沿虚线剪开，混在一起，让每{RATER_UNITS[found.raters]}自己抽一张。不要记谁抽到哪一张。</p>
      <Button onTap={() => ask(true)}>印 {found.slips} 张码票</Button>
      <Confirm title='印码票' open={asking} onClose={() => ask(false)} name='印' onConfirm={print}>
        <p>票号只印这一次，系统里不留。以前印过的马上作废，不要再发。有人投过以后就不能再印。</p>
      </Confirm>
    </Card>
  )
}

function Bundles({ of: { id, bundles, may, papers } }: { of: RatingDetail }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(rating.papers, { id })
    await handOver(bytes, name)
  })
  const enter = (number?: number) => go('/pages/assessment/bundle/index', { id, ...(number ? { number: String(number) } : {}) })
  return (
    <Card title='纸票' aside={`发了 ${papers} 张`}>
      <FaultNotice fault={fault} />
      <p className='paragraph'>分成几叠，每叠由两个人分别数、分别录，录得一样才计入。</p>
      {bundles.length > 0 && (
        <List label='纸票'>
          {bundles.map(({ number, state, slips, byNames, mayEnter, differences }) => (
            <Row
              key={number} title={`第 ${number} 叠，${slips} 张`} note={sentence([byNames.join('、'), differences.length > 0 && `${differences.length} 处不一样`])}
              aside={<Mark symbol={state === 'counted' ? '√' : state === 'differs' ? '!' : '○'} name={BUNDLE_STATE_NAMES[state]} tone={state === 'counted' ? 'pine' : state === 'differs' ? 'cinnabar' : 'amber'} />}
              onTap={mayEnter ? () => enter(number) : undefined}
            />
          ))}
        </List>
      )}
      {may.enter && <Button onTap={() => enter()}>录一叠纸票</Button>}
      <Button kind='quiet' onTap={run}>印空白纸票</Button>
    </Card>
  )
}

const COUNT = [{ value: 'yes', name: '计入' }, { value: 'no', name: '不计入' }] as const

function Close({ of: { id, revision, held, cast }, load, onClose }: PartProps & { onClose: () => void }) {
  const [count, setCount] = useState<'yes' | 'no' | null>(null)
  const [reason, setReason] = useState('')
  const close = async () => {
    load.put(await call(rating.close, { id, revision, ...(held > 0 ? { ...(count ? { countHeld: count === 'yes' } : {}), reason: reason.trim() } : {}) }))
    say('已结束')
  }
  return (
    <Confirm title='结束测评' open onClose={onClose} name='结束' danger onConfirm={close}>
      <p>收了 {cast} 张。结束以后不再收票，票号和钥匙都删掉，只留各项的比例，不能重新开始。</p>
      {held > 0 && (
        <>
          <Choice label={`集中投的 ${held} 票`} options={COUNT} value={count} onChoose={setCount} />
          <Field label='为什么' value={reason} onInput={setReason} max={300} hint='比如：问了村里，当时在开村民会' />
        </>
      )}
    </Confirm>
  )
}

function Withdraw({ of: { id }, load }: PartProps) {
  const [asking, ask] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = async () => {
    load.put(await call(rating.withdraw, { id, reason }))
    say('已作废')
  }
  return (
    <>
      <div className='actions'><Button kind='quiet' onTap={() => ask(true)}>作废这次测评</Button></div>
      <Confirm title='作废这次测评' open={asking} onClose={() => ask(false)} name='作废' danger onConfirm={withdraw}>
        <p>已经投的票都不算，发出去的票都不能用，可以重新开始一次。</p>
        <Field label='为什么作废' value={reason} onInput={setReason} max={300} />
      </Confirm>
    </>
  )
}
