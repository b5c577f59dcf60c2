import type { DataKind } from './data-kind';
import { AS_FILED, AS_SET } from './keeping';

export const VILLAGE_KINDS: readonly DataKind[] = [
  {
    name: '户册', purpose: '走访谁、隔多久、重点户是哪些；电话和身份证号加密存放，按用途逐项查看', ...AS_FILED,
    tables: {
      household: { title: '户', none: '是村民的资料，不是干部本人的' },
      household_change: { title: '户册的修改', by: ['personId', 'settledBy'], omit: ['before', 'after'] },
      household_pair: { title: '结对', about: ['personId'], by: ['setBy'] },
      visit_plan: { title: '准备走访的户', about: ['personId'] },
      contact: { title: '联系户', about: ['personId'], omit: ['name', 'who'] },
    },
  },
  {
    name: '村民的诉求', purpose: '村民扫码提的事有人答复，本人凭编号查看', ...AS_FILED,
    tables: {
      appeal: { title: '村民的诉求', none: '是村民的资料，不是干部本人的；电话加密存放' },
      content_check: { title: '公开前的内容检查', by: ['personId'] },
    },
  },
  {
    name: '村级公开', purpose: '村里的事按期公开，有人监督', ...AS_FILED,
    tables: {
      publication: { title: '公开的内容', by: ['authorId', 'decidedBy'] },
      publication_check: { title: '对公开的监督', by: ['writtenBy'] },
    },
  },
  {
    name: '公示栏', purpose: '村民知道谁在村里、电话多少；照片和电话由本人决定', ...AS_SET,
    tables: {
      board_card: { title: '公示栏上的本人', about: ['personId'] },
      village_board: { title: '公示栏的设置', by: ['changedBy'] },
      board_code: { title: '公示栏的码', by: ['madeBy'] },
    },
  },
  {
    name: '负担的上限', purpose: '要基层办的事不能太多', ...AS_SET,
    tables: { burden_ceiling: { title: '每人每周的上限', by: ['setBy'] } },
  },
];
