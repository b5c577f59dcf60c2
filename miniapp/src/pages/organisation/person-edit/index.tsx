import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { call } from '@/call'
import { go, goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

/** A new person of the register, or a change of one. */
export default function PersonEdit() {
  const [id] = useState(() => parameter('id'))
  const person = useLoad(organisation.person, { id: id ?? '' }, { when: id !== undefined, keep: false })
  const units = useLoad(organisation.units, undefined)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [unitId, setUnitId] = useState<string | null>(null)
  const [post, setPost] = useState('')
  const [filled, setFilled] = useState(id === undefined)
  const known = person.data
  useEffect(() => {
    if (!known || filled) return
    setName(known.name)
    setPhone(known.phoneMasked ? '' : known.phone ?? '')
    setUnitId(known.unitId)
    setPost(known.post ?? '')
    setFilled(true)
  }, [known, filled])
  const { fault, run } = useAction(async () => {
    const input = { name: name.trim(), phone: phone.trim(), unitId: unitId ?? undefined, post: post.trim() || undefined }
    if (id) {
      await call(organisation.updatePerson, { ...input, id })
      say('已保存')
      goBack()
    } else {
      const added = await call(organisation.addPerson, input)
      say('已新增，接着登记任职')
      void Taro.redirectTo({ url: `/pages/organisation/person/index?id=${added.id}` })
    }
  })
  const choices = (units.data ?? []).map(unit => ({ value: unit.id, name: unit.name }))
  const form = (
    <>
      <FaultNotice fault={fault} />
      <Card>
        <Field label='姓名' value={name} onInput={setName} max={30} error={errorOf(fault, 'name')} />
        <Field label='手机号' kind='phone' value={phone} onInput={setPhone} max={11} error={errorOf(fault, 'phone')} hint='登录和绑定微信要用这个号码。' />
        <Select label='派出单位' optional options={choices} value={unitId} onChoose={setUnitId} error={errorOf(fault, 'unitId')} empty='还没有派出单位，先去新增' />
        <Field label='职务' optional value={post} onInput={setPost} max={40} error={errorOf(fault, 'post')} />
      </Card>
      <Button kind='quiet' onTap={() => go('/pages/organisation/units/index')}>名单里没有这个单位，去新增</Button>
    </>
  )
  return (
    <Page title={id ? '修改人员' : '新增人员'} action={filled && <Button kind='primary' onTap={run}>{id ? '保存' : '新增'}</Button>}>
      {id ? <Loaded of={person}>{() => form}</Loaded> : form}
    </Page>
  )
}
