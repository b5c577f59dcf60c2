// The answer of a case said in Chinese, for who has to read it to somebody on the telephone.
import roleModule from '@village/shared/kernel/role';
import wordModule from '@village/shared/kernel/word';

const NAMES = {
  outcome: '结论', approvers: '审批人（按先后）', final_approver: '最后一级', allowed: '可以', compliant: '符合要求', valid: '手续齐全', met: '达标', status: '认定', duty_day: '当天应在村', required: '应有', counted: '计入',
  unit: '单位', soft: '属“原则上”，可写明理由变通', total_met: '总天数达标', in_village_required: '应在村', in_village_counted: '在村计入', in_village_met: '在村达标', in_village_remaining: '在村还差', remaining: '还差',
  missing: '缺', missing_windows: '缺的时段', missing_leave_from: '没有向其请假', flags: '另记', counts_as_day: '折算天数', make_up_required: '要补驻村', make_up_date: '补驻村日期', make_up_fixed_by: '补驻村日期由谁定', make_up_count: '要补的次数',
  office_days: '驻村办公日', postponed: '顺延的办公日', daily_rule_met: '每天都下村', days_without_visit: '没有下村的日子', leave_days: '请假天数', absent_days: '缺勤天数', allowance_days: '计补助天数', annual_leave_days: '年休假天数',
  private_leave_days: '因私请假天数', quota_ok: '没有超过上限', year_counter_added: '计入全年的天数', month_total: '本月合计', year_total: '本年合计', violated: '超过', violations: '不合要求之处', violates: '违反第几项', override: '可以突破的理由',
  replacement_required: '要派人接替', replacement_by: '由谁派人接替', evidence_required: '要附证明材料', village_certificate_required: '要村委会证明', written_report_required: '要书面报告', todo: '之后要补',
  notify: '告知', record_keepers: '由谁记录', file_with: '向谁备案', channel: '方式', due: '最迟', timing: '时限', on_time: '按时', cancel_leave_required: '要销假', cancel_with: '向谁销假', recorded_by: '由谁记录备案', absenteeism_days: '旷工天数',
  absenteeism_dates: '旷工日期', supplementary_leave_required: '要补假', required_count: '应有次数', target_count: '争取次数', required_max_normal: '一般最多', required_min: '至少', required_max: '最多', required_ratio: '应达比例', scheduled: '定在',
  earliest_workday: '当周第一个工作日', half: '上午或下午', host: '主持人', convened_by: '召集人', notified_by: '由谁通知', attendees: '参加人', refer_to: '提交', must_attend: '必须到场', must_visit: '必须走访', duties: '到场职责',
  recipients: '报给', topics: '内容', form: '形式', contents: '包括', collected_by: '由谁收集', forwarded_to: '转报', reviewed_by: '由谁审核', escalation: '上报方式', first_responsible: '第一责任人', report_to: '上报', executed_by: '由谁执行',
  frequency: '多久一次', items: '项目', where: '地点', granularity: '详略', duties_of_team: '工作队的责任', publicise_days: '公示天数', publicise_from_latest: '最迟哪天开始公示', publicise_where: '公示地点', check_points: '检查内容', steps: '步骤',
  compiled_by: '由谁编制', compile_by: '最迟编制', issued_by: '由谁出具', verified_by: '由谁核实签字', signatures: '签字人', submit_by: '最迟报送', submit_to: '报送', submittable: '可以报送', cc: '抄送', attachments: '附件', used_for: '用途',
  config_required: '要管理员填写', attach_all_slips: '要附全部请假条', consistent: '一致', consequences: '处理', consequences_any_of: '从中选择', process: '程序', excellent_allowed: '可以评优秀', award_allowed: '可以评优评先', promotion_allowed: '可以提拔使用',
  forced_grade: '等次定为', trigger_period: '起因的周期', reserve_status: '后备资格', eligible: '符合条件', occupies_unit_quota: '占派出单位指标', max_excellent: '优秀最多几人', counts_as_grassroots_experience: '算作基层工作经历', action: '处理', mandatory: '必须',
  proposal_allowed: '可以提出', proposer: '由谁提出', reviewer: '由谁审定', decider: '由谁决定', urged_by: '由谁督促', executor: '由谁办理', replacement: '重新选派', payable: '可以发放', amount_cny: '金额（元）', paid_by: '由谁发放', payable_days: '计发天数',
  excluded_days: '不计天数', eligible_round_trips: '计发趟数', ledger_required: '要进台账', follow_up: '要跟进', opened_on: '立账日期', closed_on: '销账日期', escalate_to: '上报', log_required: '要写', complete: '完整', required_fields: '应写',
  covered: '有人值守', disclosure_gap: '值班人没有公示', group_on_duty: '当班的组', window_start: '开始', window_end: '结束', valid_patrols: '有效的巡逻次数', max_together: '一批最多几人', compensatory_rest: '可以调休', counts_as_attendance: '算在岗',
  key_household: '属重点户', colour: '分区', unassigned: '没有落实的户数', assign_rank_any_of: '安排谁包联', min_dispatched: '至少选派几人', term_years: '任期（年）', last_day: '最后一天', min_term_years: '至少几年', required_duties: '应做的',
};

