import { useEffect, useState } from 'react'
import { type KindTotal, simulation, SIMULATION_KIND_NAMES, type SimulationKind, type SimulationResult } from '@village/shared/contract/simulation'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { More, usePages } from '@/ui/pager'
import { monthWord, sentence, spoken } from '@/ui/words'

const PAUSE = 400

/** Every change, by kind and person: what it is now, what it would be, and why on either side. */
export function Changes({ id, kinds }: { id: string; kinds: KindTotal[] }) {
  const [kind, setKind] = useState<SimulationKind | 'all'>('all')
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const results = usePages(simulation.results, { id, kind: kind === 'all' ? undefined : kind, search: search || undefined }, { keep: false })
  const options = [{ value: 'all' as const, name: '全部' }, ...kinds.map(each => ({ value: each.kind, name: SIMULATION_KIND_NAMES[each.kind] }))]
  return (
    <>
      {kinds.length > 1 && <Tabs label='哪一类变化' options={options} value={kind} onChoose={setKind} />}
      <Search value={typed} onInput={setTyped} placeholder='按姓名查找' />
      <Loaded of={results.first}>
        {() => results.items.length > 0
          ? (
            <Card flush>
              <ul className='list' role='list' aria-label='变化'>{results.items.map(result => <Result key={result.id} result={result} />)}</ul>
              <More of={results} />
            </Card>
          )
          : <Empty title={search ? `没有找到“${search}”` : '这一类没有变化'}>{search ? '可能这个人的结果没有变，或者姓名写得不同。' : ''}</Empty>}
      </Loaded>
    </>
  )
}

function Result({ result: { kind, personName, villageName, month, leave, changes, before, after } }: { result: SimulationResult }) {
  return (
    <li className='row-item change'>
      <div className='change-head'>
        <span className='change-name'>{personName}</span>
        <span className='change-place'>{sentence([villageName, leave || monthWord(month)])}</span>
      </div>
      {changes.map(({ what, before: now, after: then }) => (
        <div key={what + now} className='change-line'>
          <div className='change-what'>{kind === 'days' ? '请假天数' : what}</div>
          <div className='change-values numbers'>
            <span>{spoken(now)}</span>
            <span className='change-arrow' aria-hidden='true'>→</span>
            <span className='hidden'>变为</span>
            <span className='change-then'>{spoken(then)}</span>
          </div>
        </div>
      ))}
      <div className='change-basis'>
        <span className='change-reason'><Basis because={before} title={`现行依据：${personName}`}>现行依据</Basis></span>
        <span className='change-reason'><Basis because={after} title={`草稿依据：${personName}`}>草稿依据</Basis></span>
      </div>
    </li>
  )
}
