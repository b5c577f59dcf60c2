/** The Chinese names of the closed words of the source register (vocabularies 1.2 and 1.6), as explanations print them. Roles and bodies are in role.ts. */
const WORDS: Record<string, string> = {
  // Consequences (vocabulary 1.2).
  talk_by_deputy: '分管领导约谈', written_self_criticism: '书面检查', town_wide_criticism: '全镇通报批评', circulated_notice: '随督查随通报', award_disqualified: '取消评先评优资格',
  cap_no_excellent: '年度考核不得评为优秀', accountability_strict: '从严追究责任', absent_day: '视为当日不在岗', letter_to_dispatching_unit: '函告派出单位', rectification_order: '督促整改',
  criticism_education: '批评教育', circulated_criticism: '通报批评', interview: '约谈', adjust_post: '调整', annual_fail: '年度考核不合格', recall_consider: '视情况召回',
  reminder_talk: '提醒谈话', deep_self_criticism: '深刻检查', record_in_personal_file: '召回记入本人档案', service_time_void: '任职时间不计基层工作经历',
  no_award_promotion_2y: '两年内不得评优、提拔、重用', unit_award_ban: '派出单位不得评优', unit_head_no_excellent: '派出单位主要负责人年度考核不得评为优秀', reserve_cadre_cancelled: '取消后备资格',
  no_promotion_3y: '三年内不得提拔', admonition: '诫勉', organisational_adjustment: '组织调整', disciplinary: '纪律处分', unit_leader_interview: '约谈单位主要领导', unit_accountability: '对派出单位问责',
  dual_accountability: '双问责', unit_leadership_award_ban: '取消派出单位班子评先资格', serious_handling: '严肃处理',
  // Conduct and events that have consequences.
  spot_check_absences: '抽查不在岗累计', spot_check_done: '督查后通报', adverse_effect_from_poor_work: '工作不力造成不良影响', not_three_in_village: '未做到“三在村”',
  careless_work: '工作不认真不负责', careless_work_with_bad_result: '工作不认真造成不良后果', absenteeism: '旷工或无正当理由离岗', quarter_presence: '季度在村天数', weak_performance: '履行职责不力',
  fraud_dereliction_bad_influence: '弄虚作假、失职失责、恶劣影响', obstructs_team: '不配合、拖延、阻挠工作队', conflict_escalated_without_timely_report: '矛盾激化而未及时报告',
  irresponsible_and_poor_mass_feedback: '不负责任、群众反映差', tasks_not_completed_masses_unsatisfied: '任务未完成、群众不满意', no_decoupling_or_measures: '未脱钩或措施不落实',
  serious_problem_overdue_rectification_serious_result: '问题严重、逾期不改、后果严重', assessment_failed: '考核不合格', not_in_village_or_careless: '驻村不到位、工作不认真',
  mass_incident_from_dereliction: '失职引发群体性矛盾', duty_not_fulfilled: '履职不到位', honest_mistake: '工作失误', recalled_own_fault: '因本人主观原因被召回',
  error_tolerance_review: '容错纠错综合研判', trace_to_source: '从源头查起',
  // Recall.
  recall: '召回',
  graded_incompetent: '考核不称职', cannot_perform_duty: '不能正常履职', not_dutiful_and_grassroots_unsatisfied: '不尽职、基层不满意', no_time_or_not_decoupled: '时间不能保证或不能脱钩',
  poor_style_masses_disapprove: '作风不实、群众不认可', absent_without_reason_uncorrected: '无故不在岗且不改正', absent_without_reason_once_and_corrected: '无故不在岗一次但已改正',
  punished_for_violation: '违法违纪受处理', township_deems_unsuitable: '乡镇党委认为不适宜', other: '其他应当召回情形', violation_especially_serious: '违纪情节特别严重',
  // Assessment.
  excellent: '优秀', competent: '称职', basically_competent: '基本称职', incompetent: '不称职', qualified: '合格', unqualified: '不合格',
  unit_leadership_assessment: '派出单位领导班子年度考核', party_building_review: '党委（党组）书记抓基层党建工作述职评议考核', rural_revitalisation_results: '实施乡村振兴战略实绩考核',
  linked_cadre: '包村干部', team_member: '队员', recalled_cadre: '被召回干部', dispatching_unit: '派出单位', dispatching_unit_head: '派出单位主要负责人',
  dispatching_unit_leadership: '派出单位领导班子', county: '县', pool: '参加考核的人员总体',
  // Meetings and study.
  branch_committee: '支部委员会', branch_general: '支部党员大会', party_group: '党小组会', party_lecture: '党课', theme_party_day: '主题党日', other_meeting: '其他会议', democratic_life: '民主生活会', city_team_leaders: '市级工作队长会',
  county_team_leaders: '县级工作队长会', county_dispatch: '县调度', township_team_leaders: '乡镇工作队队长会', township_dispatch: '乡镇调度',
  town_leading_group_team_meeting: '镇领导小组召开的驻村工作队会议', extra_team_or_leader_meeting: '临时工作队会议或队长会议', team_regular: '驻村工作队例会', group_working: '工作组工作会',
  town_village_cadres: '镇村干部会议', collective_study: '集中学习', service_day: '集中服务日', farmer_training: '农牧民培训', talk_with_village_cadres: '与村干部座谈',
  contacted_masses_symposium: '联系群众座谈会', monthly_collective_report: '每月集体汇报', lead_unit_deployment: '牵头单位召集组团单位部署', joint_meeting: '联席会议', work_dispatch: '工作调度会',
  law_rural_politics: '农村政治类', law_rural_stability: '维护农村稳定类', law_civil: '民事类', law_national_policy: '基本国策类', law_farming: '农牧业生产类',
  important: '重要事项', major: '重大问题',
  check_content: '对会议内容把关', check_procedure: '对决策程序把关', supervise_minutes: '督促做好会议记录', supervise_originals: '督促原始资料保管',
  village_two_committees_meeting: '村“两委”会议', villager_representatives_meeting: '村民代表会', sudden_major_incident: '村里发生重大突发事件', party_members_meeting: '党员会',
  household_representatives_meeting: '户代表会议', villagers_assembly: '村民大会', assigned_important_work: '落实党委、办事处安排的重要工作', village_important_activity: '村举行重要活动',
  villager_asks_to_solve_problem: '村干部和群众要求解决问题', routine_broadcast: '日常广播',
  // Visits and households.
  major_accident_in_family: '家庭有重大事故', dispute_between_villagers: '村民之间有矛盾纠纷', unstable_mood_or_petition_sign: '有不稳定情绪或信访苗头',
  wants_to_start_business: '有创业意愿和致富项目', wedding: '婚庆',
  has_dispute: '有矛盾纠纷户', unstable_mood: '思想情绪不稳定户', special_difficulty: '特殊困难', poor_household: '贫困户', ordinary: '一般户',
  key: '重点户',
  not_poor: '非贫困', potentially_poor: '可能返贫', poor: '贫困', newly_identified_poor: '新识别贫困户',
  green: '绿色安全区', yellow: '黄色预警区', red: '红色警戒区',
  leading_body: '领导班子成员', division_level: '处级干部', section_level: '科级干部',
  // Reports.
  monthly_report: '月汇报', monthly_work_report: '月工作汇报', monthly_rollup: '乡镇汇总月报', quarterly_report: '季报', quarterly_work_report: '季度工作汇报', quarterly_brief: '季度工作简报',
  half_year_report: '半年报告', half_year_summary: '半年小结', half_year_written_report: '党员半年书面报告', annual_written_summary: '年度书面总结', weekly_written_feedback: '每周书面反馈',
  major_event: '重大情况', major_mass_demand: '群众诉求较大的突出问题', people_opinions: '群众意见建议', emergency: '突发事件', absence_explanation: '不能下村说明情况', feedback: '线索反馈',
  negative_list: '负面清单', research_report: '调研报告', research_special_report: '调研专题报告', goals_and_assistance_plan: '工作目标和帮扶计划', situation_brief: '情况简报',
  stage_feature_work: '阶段性特色工作', annual_assessment_result: '年度考核结果', inspection_special_report: '督查专题报告', work_report: '工作情况汇报', personal_report: '个人驻村情况汇报',
  new_situation: '新情况新问题',
  thinking: '思想', party_resolutions: '执行党的决议', mass_work: '群众工作',
  brief: '工作简报', summary: '工作总结', home_visit_form: '入户走访登记表',
  leave_and_return: '请销假', leave_reasons: '请假事由', problem_list: '问题清单', special_report: '专题报告',
  cadre_violation_clue: '干部违纪违规线索',
  natural_disaster: '自然灾害',
  level_by_level: '逐级上报',
  practical_deed: '实事', stable_collective_income_item: '稳定的集体经济项目', leading_industries: '主导产业', optional_actions: '自选动作',
  // Disclosure.
  team_info: '工作队信息', in_village_work: '驻村工作情况', monthly_attendance: '月出勤情况', work_plan_and_completion: '工作计划及完成情况', village_affairs: '村务', village_finance: '村级财务',
  village_matters_to_urge: '督促村“两委”公开的事项', villager_requests: '群众诉求和答复', supervision_check: '公开监督委员会检查', party_affairs: '党务',
  photo: '照片', name: '姓名', title: '职务', work_unit: '工作单位', contact: '联系方式', duty_person: '值班人员', daily_duty_person: '每日值班人员', contact_card: '便民联系卡', name_plate: '工作牌',
  annual_commitments: '年度承诺事项', staged_plan: '阶段计划', on_post_status: '在岗情况', today_work_arrangement: '当日工作安排', major_public_projects: '重大公益建设项目',
  policy_subsidies: '惠农补贴', disaster_relief_distribution: '救灾救济款物发放', awards_selection: '评优评先', other_vital_matters: '其他切身利益事项',
  public_projects_and_funds: '公益项目及资金', relief_and_subsidy_distribution: '救济补贴发放', plan_and_execution: '财务计划及执行', income_and_expenditure: '收入支出', property: '财产',
  claims_and_debts: '债权债务', collective_income_distribution: '集体收益分配', other_on_request: '群众要求公开的其他事项',
  urge_village_committees: '督促村“两委”',
  item_by_item: '逐笔', totals_only: '只公布总额',
  village_board: '村公开栏', town_team_chat_group: '镇驻村工作队群',
  complete_and_true: '内容全面真实', timely: '时间及时', form_scientific: '形式科学', procedure_proper: '程序规范',
  investigate: '调查', verify: '核实', reply: '答复', resolve: '解决',
  // Inspection.
  branch_record: '支部记录本', sentiment_diary: '民情日记', four_books_one_register: '四簿一册',
  // Posting.
  qualified_successor: '合格接任人选', proper_reason: '正当理由', township_agreement: '乡镇同意', county_agreement: '县级同意', same_level_approval: '同级组织、扶贫部门批准',
  adjusted_mid_term: '中途调整', health: '身体原因', other_proper_reason: '其他正当理由',
  cadre_rotation_training: '轮训', demonstration_training: '示范培训', key_training: '重点培训',
  visit: '到村走访调研', hear_report: '听取汇报',
  divisive_remarks: '影响团结的言论', expense_claimed_in_village: '在嘎查村报销费用', unhealthy_activity: '不健康活动', attended_herdsman_banquet: '农牧民宴请', accepted_gift: '接受馈赠',
  demanded_property: '索要财物', bought_livestock_cheaply: '廉价购买农畜产品', owed_money_to_herdsman: '拖欠钱款', gambling_or_drunkenness: '赌博酗酒', fight: '打架滋事',
  staff: '正式在编在岗', temporary: '临聘人员',
  province: '省', city: '市', township: '乡镇',
  city_direct: '市直单位成员', other_unit: '其他单位成员',
  daily: '每日', monthly: '每月', quarterly: '每季度', yearly: '每年', regular: '定期',
  prompt: '及时', immediate: '立即', simultaneous: '同时', same_as_inspection: '随督查随通报',
  am: '上午', pm: '下午',
  // Words of several lists, and of lists that no case uses.
  written: '书面', term_end: '任期届满', phone: '电话', work: '工作', study: '学习', in_village: '驻村', daily_study: '每日学习', personal_study: '个人学习', criminal_case: '刑事案件', dispute: '矛盾纠纷',
  unreasonable_arrangement: '不合理的制度性安排', unfair_policy: '政策落实不公平', evil_forces_clue: '黑恶势力线索',
  last_plan_execution_and_next_arrangements: '上期计划执行和下期安排', member_admission: '发展党员', member_review: '评议党员', membership_dues: '党费收缴',
  propose: '提出建议', situation: '情况', problems: '问题', next_tasks: '下步任务', experience: '经验', methods: '方法', progress: '进展', this_week: '本周工作', next_week: '下周计划',
  policy: '政策', superior_documents: '上级文件', team_report: '工作队汇报', team_yearly_assessment: '年度考核', on_post_check: '在岗核查', branch_books: '支部记录本册', work_log: '工作日志',
  random_check: '随机抽查', violates_discipline: '违纪违规', violates_eight_rules: '违反中央八项规定精神', violates_party_or_government_discipline: '违反党纪政纪',
  harms_masses_interests: '危害群众利益', detached_from_masses: '脱离群众', fraud: '弄虚作假', accepted_gift_or_banquet: '接受吃请和礼物', abuse_of_power: '以权谋私', unreasonable_demands: '提不合理要求',
  lavish_banquets: '参与大操大办', adds_burden_to_village: '增加村里负担',
  // Facts that decision tables ask for.
  confirmed_absences: '抽查不在岗次数', absenteeism_consecutive_days: '连续旷工天数', absenteeism_year_days: '全年旷工天数', in_village_days: '在村天数', valid_reason: '有正当理由',
  plan_delayed: '计划不能按时完成', verified: '经调查核实', reserve_cadre: '后备干部', rectified: '已整改', unit_staff: '单位编制人数', months_in_post: '帮扶月数', member_type: '成员类别',
  own_fault: '本人主观原因', cadre_grade: '干部考核等次', team_assessment: '工作队考核等次', team_tasks_completed: '完成工作任务', masses_satisfied: '群众满意',
};

/** What has to be handed over. */
export const HANDOVER_NAMES: Record<string, string> = {
  duties: '职责任务', village_and_people_situation: '村情民情', unfinished_work: '没有办完的事', ledgers_and_materials: '台账资料', funds_and_assets: '经费和资产',
};

/** What is this word called in Chinese? A word nobody named is given back. */
export function nameOfWord(word: string): string {
  return WORDS[word] ?? word;
}

/** Their names, one after the other. */
export function namesOfWords(words: readonly string[]): string {
  return words.map(nameOfWord).join('、');
}