const WORDS = {
  route: '照此审批', config_required: '原文空缺，须管理员填写', report_only: '只报备，不审批', days: '天', workdays: '工作日', calendar_days: '自然日', default: '顺延到下一工作日', town: '乡镇另定', special_circumstances: '特殊情况',
  present: '在岗', late: '迟到', early_leave: '早退', partial: '只到一个时段', absent: '缺勤', absenteeism: '旷工', unauthorised_absence: '擅自离岗', on_leave: '请假', excused_noted: '说明情况，已备注', unexplained_absence: '没有说明情况',
  pending_confirmation: '待确认', sign_in_refused: '不能再签到', postponed: '顺延', rest_day: '休息日', not_required: '不要求', closed: '已销账', cancelled: '取消', kept: '保留', none: '不召回',
  compile_late: '编制晚了', submit_late: '报送晚了', publicised_before_verification: '核实签字以前就公示', publication_too_short: '公示时间不够', held_late: '开晚了', carried_to_next_week: '拖到了下一周', not_item_by_item: '没有逐笔公开',
  sent_after_start: '开始以后才发', month_private_max_2: '每月上限', year_private_max_10: '每年上限', per_request_max_3: '每次上限', freeze_full_presence: '全员在岗时期', rest_over_one_week: '超过一周', rest_once_per_quarter: '本季度已经轮休过',
  rest_over_one_third: '超过三分之一', precondition_tasks_and_time: '任务或在村时间没有保证', annual_leave_bunching: '年休假扎堆', monday_arrival_late: '周一到村晚', friday_left_before_18: '周五离村早', friday_sign_out_missing: '周五没有签退',
  spot_check_absent: '抽查不在岗', proxy_sign_in: '由别人代签', work_log_missing: '没有写日志', reason: '请假事由', written_slip: '请假条', evidence: '证明材料', village_certificate: '村委会证明', complete_written_slip: '到岗后补写请假条',
  all_leave_slips: '当月全部请假条', submit_by: '报送日', allowance: '补助', annual_assessment: '年度考核', term_assessment: '任期考核', attendance: '考勤', visits: '走访', meetings: '会议', industry_development: '产业发展', practical_deeds: '实事',
  survey_reports: '调研报告', sentiment_ledger: '村情民情台账', work_reports: '工作汇报', work_summaries: '工作总结', text: '文字', image: '影像', custodian: '专人保管', life: '生活', opinions: '意见建议', hot_issues: '热点难点问题',
  responsible_person: '责任人', measures: '工作措施', deadline: '完成时限', duties: '职责', village_and_people_situation: '村情民情', unfinished_work: '未完成工作', ledgers_and_materials: '台账资料', funds_and_assets: '经费资产',
  what: '做什么', per: '每', count: '次数', year: '年', half_year: '半年', quarter: '季度', month: '月',
};

/** The lines of the answer that say something: "审批人（按先后）：工作队长、镇党委书记". `roles` are the names the regulation itself uses. */
export function inWords(answer, roles) {
  return Object.entries(answer).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${NAMES[key] ?? key}：${said(value, roles)}`);
}

function said(value, roles) {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map((each) => said(each, roles)).join('、');
  if (typeof value === 'object') return Object.entries(value).map(([key, each]) => `${WORDS[key] ?? key} ${said(each, roles)}`).join(' ');
  if (typeof value !== 'string') return String(value);
  const named = WORDS[value] ?? wordModule.nameOfWord(value);
  return named === value || value in roles || roleModule.isRole(value) ? roleModule.nameOfStep(value, roles) : named;
}
