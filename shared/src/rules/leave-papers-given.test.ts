import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian15 from '../../profiles/pian15.json';
import type { LeaveKind } from '../kernel/leave-kind';
import type { Profile } from '../policy/profile';
import { leavePapers, type PaperPart } from './leave-papers';

const days = { ...pian06, values: { ...pian06.values, 'leave.sick_proof_days': { value: 3, cite: ['县规定'] } } };

test.each<[string, unknown, LeaveKind, PaperPart[], object]>([
  ['篇六 二(一): 要证明材料和村委会证明', pian06, 'personal', [], { required: ['evidence', 'village_certificate'], missing: ['evidence', 'village_certificate'], due: null }],
  ['交了证明，还缺村委会的', pian06, 'personal', ['evidence'], { missing: ['village_certificate'] }],
  ['都交了', pian06, 'sick', ['evidence', 'village_certificate', 'other'], { missing: [], due: null }],
  ['县里填了补交的天数', days, 'sick', [], { due: '2025-03-13' }],
  ['事假没有补交的期限', days, 'personal', [], { due: null }],
  ['篇十五: 因公外出写书面报告', pian15, 'official_trip', [], { required: ['written_report'], missing: ['written_report'] }],
  ['篇十五: 事假不要附件', pian15, 'personal', [], { required: [], missing: [] }],
  ['篇四: 书面请假，申请本身就是', pian04, 'personal', [], { required: [] }],
])('%s', (_, profile, kind, given, expected) => {
  expect(leavePapers(profile as Profile, { kind, startDay: '2025-03-10', given }).value).toMatchObject(expected);
});
