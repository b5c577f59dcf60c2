import type { DataKind } from './data-kind';
import { AS_FILED } from './keeping';

export const WORK_KINDS: readonly DataKind[] = [
  {
    name: '工作记录和日志', purpose: '一件事记一次，报告、档案、到期提醒都从这里来', ...AS_FILED,
    tables: {
      record: { title: '工作记录', about: ['personId'], by: ['withdrawnBy'], within: ['withIds'], omit: ['others'] },
      work_log: { title: '工作日志', about: ['ownerId'] },
      work_log_version: { title: '工作日志的内容', about: ['personId'] },
      work_log_review: { title: '工作日志的审阅', by: ['personId'], via: [['logId', 'work_log']] },
      task_list: { title: '坐班日任务单', by: ['sentBy'], omit: ['sentTo'] },
      task_item: { title: '任务单的事项', none: '是部门交办的事，办了什么看“任务办理”' },
      task_result: { title: '任务办理', about: ['personId'] },
    },
  },
  {
    name: '问题台账', purpose: '问题有人管、有期限，办到办结', ...AS_FILED,
    tables: {
      issue: { title: '问题', by: ['reporterId', 'ownerId', 'answeredBy', 'escalatedBy'], within: ['barred'], omit: ['villager', 'recipients'] },
      issue_step: { title: '问题的办理', by: ['personId', 'toId'], omit: ['parties'] },
    },
  },
  {
    name: '计划和项目', purpose: '村里要做的事，做到哪一步', ...AS_FILED,
    tables: {
      plan: { title: '计划', by: ['authorId'], omit: ['villagers'] },
      plan_item: { title: '计划的事项', by: ['ownerId', 'doneBy'], omit: ['responsible'] },
      plan_step: { title: '计划的进展', by: ['personId'] },
      fund_check: { title: '资金查看', by: ['personId'] },
      emergency_plan: { title: '应急预案', by: ['savedBy'], omit: ['contacts'] },
    },
  },
  {
    name: '会议', purpose: '会前通知、到会签到、会议记录、决定事项的跟踪', ...AS_FILED,
    tables: {
      meeting: { title: '会议', by: ['hostId', 'recorderId', 'plannedBy'] },
      meeting_invitee: { title: '参加的会议', about: ['personId'] },
      meeting_presence: { title: '到会', by: ['recordedBy'], via: [['inviteeId', 'meeting_invitee']] },
      meeting_leave: { title: '会议请假', by: ['answeredBy'], via: [['inviteeId', 'meeting_invitee']] },
      meeting_topic: { title: '提出的议题', by: ['proposedBy'] },
      meeting_act: { title: '会议决定的办理', by: ['personId'] },
      meeting_minutes: { title: '会议记录', by: ['writtenBy', 'signedBy'], within: ['decisions'], omit: ['paper'] },
      meeting_number: { title: '会议的编号', none: '只是编号' },
      meeting_decision: { title: '会议决定的事', about: ['ownerId'], by: ['hostId'] },
      meeting_ballot: { title: '表决', by: ['openedBy'], omit: ['voterIds', 'tokenKey', 'because'] },
      meeting_ballot_turn: { title: '已经投票', none: '无记名，只记有人投过，认不出是谁' },
      meeting_ballot_count: { title: '表决的计票', none: '无记名，不记是谁投的' },
      village_event: { title: '村里的活动', by: ['reportedBy'] },
      village_event_part: { title: '参加村里的活动', about: ['personId'] },
    },
  },
  {
    name: '党员和党小组', purpose: '三会一课的应到人数、党员汇报', ...AS_FILED,
    tables: {
      party_group: { title: '党小组', none: '只有名称和组长的姓名，本人在哪一组看“党员”' },
      party_member: { title: '党员', about: ['personId'] },
      party_report: { title: '党员的书面汇报', by: ['writtenBy'], via: [['memberId', 'party_member']] },
      book_check: { title: '查看党员簿册', by: ['checkedBy'] },
    },
  },
  {
    name: '报告和数据需求', purpose: '按期报送，要过的数据不重复要', ...AS_FILED,
    tables: {
      report: { title: '报告', about: ['ownerId'], by: ['createdBy'], omit: ['to', 'figures'] },
      report_version: { title: '报告的各版', by: ['submittedBy'], via: [['reportId', 'report']], omit: ['figures'] },
      report_delivery: { title: '报告的报送', by: ['personId', 'seatId'], via: [['reportId', 'report']] },
      data_request: { title: '要的数据', by: ['askedBy'] },
      data_request_team: { title: '向哪些工作队要', none: '只有工作队，没有个人' },
      data_request_answer: { title: '填报的数据', by: ['answeredBy'] },
    },
  },
  {
    name: '档案', purpose: '一支工作队一个任期的材料', ...AS_FILED,
    tables: {
      archive_item: { title: '归档的材料', by: ['filedBy', 'withdrawnBy'] },
      archive_custodian: { title: '保管档案的人', about: ['personId'], by: ['namedBy'] },
    },
  },
];
