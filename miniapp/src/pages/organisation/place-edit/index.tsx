import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { call } from '@/call'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

const NAMES: Record<string, string> = { county: '县', township: '乡镇', village: '村' }

/** A new place below another, or a new name for one that is there. */
export default function PlaceEdit() {
  const [{ id, parentId, parent, kind, was }] = useState(() => ({
    id: parameter('id'), parentId: parameter('parentId') ?? '', parent: parameter('parent'), kind: parameter('kind') ?? 'village', was: parameter('name'),
  }))
  const [name, setName] = useState(was ?? '')
  const { fault, run } = useAction(async () => {
    if (id) await call(organisation.rename, { id, name: name.trim() })
    else await call(organisation.add, { kind: kind === 'township' ? 'township' : 'village', name: name.trim(), parentId })
    say(id ? '已更名' : `已新增${name.trim()}`)
    goBack()
  })
  return (
    <Page title={id ? '更名' : `新增${NAMES[kind]}`} action={<Button kind='primary' onTap={run}>{id ? '保存新名称' : '新增'}</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Field
          label={`${NAMES[kind]}的名称`}
          value={name}
          onInput={setName}
          max={40}
          error={errorOf(fault, 'name')}
          hint={id ? `现在叫“${was}”。以前签过字的考勤表仍用旧名称。` : `属于${parent ?? '上级'}`}
          onConfirm={run}
        />
      </Card>
    </Page>
  )
}
