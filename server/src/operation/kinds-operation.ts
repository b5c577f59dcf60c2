import type { DataKind } from './data-kind';

const BY_LAW = '国家规定（《网络安全法》第二十一条、《个人信息保护法》第五十六条）';

export const OPERATION_KINDS: readonly DataKind[] = [
  {
    name: '操作日志', purpose: '谁在何时审批、签字、改了人员，有事能查', keep: '不少于六个月，一直保存', then: '不删除', decides: BY_LAW,
    tables: { journal: { title: '操作日志', about: ['personId', 'subjectId'] } },
  },
  {
    name: '查看和导出的记录', purpose: '谁在何时看了、导出了谁的个人信息，多少条', keep: '三年', then: '删除', decides: BY_LAW, run: 'access',
    tables: { access: { title: '查看和导出', about: ['subjectId'], by: ['readerId'], omit: ['path'] } },
  },
  {
    name: '出错的记录', purpose: '用户报出编号，维护的人查出哪里出了错；没有个人信息', keep: '190 天', then: '删除', decides: '程序', run: 'faults',
    tables: { fault: { title: '出错', none: '没有个人信息，不记是谁' } },
  },
  {
    name: '收到的凭证', purpose: '手机上的一条只收一次，断网重送不会重复', keep: '一直保存', then: '不删除（只有编号和摘要）', decides: '程序',
    tables: { receipt: { title: '收到的凭证', about: ['actorId'], omit: ['clientKey', 'bodyHash'] } },
  },
  {
    name: '删除的记录', purpose: '证明到期的内容按时删了', keep: '三年', then: '删除', decides: '程序', run: 'access',
    tables: { erasure_day: { title: '到期删除', none: '只有每天删了多少，没有个人信息' } },
  },
  {
    name: '备份和定时', purpose: '坏了能恢复，定时的事只做一次', keep: '备份保留 7 天、4 周、12 个月的各一份', then: '删除', decides: '程序',
    tables: {
      backup: { title: '备份', none: '只有条数和时间，没有个人信息' },
      job_slot: { title: '定时的事', none: '只有时间，没有个人信息' },
    },
  },
];
