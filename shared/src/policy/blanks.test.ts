import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '../kernel/refusal';
import { profilesOf } from './shipped';

const folder = join(__dirname, '../../profiles');
const profiles = profilesOf(readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown));
const entryOf = (id: string, key: string) => {
  if (isRefusal(profiles)) throw new Error(profiles.text);
  return profiles.get(id)!.values[key];
};
const open = (id: string, key: string, row: (each: Record<string, unknown>) => boolean) =>
  (entryOf(id, key).value as Record<string, unknown>[]).filter(row).map(each => each.outcome);

test.each<[string, string, string[]]>([
  ['请假由谁批', 'leave.approval', ['pian08b', 'pian09c', 'pian10']],
  ['病假证明几天内补交', 'leave.sick_proof_days', ['ordos-2018', 'pian04', 'pian06', 'pian08b', 'pian09b', 'pian10', 'pian11a', 'pian11b', 'pian12']],
  ['不在岗过了几个月不再追究', 'inspection.absence_months', ['lucun', 'pian04', 'pian06']],
  ['工作日志多久查阅一次', 'record.log_review', ['lucun', 'pian01b', 'pian04', 'pian08a', 'pian09d', 'pian10', 'pian11a', 'pian14']],
  ['公开资料保留几个月', 'disclosure.retention_months', ['lucun', 'pian01d', 'pian02', 'pian04', 'pian07', 'pian08b', 'pian12', 'pian13']],
  ['对公开的意见几天内办结', 'disclosure.complaint_days', ['pian01d', 'pian12']],
  ['考勤表次月几日报送', 'settlement.submit_day', ['ordos-2018', 'pian06', 'pian15']],
  ['请假汇总次月几日报送', 'settlement.leave_totals_submit_day', ['pian04']],
  ['交接要交清哪些', 'posting.handover_items', ['pian07']],
  ['联系多少群众', 'record.contacts', ['pian11a']],
  ['体检的间隔', 'posting.medical_check', ['ordos-2018']],
  ['预警三区的收入界线', 'issue.alert_incomes', ['ordos-2018']],
  ['县里单独考核的优秀比例', 'assessment.excellent_share', ['pian09b']],
  ['千分制考核各项的分值', 'assessment.scoring', ['lucun']],
  ['“十个不准”的条目', 'posting.prohibitions', ['pian14']],
])('原文没有写明%s，取值就空着，不猜', (_, key, ids) => {
  for (const id of ids) expect([id, entryOf(id, key)]).toEqual([id, expect.objectContaining({ value: null, blank: true, reading: expect.stringMatching(/A1[89]/) })]);
});

test.each<[string, string, string, (each: Record<string, unknown>) => boolean]>([
  ['每月下村天数', 'pian01b', 'attendance.required', () => true],
  ['每月下村天数', 'pian01c', 'attendance.required', () => true],
  ['每月驻村天数', 'pian01f', 'attendance.required', () => true],
  ['全年驻村天数', 'pian07', 'attendance.required', () => true],
  ['每月驻村天数', 'pian11a', 'attendance.required', () => true],
  ['队员每月驻村天数', 'pian11b', 'attendance.required', row => (row.of as string[]).includes('team_member')],
  ['每周集中学习几次', 'pian07', 'meeting.cadence', row => row.meeting === 'collective_study'],
  ['每月集中学习几次', 'pian11a', 'meeting.cadence', row => row.meeting === 'collective_study' || row.meeting === 'daily_study'],
  ['队长离岗超过 3 天由谁批', 'pian12', 'leave.approval', row => (row.applicants as string[]).includes('team_leader') && row.over === 3],
  ['队长离岗由谁批', 'pian11a', 'leave.approval', row => (row.applicants as string[]).includes('team_leader')],
  ['队员离岗不到 3 天、超过 3 天由谁批', 'pian11a', 'leave.approval', row => (row.applicants as string[]).includes('team_member') && (row.steps as string[]).length === 0],
])('原文空着的%s（%s），那几行要管理员填写', (_, id, key, row) => {
  const outcomes = open(id, key, row);
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes.every(outcome => outcome === 'config_required')).toBe(true);
});
