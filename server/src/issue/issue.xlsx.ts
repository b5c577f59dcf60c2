import type { IssueLine } from '@village/shared/contract/issue';
import { ISSUE_KIND_NAMES, ISSUE_LEVEL_NAMES, ISSUE_STATE_NAMES } from '@village/shared/contract/issue-words';
import type { Day } from '@village/shared/kernel/day';
import { listBook } from '../common/list-book';
import type { IssueEntity } from './issue.entity';

const COLUMNS: readonly [string, number][] = [
  ['序号', 6], ['发现日期', 12], ['村', 12], ['类别', 10], ['分类', 14], ['问题', 30], ['具体情况', 44], ['层级', 8], ['办理人', 10], ['办理期限', 12], ['状态', 14], ['答复日期', 12], ['销号日期', 12], ['重新办理', 10],
];

/** The ledger as a table: a line for each issue. Who brought it up stands only on the issue itself. */
export function issuesXlsx(rows: readonly IssueEntity[], lines: readonly IssueLine[], today: Day): Promise<Uint8Array> {
  return listBook({ name: '问题台账', title: '问题台账', subtitle: `${today} 导出，共 ${rows.length} 件`, columns: COLUMNS, rows: rows.map((row, index) => cellsOf(row, lines[index], index)) });
}

function cellsOf(row: IssueEntity, line: IssueLine, index: number): string[] {
  return [
    String(index + 1), row.foundOn, line.villageName, ISSUE_KIND_NAMES[row.kind], line.categoryName, row.title, row.text, ISSUE_LEVEL_NAMES[row.level], line.ownerName ?? '', row.due ?? '', ISSUE_STATE_NAMES[row.state],
    row.answeredOn ?? '', row.closedOn ?? '', row.reopened > 0 ? `${row.reopened} 次` : '',
  ];
}
