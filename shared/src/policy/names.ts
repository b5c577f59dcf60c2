import { nameOfRole } from '../kernel/role';
import { nameOfWord } from '../kernel/word';

/** The Chinese names of the fields of values. A name behind a key ("roster.cover.least") is meant for that value only. */
export const FIELD_NAMES: Record<string, string> = {
  // Leave.
  applicants: '申请人', 'leave.kind_rules.kind': '哪一类假', 'leave.kind_rules.count': '天数怎样算', proof: '要附证明', 'leave.decide_within.workdays': '几个工作日内审批', useWithinDays: '几天内休完', kinds: '适用的类别', over: '超过', upTo: '不超过', steps: '由谁审批', outcome: '特别处理', reason: '写明事由', writtenSlip: '书面请假条', evidence: '证明材料', villageCertificate: '村里的证明',
  phoneWithProxyForm: '可以电话请假、由他人代填', inAdvance: '事前提出', notify: '告知', recordKeepers: '由谁记录', fileWith: '向谁备案', channel: '用什么方式', within: '什么时候之前', reportBack: '回来后销假',
  with: '向谁销假', overstay: '超假认定为', extension: '续假找谁', recordedByApprover: '由批准人登记', perRequest: '每次最多', perMonth: '每月最多', perYear: '每年最多', elsewhere: '不占上限、另有规定的类别',
  soft: '可有例外（原则上）', alerts: '哪些时期', fromDays: '请假满', writtenReport: '写书面报告', forbidden: '不得召回', approvers: '由谁同意',
  'leave.replacement.by': '由谁派人', 'leave.outing.fileWith': '向谁报备', 'leave.approval.outcome': '不走审批的处理', 'leave.request.kinds': '只适用于', 'leave.quota.kinds': '只限这些类别',
  // Rest.
  perQuarter: '每季度', calendarDays: '每次（自然日）', team: '同时轮休不超过全队的', arrangedBy: '由谁安排', onlyAfterTasksAndTime: '完成任务和驻村时间后才能轮休', plannedBy: '由谁安排', noBunching: '不能集中在同一时间', unlessWorkAffected: '不影响工作时才能调休',
  // Attendance and settlement.
  days: '天数', weekday: '星期几', onHoliday: '遇节假日', from: '从', to: '到', period: '每', share: '比例', officeDays: '以驻村办公日为准', unit: '天数怎样算', counts: '计入的日子', inVillageDays: '其中在村天数', of: '适用于',
  perWeek: '每周工时', everyWorkday: '每个工作日都要下村', explainTo: '不能下村向谁说明', by: '由谁', after: '过时', personal: '须本人签到', phone: '打电话给', confirmedBy: '由谁确认', absent: '视为不在岗', noSignIn: '没有签到',
  noLeave: '没有请假', mode: '方式', basis: '依据的条款或文件', until: '用到哪天', compiledBy: '由谁编制', issuedBy: '由谁下发', publicise: '公示', where: '在哪里', submitTo: '报送给', cc: '抄送', attachments: '附件', reconcileWith: '和谁核对',
  contents: '内容', usedFor: '用途',
  digital: '用信息化手段', traceable: '有据可查', 'attendance.duty_days.days': '哪些天', 'attendance.sign_in.by': '截止时刻', 'attendance.keeper.by': '由谁管理', 'attendance.excuse.phone': '打电话给', 'attendance.required.outcome': '没有写明',
  // Records, issues, roster.
  on: '哪天要写', eachListItem: '清单逐项写明', fields: '要写的内容', issuer: '由谁下发', before: '在什么之前', fromMonth: '从几月', toMonth: '到几月', task: '任务', categories: '类别', forms: '形式', custodian: '专人保管', opened: '什么时候登记',
  unsolvedTo: '解决不了的报给', massDemandTo: '群众诉求大的报给', timing: '时限', least: '至少', dutyPersonPosted: '值班人员上墙公开', groups: '分几组', window: '时段', ledBy: '组长', watchedBy: '由谁督促',
  'record.work_log.of': '由谁写', 'record.task_list.to': '发给', 'record.archive_retention.keep': '保存多久', 'record.archive_retention.years': '多少年', 'roster.cover.least': '至少留守', 'roster.desk_duty.of': '谁坐班', 'roster.emergency.members': '一起处置的人',
  // Due days, meetings, reports.
  printedDay: '写明的那天当天', onRestDay: '到期日是休息日', weekEnds: '一周到哪天为止', periodEnds: '只写周期的到哪天', meeting: '会议', per: '多久', count: '次数', target: '争取', mostNormal: '一般不超过', half: '上午还是下午', movable: '可以改期',
  byDayOfLastMonth: '最后一个月几日前', earlyInPeriod: '可以提前开', convenedBy: '由谁召集', host: '主持', notifiedBy: '由谁通知', attendees: '参加的人', notes: '要有笔记', slackMonths: '安排在农闲', laws: '普及哪几类法律', proposedBy: '由谁提出', agreedBy: '由谁同意',
  matter: '事项', referTo: '提交给', otherwise: '没有请假', events: '哪些事', duties: '要做的事', reporters: '由谁报', report: '报什么', byDayOfNextMonth: '次月几日前', withinWorkdays: '期限', sameDay: '当天报',
  collectedBy: '由谁收', forwardedTo: '再报给', reviewedBy: '由谁审阅', topics: '讲什么', escalation: '怎样上报', firstResponsible: '第一责任人',
  majority: '少数服从多数', oneVoteEach: '一人一票', archived: '存档备查', 'meeting.leave.from': '向谁请假', 'meeting.minutes.fields': '写什么', 'meeting.voting.forms': '表决方式', 'meeting.sign_in.by': '截止', 'report.due.to': '报给', 'record.targets.target': '目标', 'record.visits.perYear': '每年至少', 'meeting.must_attend.of': '谁参加',
  // Visits, contacts, disclosure.
  firstEntry: '首次全覆盖', arrivalDayCounts: '到岗当天算在内', keyPerQuarter: '重点户每季度', keyHouseholds: '重点户', coverage: '覆盖面', talks: '谈心次数', difficultiesSolved: '解决困难', who: '联系谁', most: '至多', villageType: '村的类型', subject: '对象',
  items: '内容', granularity: '详细程度', dutiesOfTeam: '工作队的职责', points: '监督什么', reportTo: '向谁报告', 'disclosure.items.subject': '公开什么', 'disclosure.items.days': '公示天数', 'disclosure.complaints.steps': '办理步骤',
  // Inspection and assessment.
  methods: '方式', reviewer: '由谁检查', what: '做什么', books: '检查的簿册', event: '情形', when: '条件', fact: '看什么', under: '不到', is: '是不是', in: '属于', consequences: '处理', anyOf: '视情况选择', executedBy: '由谁执行', procedure: '程序',
  countedPer: '累计的周期', parts: '考核内容', stages: '考核阶段', subjects: '对象', grade: '等次', excellent: '可以评优秀', award: '可以评先评优', promotion: '可以提拔', reserve: '后备资格', years: '期限', leastMonths: '至少满', inPost: '考核时仍在岗',
  ruledElsewhere: '另有规定的人', rounding: '零数', ownQuota: '名额单列', countingGrades: '算的等次', voidingGrades: '不算的等次', action: '处理方式', 'inspection.cadence.what': '检查什么', 'assessment.components.by': '由谁考核', 'assessment.scoring.total': '满分', 'assessment.scoring.part': '哪一项', 'assessment.scoring.points': '分值', 'assessment.scoring.answers': '测评怎样折分', 'assessment.scoring.satisfied': '满意按', 'assessment.scoring.fair': '基本满意按',
  'assessment.scoring.unsatisfied': '不满意按', 'assessment.scoring.unknown': '不了解按', 'assessment.unit.partOf': '纳入', 'assessment.scoring.parts': '各项', 'assessment.scoring.by': '由谁打分',
  // Posting.
  employment: '身份', ranks: '职级', checkedBy: '由谁审核', matching: '因村派人', age: '年龄', levels: '哪一级单位', excludedGrades: '不能选派的考核等次', exclusions: '不能选派的情形', leaders: '队长', members: '队员',
  leaderIsFirstSecretary: '队长兼任第一书记', notLeaders: '不能当队长的人', terms: '任期', atLeast: '只是最短时间', endsDayBefore: '满期的前一天为最后一天', reasons: '可以调整的理由', needs: '需要的条件', overlap: '新老同时在岗交接',
  releasedAfterHandover: '交接完才能离开', condition: '情形', mandatory: '必须这样处理', consult: '征求谁的意见', proposer: '由谁提出', decider: '由谁决定', urgedBy: '由谁督促', executor: '由谁执行', executedByLevel: '按层级执行',
  replacement: '另派人接替', newHouseholdRanks: '新增户由谁联系', organiser: '由谁组织', training: '培训', role: '谁', accident: '办理意外保险', leastFen: '不低于', medicalCostsPaidBy: '医疗费由谁出', lodgingBy: '住处由谁解决', vehicles: '车辆',
  renting: '可以租用', costsBy: '费用由谁出', 'posting.mid_term_change.steps': '逐级审批', 'posting.recall.reviewer': '由谁审核', 'posting.household_load.least': '每人至少联系', 'posting.selection.age.most': '不超过', 'posting.unit_quota.least': '至少选派',
  // Allowance.
  standard: '标准', paidBy: '由谁发', fenPerDay: '每天', halfDays: '半天也按一半发', signers: '由谁签字', inForce: '启用', fenPerKm: '每公里', legs: '一趟算几程', mostRoundTrips: '每月最多往返', eligible: '发给', 'allowance.living.phone': '含通讯费',
  moreThan: '要超过（正好达到不够）', reviewDayCounts: '审定当天算第一天', anyone: '告知一人即可', 'meeting.quorum.moreThan': '到会超过应到的',
  numerator: '分子', denominator: '分母', cite: '这一行依据的条款',
};

