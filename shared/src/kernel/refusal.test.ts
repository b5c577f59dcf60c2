import { refuse, statusOf } from './refusal';

test.each([
  ['另一人先批了', 'already_decided', 409],
  ['另一人先改了草稿', 'edition_changed', 409],
  ['提交编号用过了', 'key_used', 409],
  ['制度里留空待填', 'config_required', 422],
  ['时间和另一份请假重叠，改了时间才行', 'leave_overlap', 422],
])('%s：%s 是 %d', (_, code, status) => {
  expect(statusOf(refuse(code, '说明'))).toBe(status);
});
