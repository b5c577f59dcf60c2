import type { DataKind } from './data-kind';
import { AS_FILED, AS_SET } from './keeping';

export const ATTENDANCE_KINDS: readonly DataKind[] = [
  {
    name: '在村记录', purpose: '月度考勤表的依据', ...AS_FILED,
    tables: {
      presence: { title: '在村记录', about: ['personId'], by: ['recordedBy'], omit: ['clientKey', 'fingerprint', 'line'] },
      village_visit: { title: '按小时到村', about: ['personId'] },
      night_stay: { title: '驻村过夜', about: ['personId'], by: ['recordedBy'] },
      absence_note: { title: '来不了的说明', about: ['personId'], by: ['recordedBy', 'decidedBy'] },
      arrangement: { title: '驻村安排', by: ['arrangedBy', 'withdrawnBy'], within: ['personIds'], omit: ['openKey'] },
    },
  },
  {
    name: '在村记录的位置和照片', purpose: '制度要求用位置或照片确认时，说明当时在村里', keep: '精确位置和照片 62 天', then: '位置只留地点名称，照片只留指纹', decides: '程序', run: 'positions',
    tables: {
      presence_proof: { title: '确认时扫的码、位置和照片', about: ['recordedBy'], omit: ['clientKey'] },
      photo_capture: { title: '现场拍照', about: ['personId'] },
      presence_area: { title: '在村范围', about: ['personId'], by: ['addedBy'] },
    },
  },
  {
    name: '月度考勤表', purpose: '签字、公示、报送和更正，封存以后谁也改不了', ...AS_FILED,
    tables: {
      sheet_copy: { title: '签字时的考勤表', none: '一张表上有全队的人；本人的在“在村记录”和“请假”里，整张表在“考勤表”里看', names: ['content'] },
      sheet_signature: { title: '考勤表上的签字', about: ['personId'] },
      settlement_act: { title: '考勤表的办理', about: ['personId'] },
      sheet_seal: { title: '封存', by: ['sealedBy'], omit: ['evidence'] },
      sheet_objection: { title: '对考勤表的异议', about: ['personId'], by: ['answeredBy'] },
      sheet_correction: { title: '更正单', by: ['draftedBy', 'confirmedBy'], within: ['rows'], omit: ['evidence'] },
    },
  },
  {
    name: '村部码', purpose: '在村部扫码确认', ...AS_SET,
    tables: { village_code: { title: '村部码', by: ['createdBy', 'revokedBy'], omit: ['keyLookup'] } },
  },
  {
    name: '督查', purpose: '抽查谁在岗、查到什么、本人怎样说明', ...AS_FILED,
    tables: {
      inspection: { title: '督查', by: ['drawnBy'] },
      inspection_team: { title: '抽到的工作队', none: '只有工作队，没有个人' },
      inspection_check: { title: '督查查到的', about: ['personId'], by: ['recordedBy', 'decidedBy'] },
    },
  },
  {
    name: '责任追究', purpose: '核实的事实、制度写的处理、本人的说明、谁决定的；禁止事项谁读过', ...AS_FILED,
    tables: {
      consequence_finding: { title: '登记的情况', about: ['subjectId'], by: ['recordedBy', 'decidedBy'], omit: ['subject', 'recordedBy'] },
      consequence_case: { title: '处理', about: ['subjectId'], by: ['openedBy', 'answeredBy', 'reviewedBy', 'filedBy', 'withdrawnBy'], omit: ['subject', 'events', 'proposed', 'reviewBecause'] },
      consequence_step: { title: '处理的决定', by: ['decidedBy', 'doneBy'], via: [['caseId', 'consequence_case']] },
      prohibition_reading: { title: '读过禁止事项', about: ['personId'] },
    },
  },
  {
    name: '生活补助', purpose: '按封存的考勤表和制度计算、确认、发放', ...AS_FILED,
    tables: {
      allowance_statement: { title: '补助要填的情况', about: ['personId'], by: ['statedBy'] },
      allowance_payment: { title: '补助', about: ['personId'], by: ['confirmedBy'] },
    },
  },
  {
    name: '值班和巡逻', purpose: '每天有人值班，谁在何时巡逻、发现了什么', ...AS_FILED,
    tables: {
      duty_roster: { title: '值班表', by: ['publishedBy'], within: ['lines'] },
      duty_swap: { title: '换班', about: ['askerId', 'otherId'] },
      patrol_plan: { title: '巡逻分组', by: ['setBy'], within: ['groups'] },
      patrol_turn: { title: '轮到的巡逻', within: ['personIds'] },
      patrol: { title: '巡逻', about: ['leaderId'], by: ['recordedBy', 'confirmedBy'], within: ['personIds'], omit: ['others'] },
      whereabouts: { title: '自己写的去向', about: ['personId'] },
    },
  },
  {
    name: '村民测评', purpose: '村民评价工作队，谁也查不出是哪一户怎样评的', keep: '每一票在测评结束时', then: '码票和计票删除，密钥销毁，只留合计', decides: '程序',
    tables: {
      rating_round: { title: '测评', by: ['openedBy', 'closedBy'], within: ['questions'], omit: ['keySealed', 'looksAt', 'because', 'result'] },
      rating_slip: { title: '码票', none: '不记是谁的票' },
      rating_count: { title: '计票', none: '不记是谁评的' },
      rating_bundle: { title: '纸票录入', by: ['firstBy', 'secondBy'], omit: ['first', 'second'] },
    },
  },
  {
    name: '考核', purpose: '按制度评价驻村工作，结果进本人档案，本人可以提出异议', ...AS_FILED,
    tables: {
      assessment_round: { title: '考核', by: ['openedBy', 'publicisedBy', 'decidedBy'], omit: ['because', 'feedbackBecause', 'scale'] },
      // The grade and what others wrote are read where they are made known, not before.
      assessment_sheet: { title: '本人的考核', about: ['personId'], by: ['limitBy', 'gradedBy', 'receivedBy'], omit: ['assessedBecause', 'snapshot', 'uses', 'facts', 'scale', 'grade', 'gradeText', 'gradedAt', 'limitOf', 'limitDecision', 'limitReason', 'limitAt'] },
      assessment_opinion: { title: '写的考核评价', by: ['personId'], omit: ['sheetId', 'points'] },
      assessment_objection: { title: '对考核的异议', about: ['personId'], by: ['answeredBy'], omit: ['sheetId', 'grade', 'gradeBefore'] },
    },
  },
];