/** The Chinese names of the words that values choose from, where the register in kernel/word.ts has none or another one. */
const WORD_NAMES: Record<string, string> = {
  personal: '事假', sick: '病假', annual_leave: '年休假', family_leave: '婚丧产假', official_trip: '因公外出', rotation_rest: '轮休', compensatory_rest: '调休', unit_callback: '派出单位抽调', report_only: '只需报备，不用审批', config_required: '原文没有写明，等管理员填写',
  workdays: '工作日', calendar_days: '自然日', days: '不分工作日和休息日', same_day: '当天', simultaneous: '同时', monthly: '每月', approver: '批准人', phone: '电话', written: '书面',
  absent: '缺勤', absenteeism: '旷工', unauthorised_absence: '擅自离岗', unexplained_absence: '无故不在岗', special_period: '特殊时期', tense_period: '紧张时期', level_1: '一级戒备时期',
  weekday: '每周固定的一天', next_workday: '顺延到下一个工作日', month: '月', quarter: '季度', year: '年', day: '天', week: '周', two_months: '两个月', half_year: '半年', regular: '定期（原文没有写次数）', as_needed: '按需要',
  in_village: '在村', meeting: '开会', training: '培训', study: '学习', on_leave: '请假', personal_leave: '事假', sick_leave: '病假', spot_check_absent: '抽查不在岗', any_member_in_village: '队里有一人在村',
  counted: '计入', arranged: '统一安排的才计入', not_counted: '不计入', late: '记为迟到', sign_in_refused: '不能再签到', village_duty_officer: '村值班人员', roster: '队长名册', self: '本人确认', qr: '村部扫码', location: '位置', photo: '照片',
  leader: '工作队长', village: '村', unit: '派出单位',
  rest_day: '休息日', pending: '待记录', all_leave_slips: '全部请假条', every_day: '每天', office_day: '驻村办公日', office_start: '开始办公', not_solved_same_day: '当天没有解决', first_named: '排在第一位的人',
  forever: '永久', years: '若干年，写明多少年', in_time: '算按时', too_late: '算超过', stays: '日期不变', workday_before: '提前到前一个工作日', workday_after: '顺延到后一个工作日', last_day: '最后一天', last_workday: '最后一个工作日', within_week: '本周内',
  notified_time: '通知的时间', cancelled: '取消', down: '舍去', up: '进一', none: '不处理', recall_consider: '视情况召回', adjust_post: '调整岗位',
};

