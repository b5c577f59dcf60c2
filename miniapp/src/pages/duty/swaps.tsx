import { duty, type DutySwap, SWAP_STATE_NAMES, type SwapState } from '@village/shared/contract/duty'
import { call } from '@/call'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { FaultNotice, Mark, type Tone } from '@/ui/notice'
import { dayWord, sentence } from '@/ui/words'
import './swaps.scss'

const SYMBOLS: Record<SwapState, string> = { asked: '…', accepted: '√', declined: '×', taken_back: '↩' }
const TONES: Record<SwapState, Tone> = { asked: 'amber', accepted: 'pine', declined: 'cinnabar', taken_back: 'plain' }
const DONE: Record<'accepted' | 'declined' | 'taken_back', string> = { accepted: '已换好', declined: '已告诉对方不换', taken_back: '已收回' }

/** Swaps that wait for the answer of whoever looks. */
export function SwapsToAnswer({ swaps, onDone }: { swaps: DutySwap[]; onDone: () => unknown }) {
  return swaps.length > 0 ? <Swaps title='有人想和您换班' swaps={swaps} onDone={onDone} /> : null
}

/** Requests to swap, each with what can be answered. */
export function Swaps({ title, swaps, onDone }: { title: string; swaps: DutySwap[]; onDone: () => unknown }) {
  const { fault, run } = useAction(async (id: string, answer: 'accepted' | 'declined' | 'taken_back') => {
    await call(duty.answerSwap, { id, answer })
    say(DONE[answer])
    await onDone()
  })
  return (
    <Card title={title} flush>
      <FaultNotice fault={fault} />
      <ul className='list' role='list' aria-label={title}>
        {swaps.map(swap => (
          <li key={swap.id} className='swap'>
            <div className='swap-words'>
              <div>{swapWord(swap)}</div>
              {swap.note && <div className='swap-note'>{swap.note}</div>}
            </div>
            {swap.mayAnswer || swap.mayTakeBack
              ? (
                <div className='actions swap-actions'>
                  {swap.mayAnswer && <Button kind='primary' onTap={() => run(swap.id, 'accepted')}>同意换班</Button>}
                  {swap.mayAnswer && <Button onTap={() => run(swap.id, 'declined')}>不换</Button>}
                  {swap.mayTakeBack && <Button onTap={() => run(swap.id, 'taken_back')}>收回</Button>}
                </div>
              )
              : <Mark symbol={SYMBOLS[swap.state]} name={SWAP_STATE_NAMES[swap.state]} tone={TONES[swap.state]} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** "张三 4月3日 的班，换 李四 4月8日 的班" */
function swapWord({ kind, askerName, day, otherName, otherDay, placeName }: DutySwap): string {
  const what = kind === 'patrol' ? '巡逻' : '班'
  const words = otherDay ? `${askerName} ${dayWord(day)}的${what}，换${otherName} ${dayWord(otherDay)}的${what}` : `${askerName} ${dayWord(day)}的${what}，请${otherName}替`
  return sentence([words, placeName])
}
