import { attendance } from '@village/shared/contract/attendance'
import { duty } from '@village/shared/contract/duty'
import { worklog } from '@village/shared/contract/worklog'
import { ROLES } from '@village/shared/kernel/role'
import { go } from '@/go'
import { permissionsOf } from '@village/shared/kernel/permission'
import { may, session } from '@/session'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { List, Row } from '@/ui/row'

interface Way {
  page: string
  title: string
  note: string
  shown: boolean
}

/** Only a cadre of a team: what he says of himself he finds in his week. */
function plainCadre(): boolean {
  const roles = session.get()?.me.roles ?? []
  return roles.length > 0 && roles.every(({ role, teamId }) => teamId !== null && !permissionsOf(role).includes('attendance.roster'))
}

/** The ways to everything else, by what they are about, for the roles this person has. */
export function Ways() {
  const duties = useLoad(duty.places, undefined, { when: may('duty.read') })
  const lists = useLoad(worklog.lists, {}, { when: may('worklog.read') })
  const rosters = useLoad(attendance.rosters, undefined, { when: may('attendance.keep') && !may('attendance.roster') })
  const sending = useLoad(worklog.sending, undefined, { when: may('worklog.send') })
  const groups: Record<string, Way[]> = {
    在岗和请假: [
      { page: '/pages/attendance/presence/index', title: '在村情况', note: '确认半天、离村，看自己的记录', shown: may('attendance.record') },
      { page: '/pages/attendance/week/index', title: '我的一周', note: '到村、离村、住村、下村时间，不能签到的说明', shown: may('attendance.record') || session.get()?.me.roles.some(({ role }) => role === 'township_linked_leader') === true },
      { page: '/pages/attendance/weeks/index', title: '每周情况', note: '各人这一周在村、到离村、住村、工时', shown: may('attendance.roster') || may('attendance.sign') },
      { page: '/pages/attendance/notes/index', title: '不能签到的说明', note: '替打电话来的人记下，确认说明', shown: may('attendance.note') && !plainCadre() },
      { page: '/pages/leave/list/index', title: '请假和销假', note: '请假、因公外出、轮休', shown: may('leave.read') },
      { page: '/pages/leave/alerts/index', title: '全员在岗', note: '宣布和解除特殊时期', shown: may('leave.declare') },
      { page: '/pages/leave/outings/index', title: '因公外出报备', note: '为村里的事外出，先报备', shown: may('leave.apply') || may('leave.decide') },
      { page: '/pages/leave/filings/index', title: '请假备案', note: '告诉了谁、几时、怎样', shown: may('attendance.roster') || may('leave.decide') },
      { page: '/pages/leave/waivers/index', title: '特殊情况的书面批准', note: '超过请假上限的，先登记', shown: may('leave.declare') },
      { page: '/pages/leave/rest-plans/index', title: '轮休和年休计划', note: '谁什么时候休，和申请对照', shown: may('leave.apply') || may('leave.decide') },
      { page: '/pages/leave/callbacks/index', title: '派出单位抽调', note: '单位提出，同意了才能走', shown: may('leave.callback') || may('leave.decide') },
      { page: '/pages/duty/wall/index', title: '去向和值班月历', note: '谁不在、谁值班，一个月一张', shown: may('leave.read') },
      { page: '/pages/duty/places/index', title: '值班和巡逻', note: '值班表、换班、巡逻记录', shown: (duties.data?.length ?? 0) > 0 },
      { page: '/pages/attendance/arrangements/index', title: '驻村安排', note: '办公日改期、通知到村、休息日值班', shown: may('attendance.schedule') },
      { page: '/pages/attendance/roster/index', title: '名册', note: '按制度由本机构记考勤的人', shown: (rosters.data?.length ?? 0) > 0 },
      { page: '/pages/attendance/books/index', title: '台账对照', note: '几家各记一本，不同的说明和核定', shown: may('attendance.keep') },
      { page: '/pages/attendance/sheets/index', title: '月度考勤表', note: '查看、签字、导出', shown: may('attendance.read') },
    ],
    日常工作: [
      { page: '/pages/record/list/index', title: '工作记录', note: '日记、代办、调处等，查找和导出', shown: may('record.read') },
      { page: '/pages/household/villages/index', title: '户和走访', note: '户册、走访、结对、下面该走访谁', shown: may('household.read') },
      { page: '/pages/household/contacts/index', title: '联系的群众', note: '联系名单、谈心谈话', shown: may('household.write') && may('attendance.record') },
      { page: '/pages/due/list/index', title: '要做的事', note: '按制度到期的事：一天、一个月、一年', shown: may('due.read') },
      { page: '/pages/report/list/index', title: '报告和简报', note: '按记录起草，报送、签收、汇总', shown: may('report.write') || may('report.receive') },
      { page: '/pages/report/requests/index', title: '数据需求', note: '要数据先看系统里有没有，没有的才问工作队', shown: may('report.request') || may('report.write') },
      { page: '/pages/burden/mine/index', title: '我这一周要办多少', note: '要办的事、必填的栏、通知，谁要的', shown: may('burden.own') },
      { page: '/pages/due/overview/index', title: '到期事项一览', note: '哪一项、谁还没做，导出表格', shown: may('due.read') && (may('attendance.roster') || may('attendance.export')) },
      { page: '/pages/worklog/lists/index', title: '驻村办公清单', note: '部门下发的清单和各村进度', shown: (sending.data?.length ?? 0) + (lists.data?.total ?? 0) > 0 },
      { page: '/pages/issue/list/index', title: '问题和纠纷', note: '登记、交办、上报、核实销号', shown: may('issue.read') },
      { page: '/pages/plan/list/index', title: '计划和承诺', note: '责任人、时限、进展、另一人确认', shown: may('plan.read') },
      { page: '/pages/plan/projects/index', title: '项目', note: '做到哪一步，资金谁核对过', shown: may('plan.read') },
      { page: '/pages/archive/list/index', title: '档案', note: '各类材料齐不齐、谁保管，导出压缩包', shown: may('archive.read') },
      { page: '/pages/plan/emergency/index', title: '应急预案', note: '出事先打给谁，没有信号也打得开', shown: may('plan.read') },
      { page: '/pages/issue/restricted/index', title: '线索和反映', note: '只有报送的人和受理的机构看得到，群众对干部的反映也在这里', shown: may('issue.raise') },
    ],
    会议和学习: [
      { page: '/pages/meeting/schedule/index', title: '会议日程', note: '例会、学习、三会一课，安排、签到、记录', shown: may('meeting.read') },
      { page: '/pages/meeting/decisions/index', title: '决定和问题', note: '会上定的事，谁办、办到哪一步', shown: may('meeting.read') },
      { page: '/pages/meeting/events/index', title: '应到场的事', note: '村里开会、出事、办活动，谁必到', shown: may('meeting.read') },
    ],
    公开和群众: [
      { page: '/pages/disclosure/boards/index', title: '村公示栏', note: '村民扫码看谁值班、怎么联系', shown: may('disclosure.read') },
      { page: '/pages/disclosure/publications/index', title: '三务公开', note: '党务、村务、财务，该公开的和公开过的', shown: may('disclosure.read') },
      { page: '/pages/disclosure/mine/index', title: '我的公示', note: '照片、海报、工作队去向', shown: may('disclosure.record') },
    ],
    督查和考核: [
      { page: '/pages/inspection/list/index', title: '督查', note: '随机抽取、现场记录、核定、通报', shown: may('inspection.read') },
      { page: '/pages/inspection/mine/index', title: '对我的督查', note: '记了什么、说明、结果', shown: may('inspection.own') && may('attendance.record') },
      { page: '/pages/consequence/list/index', title: '责任追究', note: '核实的事实、制度写的处理、谁决定', shown: may('consequence.read') },
      { page: '/pages/consequence/mine/index', title: '对我的处理', note: '为什么、我的说明、结果', shown: may('consequence.own') && !may('consequence.read') },
      { page: '/pages/consequence/prohibitions/index', title: '禁止事项', note: '不准做的事，读了签字', shown: may('attendance.record') },
      { page: '/pages/consequence/readers/index', title: '禁止事项签字', note: '谁读过、谁没有读', shown: may('consequence.read') },
      { page: '/pages/assessment/list/index', title: '考核', note: '平时、年度、期满：评价、等次、公示、审定', shown: may('assessment.review') || may('assessment.manage') },
      { page: '/pages/assessment/mine/index', title: '我的考核', note: '写总结，看结果，签收或者提出异议', shown: may('assessment.own') && may('attendance.record') },
      { page: '/pages/assessment/results/index', title: '考核结果', note: '审定了的，派出单位看自己的人', shown: may('assessment.receive') },
      { page: '/pages/assessment/units/index', title: '双考核表', note: '一个派出单位一行，对单位怎样', shown: may('assessment.receive') },
      { page: '/pages/posting/nominations/index', title: '评优和提拔名单', note: '考核结果让谁可以考虑，由人决定', shown: may('posting.nominate') },
      { page: '/pages/assessment/ratings/index', title: '测评', note: '村民、村干部、乡镇给工作队打分', shown: may('assessment.read') },
      { page: '/pages/burden/place/index', title: '一周的负担', note: '要干部办多少事，谁要的，有没有超过上限', shown: may('burden.read') },
      { page: '/pages/record/list/index?kind=praise&box=all', title: '表彰和典型', note: '谁、哪一级表彰、事迹', shown: may('record.read') },
    ],
    选派和保障: [
      { page: '/pages/allowance/list/index', title: '驻村补助', note: '照封存的考勤表算，核定、导出', shown: may('allowance.export') || may('allowance.confirm') },
      { page: '/pages/allowance/payslip/index', title: '我的补助', note: '每月核定了多少，依据哪一条', shown: may('allowance.state') && may('attendance.record') },
      { page: '/pages/plan/welfare/index', title: '保险和体检', note: '意外险保到哪天、体检过没有，不记身体情况', shown: may('plan.read') },
      { page: '/pages/plan/conditions/index', title: '经费、用车和住宿', note: '工作队的经费结余，单位给够没有', shown: may('plan.read') },
      { page: '/pages/posting/list/index', title: '选派、任期和交接', note: '队伍和分工、什么时候期满、调整召回、离任交接', shown: may('posting.own') && (may('attendance.record') || may('posting.read')) },
      { page: '/pages/plan/followup/index', title: '派出单位跟踪', note: '单位领导到村和听汇报', shown: may('plan.read') && standsHigh() },
    ],
    组织和制度: [
      { page: '/pages/organisation/offices/index', title: '领导机构和办公室', note: '县和乡镇谁管什么，从哪天起', shown: may('organisation.read') },
      { page: '/pages/organisation/index/index', title: '组织和人员', note: '乡镇、村、工作队', shown: may('organisation.read') },
    ],
  }
  return (
    <>
      {Object.entries(groups).map(([group, ways]) => <Group key={group} title={group} ways={ways.filter(({ shown }) => shown)} />)}
    </>
  )
}

/** At the county, or in a dispatching unit. */
function standsHigh(): boolean {
  return (session.get()?.me.roles ?? []).some(({ role }) => ['county', 'city', 'unit'].includes(ROLES[role].level))
}

function Group({ title, ways }: { title: string; ways: Way[] }) {
  if (ways.length === 0) return null
  return (
    <Card title={title} flush>
      <List label={title}>
        {ways.map(({ page, title: name, note }) => <Row key={page} title={name} note={note} onTap={() => go(page)} />)}
      </List>
    </Card>
  )
}