/** Words of the register that only values name and no rule prints. */
const REGISTER: Record<string, string> = {
  office_days: '驻村办公', optimised: '优化类', thousand_point_assessment: '千分制考核', visits: '入户走访', meetings: '会议', attendance: '考勤', industry_development: '产业发展', practical_deeds: '办实事', text: '文字', image: '图片', performance: '工作表现',
  herdsmen_evaluation: '农牧民评价', villager_evaluation: '村民测评', village_cadre_review: '村干部评议', term: '任期', evaluation: '评价', awards: '评先评优', selection: '选拔任用', unit_link: '单位包联', year_end_composite: '年终综合', cadre: '驻村干部',
  duties: '职责', village_and_people_situation: '村情民情', unfinished_work: '未完成的工作', ledgers_and_materials: '台账和资料', funds_and_assets: '经费和物资', annual_assessment: '年度考核', allowance: '补助',
  opinions: '意见建议', hot_issues: '热点问题', leaves: '请假和销假', plans: '计划和承诺', work_records: '其他工作记录', others: '其他材料', responsible_person: '责任人', measures: '措施', deadline: '期限', goals: '目标', on_post: '在岗', results: '实绩', contact_with_masses: '联系群众', life: '生活',
  survey_reports: '调研报告', sentiment_ledger: '民情台账', work_reports: '工作汇报', work_summaries: '工作总结', term_assessment: '任期考核', rank_promotion: '职级晋升', party: '党务', economy: '经济', society: '社会治理',
};

