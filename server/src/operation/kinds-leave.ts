import type { DataKind } from './data-kind';
import { AS_FILED } from './keeping';

const OF_LEAVE = [['leaveId', 'leave']] as const;

export const LEAVE_KINDS_OF_DATA: readonly DataKind[] = [
  {
    name: '请假', purpose: '按制度审批、备案、销假，算出应当驻村的天数', ...AS_FILED,
    tables: {
      leave: { title: '请假', about: ['personId'], by: ['standInId', 'returnRecordedBy'], omit: ['clientKey', 'fingerprint', 'because', 'profileId'] },
      leave_half_day: { title: '请假的半天', about: ['personId'], via: OF_LEAVE },
      leave_version: { title: '改以前的请假单', via: OF_LEAVE },
      leave_phone_in: { title: '电话请假', by: ['enteredBy'], via: OF_LEAVE },
      leave_extension: { title: '续假', via: OF_LEAVE },
      leave_recall: { title: '召回', by: ['recalledBy'], via: OF_LEAVE },
      leave_return_check: { title: '销假核对', by: ['checkedBy'], via: OF_LEAVE },
      leave_replacement: { title: '接替的人', by: ['registeredBy'], via: OF_LEAVE, omit: ['name', 'post'] },
      leave_callback: { title: '派出单位召回', by: ['askedBy'], via: OF_LEAVE },
      leave_filing: { title: '请假的告知和备案', by: ['registeredBy', 'receivedBy'], via: OF_LEAVE, omit: ['toldWhom'] },
      leave_waiver: { title: '免驻村', about: ['personId'], by: ['grantedBy', 'endedBy'] },
      leave_turn: { title: '请假的先后', none: '只保证两个人同时申请时有先后，没有内容' },
      rest_plan: { title: '轮休和年休计划', by: ['madeBy', 'agreedBy'], within: ['lines'] },
      alert_period: { title: '防汛抗旱等应急期', by: ['declaredBy', 'endedBy'] },
    },
  },
  {
    name: '请假的证明材料', purpose: '审批时核对', keep: '县里填写的月数；没有填的一直保存；没有生效的两个月', then: '删除内容，只留谁在何时交过什么', decides: '县里（制度里填写）', run: 'papers',
    tables: { leave_paper: { title: '请假的证明材料', by: ['addedBy', 'removedBy'], via: OF_LEAVE } },
  },
  {
    name: '审批', purpose: '谁在何时同意或不同意，有事能查', ...AS_FILED,
    tables: {
      approval_decision: { title: '审批意见', by: ['decidedBy', 'insteadOf'], via: [['subjectId', 'leave']] },
      approval_consult: { title: '征求意见', by: ['askedBy', 'askedOf'], via: [['subjectId', 'leave']] },
      approval_forward: { title: '转办', by: ['fromId', 'toId'], via: [['subjectId', 'leave']] },
      approval_deputy: { title: '代理审批', about: ['holderId', 'deputyId'] },
    },
  },
];
