import type { DataKind } from './data-kind';
import { AS_FILED, AS_SET } from './keeping';

export const PEOPLE_KINDS: readonly DataKind[] = [
  {
    name: '干部名册', purpose: '知道谁在哪里任什么职，据此决定他能看什么、办什么', ...AS_FILED,
    tables: {
      person: { title: '本人', about: ['id'] },
      term: { title: '任职', about: ['personId'] },
    },
  },
  {
    name: '离任交接、调整和召回', purpose: '交清手上的事，按制度办理调整和召回，本人可以说明', ...AS_FILED,
    tables: {
      posting_handover: { title: '工作交接', about: ['personId', 'receiverId', 'openKey'], by: ['openedBy'], omit: ['signed', 'termId'] },
      posting_release: { title: '没有交接就离任', about: ['personId'], by: ['decidedBy'], omit: ['termId'] },
      posting_adjustment: { title: '调整和召回', about: ['personId', 'openKey'], by: ['proposedBy', 'executedBy', 'successorId'], omit: ['judged', 'steps', 'termId', 'consulted'] },
      posting_nomination: { title: '评优和提拔名单', about: ['personId'], by: ['decidedBy'], omit: ['listed', 'reason'] },
      posting_selection: { title: '选派条件的核对', about: ['personId'], by: ['checkedBy'] },
      posting_division: { title: '队里的分工', about: ['personId'], by: ['setBy'] },
      posting_attached: { title: '召回附带的处理', by: ['decidedBy'], via: [['adjustmentId', 'posting_adjustment']] },
    },
  },
  {
    name: '组织和单位', purpose: '县、乡镇、村、工作队、派出单位的名称和上下级', ...AS_SET,
    tables: {
      organisation: { title: '县、乡镇、村', none: '是单位的名称，不是个人的' },
      dispatching_unit: { title: '派出单位', none: '是单位的名称，不是个人的' },
      team: { title: '工作队', none: '是工作队的名称，本人在哪一队看“任职”' },
      precinct: { title: '片区和督查区', within: ['personIds'] },
    },
  },
  {
    name: '登录凭据', purpose: '确认是本人在登录', keep: '任职期间；一次性登录码 24 小时', then: '过期的登录码删除，密码改了以后原来的不再留', decides: '程序（密码和登录码只存不可还原的摘要）', run: 'sign_in',
    tables: {
      account: { title: '登录账号', about: ['personId'] },
      wechat_binding: { title: '微信绑定', about: ['personId'] },
    },
  },
  {
    name: '登录记录', purpose: '本人看哪些设备登录着，出事时查是谁', keep: '失效后 190 天', then: '删除', decides: '国家规定（《网络安全法》第二十一条：不少于六个月）', run: 'sign_in',
    tables: { session: { title: '登录的设备', about: ['personId'] } },
  },
  {
    name: '登录的防护', purpose: '防止有人猜密码、冒绑微信', keep: '输错次数一天，待绑定的微信十分钟', then: '删除', decides: '程序', run: 'sign_in',
    tables: {
      sign_in_attempt: { title: '输错密码的次数', none: '只有手机号和地址的摘要，认不出是谁' },
      binding_ticket: { title: '待绑定的微信', none: '十分钟内有效，还不知道是谁' },
    },
  },
  {
    name: '照片和附件', purpose: '证明在村、说明工作做了什么、请假的证明', keep: '现场照片 62 天，没有用到的附件 7 天，其余随它所属的记录', then: '删除内容，只留指纹和上传的时间', decides: '程序；请假材料由县里定', run: 'files',
    tables: {
      stored_file: { title: '上传的文件', about: ['ownerId'] },
      photo: { title: '照片用在哪里', by: ['addedBy'] },
    },
  },
  {
    name: '后台生成的文件', purpose: '成批的海报、一支工作队的档案，生成后下载', keep: '文件 7 天', then: '删除文件，只留谁在何时生成过', decides: '程序', run: 'files',
    tables: { making: { title: '生成文件', by: ['startedBy'], omit: ['left'] } },
  },
  {
    name: '同意和授权', purpose: '按本人同意的用途和时间使用位置、照片、电话', ...AS_FILED,
    tables: {
      consent: { title: '位置和照片的同意', about: ['personId'] },
      poster_consent: { title: '海报上印照片和电话的同意', about: ['personId'] },
      message_consent: { title: '微信提醒的同意', about: ['personId'] },
    },
  },
  {
    name: '通知', purpose: '告诉本人有事要办、事情有了结果', ...AS_FILED,
    tables: { notice: { title: '通知', about: ['personId'] } },
  },
  {
    name: '制度和节假日', purpose: '按县里采用的制度计算，每项结果都能说出依据', ...AS_SET,
    tables: {
      policy_edition: { title: '制度的各版', by: ['draftedBy', 'publishedBy'], within: ['editors'], omit: ['profile'] },
      policy_calendar: { title: '节假日安排', by: ['publishedBy'], omit: ['days'] },
    },
  },
  {
    name: '制度模拟', purpose: '发布前先看改动会影响谁', keep: '30 天', then: '删除', decides: '程序', run: 'simulations',
    tables: {
      simulation: { title: '制度模拟', by: ['startedBy'], omit: ['summary'] },
      simulation_result: { title: '制度模拟的结果', none: '是假设的结果，不是事实' },
    },
  },
];
