import { useState } from 'react'
import { allowance, type AllowanceItemLine, type AllowanceList, type AllowancePerson } from '@village/shared/contract/allowance'
import { yuan } from '@village/shared/kernel/money'
import { differenceText } from '@village/shared/rules/allowance-month'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { instantWord, monthWord, sentence } from '@/ui/words'

/** The allowances of one village and month: each person, each item, each with its clause. */
export default function AllowanceOfVillage() {
  const villageId = parameter('villageId') ?? ''
  const month = parameter('month') ?? ''
  const load = useLoad(allowance.list, { villageId, month }, { keep: false })
  const [asking, setAsking] = useState(false)
  const [remark, setRemark] = useState('')
  const data = load.data
  return (
    <Page title='补助表' action={data?.mayConfirm && <Button kind='primary' onTap={() => setAsking(true)}>{`核定 ${yuan(data.mayConfirm.totalFen)} 元`}</Button>}>
      <Loaded of={load}>{list => <Whole list={list} />}</Loaded>
      {data?.mayConfirm && (
        <Confirm
          title='核定补助' open={asking} onClose={() => setAsking(false)} name='核定' onConfirm={() => call(allowance.confirm, { villageId, month, hash: data.hash, remark: remark.trim() })}
          onDone={() => { say('已核定'); return load.reload() }}
        >
          <p>{`${data.mayConfirm.people} 人，共 ${yuan(data.mayConfirm.totalFen)} 元。核定以后不能改，以后有更正单的，再核定差额。`}</p>
          <Field label='说明' optional max={200} value={remark} onInput={setRemark} />
        </Confirm>
      )}
    </Page>
  )
}

function Whole({ list }: { list: AllowanceList }) {
  const { villageId, villageName, month, people, runs, why, corrections, profileTitle, profileVersion } = list
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(allowance.xlsx, { month, villageId })
    await handOver(bytes, name)
  })
  if (why) return <Empty title={`${villageName}${monthWord(month)}`}>{why}</Empty>
  return (
    <>
      <FaultNotice fault={fault} />
      <Notice kind='info' title={`${villageName}${monthWord(month)}`}>{sentence(['按封存的考勤表', corrections > 0 && `${corrections} 张更正单`, `《${profileTitle}》第 ${profileVersion} 版`])}</Notice>
      {people.length === 0 && <Empty title='没有可以发补助的人'>这个月这个村的考勤表上没有您能看到的人。</Empty>}
      {people.map(person => <Person key={person.personId} person={person} list={list} />)}
      {runs.length > 0 && (
        <Card title='核定的经过' flush>
          <List label='核定的经过'>
            {runs.map(({ number, people: count, totalFen, byName, at, remark }) => <Row key={number} title={`第 ${number} 次：${yuan(totalFen)} 元`} note={sentence([`${count} 人`, `${byName} ${instantWord(at)}`, remark])} />)}
          </List>
        </Card>
      )}
      {may('allowance.export') && people.length > 0 && <Button onTap={run}>导出发放表</Button>}
    </>
  )
}

function Person({ person: { personId, name, unitName, post, lines, stated, mayState }, list: { villageId, month, asksStatement } }: { person: AllowancePerson; list: AllowanceList }) {
  return (
    <Card title={name} aside={sentence([unitName, post])} flush>
      <List label={name}>
        {lines.map(line => <Item key={line.item} line={line} />)}
        {asksStatement && (
          <Row
            title='路程和趟数' note={stated ? sentence([`单程 ${stated.oneWayKm} 公里`, `往返 ${stated.roundTrips} 趟`, stated.byUnitVehicle > 0 && `其中单位派车 ${stated.byUnitVehicle} 趟`, stated.backInCityDays > 0 && `因公回市区 ${stated.backInCityDays} 天`, `${stated.byName}填写`]) : '还没有填写'}
            onTap={mayState ? () => go('/pages/allowance/state/index', { villageId, month, personId }) : undefined}
          />
        )}
      </List>
    </Card>
  )
}

function Item({ line: { itemName, quantity, amountFen, settledFen, openFen, paidByName, why, because } }: { line: AllowanceItemLine }) {
  return (
    <Row
      title={<>{itemName} <Basis because={because} title={itemName} /></>}
      note={why ?? sentence([quantity, paidByName && `${paidByName}支付`, settledFen !== 0 && `已核定 ${yuan(settledFen)} 元`, settledFen !== 0 && openFen !== 0 && differenceText(openFen)])}
      aside={why ? <Mark symbol='!' name='缺数据' tone='cinnabar' /> : amountFen === null ? <Mark symbol='○' name='标准另定' /> : openFen === 0 && settledFen !== 0 ? <Mark symbol='√' name={`${yuan(amountFen)} 元`} tone='pine' /> : <span className='numbers'>{`${yuan(amountFen)} 元`}</span>}
    />
  )
}