/** What is this field of this value called? */
export function nameOfField(key: string, field: string): string {
  return FIELD_NAMES[`${key}.${field}`] ?? FIELD_NAMES[field] ?? field;
}

/** What is this word of a closed list called? */
export function nameOfChoice(word: string): string {
  return WORD_NAMES[word] ?? nameOfText(word);
}

/** Words that mean something else in one value than in the others. */
const WORDS_IN: Record<string, string> = { 'posting.recall.incompetent': '不胜任', 'assessment.components.ordinary': '平时', 'assessment.components.yearly': '年度' };

/** What does this text say? A word of the register by its name, any other text as it stands. */
export function nameOfText(text: string, key = ''): string {
  const named = WORDS_IN[`${key}.${text}`] ?? nameOfRole(nameOfWord(text));
  return named === text ? REGISTER[text] ?? text : named;
}

/** The word that is called so: one of those that are known here first, else the text as it stands. */
export function wordCalled(text: string, known: ReadonlySet<string>, key = ''): string {
  for (const word of known) if (nameOfText(word, key) === text) return word;
  return text;
}

const CHAPTERS: [string, string][] = [
  ['leave', '请假和销假'], ['rest', '休息'], ['attendance', '考勤'], ['settlement', '月度考勤表'], ['meeting', '会议和学习'], ['report', '报告'], ['record', '日志、走访和档案'], ['issue', '问题和监测'], ['roster', '值班巡逻'],
  ['due', '到期日'], ['disclosure', '公开'], ['inspection', '督查'], ['assessment', '考核'], ['posting', '选派、任期和管理'], ['allowance', '补助和经费'],
];

/** The chapters in which a regulation is read: the module of its keys, with its Chinese name. */
export const CHAPTER_NAMES: ReadonlyMap<string, string> = new Map(CHAPTERS);

/** The chapter a key stands in. */
export function chapterOf(key: string): string {
  return key.slice(0, key.indexOf('.'));
}
