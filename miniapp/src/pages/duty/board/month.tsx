import { type ReactNode, useState } from 'react'
import { duty, DUTY_KIND_NAMES, type DutyBoard, type DutyDays, type DutyLine } from '@village/shared/contract/duty'
import { type Day, monthOf } from '@village/shared/kernel/day'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { instantWord, longDayWord, sentence } from '@/ui/words'
import { AskMessage } from '../../notice/ask'
import { Swaps } from '../swaps'
import { AskSwap } from './ask'
import { Choose } from './choose'
import { again, changeWords, daysAsked, draft, exchange, mend, put, sharesOf, troublesOf } from './edit'
import { Grid } from './grid'
import { useSteps } from './steps'
import { Sound, Troubles } from './troubles'

const LONGEST_REASON = 200
const DAYS = [{ value: 'workdays' as const, name: '工作日' }, { value: 'every_day' as const, name: '每天' }]

interface MonthProps {
  board: DutyBoard
  head: ReactNode
  load: { put: (board: DutyBoard) => void; reload: () => Promise<void>; keptAt: string | null }
}

/** One month: what is published, or a draft that is worked on until it is put out. */
export function DutyMonth({ board, head, load }: MonthProps) {
  const { roster, may } = board
  const [days, setDays] = useState<DutyDays>(board.daysByDocument ?? roster?.days ?? 'workdays')
  const steps = useSteps()
  const { lines } = steps
  const [chosen, setChosen] = useState<Day | null>(null)
  const [reason, setReason] = useState('')
  const own = session.get()?.me.id ?? ''
  const shown = lines ?? roster?.lines ?? []
  const troubles = lines || roster ? troublesOf(board, days, shown, today()) : []
  const stops = troubles.filter(trouble => trouble.stops)
  const asksWhy = lines !== null && (roster !== null || troubles.some(({ kind }) => kind === 'gap'))
  const open = monthOf(today()) <= board.month
  const asked = daysAsked(board, days)
  const isMine = (day: Day) => shown.find(line => line.day === day)?.personIds.includes(own) ?? false
  const isOpen = (day: Day) => day >= today() && (lines ? asked.includes(day) : may.swap && isMine(day))
  const publish = useAction(async () => {
    if (asksWhy && !reason.trim()) throw missing('reason', roster ? '请写明更改原因' : '有的日子没有人值，请写明怎么安排')
    load.put(await call(duty.publish, {
      kind: board.kind, placeId: board.placeId, month: board.month, version: roster?.version ?? 0, lines: shown.filter(line => asked.includes(line.day)),
      ...(board.daysByDocument ? {} : { days }), ...(reason.trim() ? { reason: reason.trim() } : {}),
    }))
    steps.end()
    say('值班表已发布')
  })
  const begin = () => steps.begin(roster ? roster.lines : draft(board, days, today()))
  const mended = may.arrange && open && stops.length > 0 ? mend(board, days, shown, today()) : null
  // What stands after the tap in fewer places than before was worth the tap.
  const isMended = mended !== null && troublesOf(board, days, mended, today()).filter(trouble => trouble.stops).length < stops.length
  const onMend = () => {
    if (!lines) steps.begin(shown)
    steps.change(mended!)
    if (roster && !reason.trim()) setReason(changeWords(board, roster.lines, mended!).slice(0, LONGEST_REASON))
  }
  const action = may.arrange && open && (lines
    ? (
      <div className='actions'>
        {steps.undo && <Button onTap={steps.undo}>撤销一步</Button>}
        <Button kind='primary' disabled={stops.length > 0} onTap={publish.run}>{stops.length > 0 ? `还有 ${stops.length} 处要改` : '发布值班表'}</Button>
      </div>
    )
    : !roster && <Button kind='primary' onTap={begin}>自动排出草稿</Button>)
  return (
    <Page title={DUTY_KIND_NAMES[board.kind]} wide action={action}>
      {head}
      <FaultNotice fault={publish.fault} />
      {load.keptAt && <Notice kind='warn'>现在没有网络，下面是 {instantWord(load.keptAt)} 的内容。</Notice>}
      <Card title={sentence([board.villageName, board.placeName !== board.villageName && board.placeName])} aside={<Basis because={board.because} title='值班怎么要求' />}>
        <p>{lines ? `草稿，发布以后大家才看得到。点一天换人${process.env.TARO_ENV === 'h5' ? '，也可以用鼠标把一天拖到另一天对换' : ''}。` : roster ? `第 ${roster.version} 版，${roster.publishedByName} ${instantWord(roster.publishedAt)} 发布${roster.reason ? `：${roster.reason}` : ''}` : '这个月的值班表还没有发布。'}</p>
        {!lines && roster && may.swap && shown.some(line => line.day >= today() && isMine(line.day)) && <p>点自己的班可以申请换班。</p>}
      </Card>
      {lines && board.daysByDocument === null && <Card><Choice label='哪些日子要有人' options={DAYS} value={days} onChoose={next => { setDays(next); if (!roster) steps.begin(draft(board, next, today())) }} hint='制度没有写明，由您定' /></Card>}
      {troubles.length > 0 && <Troubles troubles={troubles} because={board.because} onTap={lines ? setChosen : undefined} onMend={isMended ? onMend : undefined} />}
      {lines && troubles.length === 0 && <Sound least={board.least} because={board.because} />}
      {!lines && !roster && !may.arrange && <Empty title='这里是这个月谁哪天值班'>安排的人发布以后就能看到。</Empty>}
      {(lines || roster) && <Grid board={board} lines={shown} troubles={troubles} isOpen={isOpen} onTap={setChosen} onExchange={lines ? (one, other) => steps.change(exchange(shown, one, other)) : undefined} />}
      {asksWhy && <Card><Field label={roster ? '更改原因' : '没有人的日子怎么安排'} value={reason} onInput={setReason} max={LONGEST_REASON} error={errorOf(publish.fault, 'reason')} /></Card>}
      {may.arrange && open && (lines || roster) && (
        <div className='actions'>
          {lines && <Button onTap={() => steps.change(draft(board, days, today()))}>重新自动排班</Button>}
          {lines ? <Button onTap={() => { steps.end(); setReason('') }}>不改了</Button> : <Button onTap={begin}>修改值班表</Button>}
        </div>
      )}
      {!lines && board.swaps.length > 0 && <Swaps title='换班' swaps={board.swaps} onDone={load.reload} />}
      {board.swaps.some(swap => swap.mayTakeBack) && <AskMessage kind='result' />}
      {(lines || roster) && <Shares board={board} lines={shown} />}
      {board.versions.length > 0 && !lines && <Versions board={board} onAgain={may.arrange && open ? version => { steps.begin(shown); steps.change(again(board, version.lines, today())); setReason(`照第 ${version.version} 版改回`) } : undefined} />}
      {lines
        ? <Choose board={board} lines={shown} day={chosen} onClose={() => setChosen(null)} onChoose={id => { if (chosen) steps.change(put(shown, chosen, id, board.least)); setChosen(null) }} />
        : <Sheet title={chosen ? `换班：${longDayWord(chosen)}` : ''} open={chosen !== null} onClose={() => setChosen(null)}>{chosen && <AskSwap board={board} day={chosen} onAsked={next => { setChosen(null); load.put(next) }} />}</Sheet>}
    </Page>
  )
}

function Shares({ board, lines }: { board: DutyBoard; lines: DutyLine[] }) {
  return (
    <Card title='每人几班' flush>
      <List label='每人几班'>
        {sharesOf(board, lines).filter(({ duties, personId }) => duties > 0 || board.people.some(person => person.personId === personId && person.serves.length > 0)).map(({ personId, name, duties, rest, earlier }) => (
          <Row key={personId} title={name} note={sentence([rest > 0 && `其中休息日 ${rest} 班`, earlier !== null && `前三个月 ${earlier} 班`])} aside={<span className='numbers'>{duties} 班</span>} />
        ))}
      </List>
    </Card>
  )
}

function Versions({ board, onAgain }: { board: DutyBoard; onAgain?: (version: DutyBoard['versions'][number]) => void }) {
  return (
    <Card title='以前的版本' flush>
      <List label='以前的版本'>
        {board.versions.map(version => <Row key={version.version} title={`第 ${version.version} 版`} note={sentence([`${version.publishedByName} ${instantWord(version.publishedAt)}`, version.reason])} aside={onAgain && '照这版改回'} onTap={onAgain && (() => onAgain(version))} />)}
      </List>
    </Card>
  )
}
