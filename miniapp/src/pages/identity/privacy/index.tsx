import { Card } from '@/ui/card'
import { Page } from '@/ui/page'

const PARTS = [
  {
    title: '记什么',
    lines: [
      '姓名、手机号、派出单位、职务、任职起止：由县或乡镇的管理员从名册导入。',
      '在村确认、请假、因公外出、审批意见和签字：由您本人、队长或审批人填写。',
      '登录设备的名称、登录和最近使用的时间：用来让您发现并退出不认识的设备。',
    ],
  },
  {
    title: '不记什么',
    lines: [
      '不记录行走轨迹，不在后台取位置。没有位置，驻村通的每一项功能都能用。',
      '不统计使用时长，不排名，不打积分。',
    ],
  },
  {
    title: '给谁看',
    lines: [
      '考勤和请假：本人、所在工作队的队长、有审批和管理职责的乡镇和县里的人；派出单位只看到自己的人。',
      '手机号：只有工作需要的人看得到完整号码，其他人看到的中间四位是星号。',
      '不向别的单位和公司提供。',
    ],
  },
  {
    title: '您可以做什么',
    lines: [
      '在“我的”里看自己的身份和设备，让设备退出，换手机号，改密码。',
      '记错了，请队长或管理员更正；已经签字的月份用更正单更正，原来的记录保留。',
      '不同意提供手机号，可以改用管理员发的一次性登录码登录。',
    ],
  },
]

export default function Privacy() {
  return (
    <Page title='隐私说明' open>
      {PARTS.map(({ title, lines }) => (
        <Card key={title} title={title}>
          <ul className='list'>
            {lines.map(line => <li key={line}>{line}</li>)}
          </ul>
        </Card>
      ))}
    </Page>
  )
}
