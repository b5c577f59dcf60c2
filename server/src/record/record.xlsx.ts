import type { RecordLine } from '@village/shared/contract/record';
import { recordKind } from '@village/shared/kernel/record-kind';
import { listBook } from '../common/list-book';
import { answersOf } from './record-reply.service';
import type { RecordEntity } from './record.entity';

const COLUMNS = [['日期', 12], ['种类', 12], ['村', 14], ['村民小组', 12], ['记录人', 10], ['内容', 60], ['其他栏目', 44], ['职责', 18], ['办结', 8]] as const;

/** Entries as a table, one line each, the whole text in it. */
export function recordXlsx(lines: readonly RecordLine[], rows: readonly RecordEntity[]): Promise<Uint8Array> {
  return listBook({
    name: '工作记录', columns: COLUMNS, rows: lines.map((line, index) => [
      line.at ? `${line.day} ${line.at}` : line.day, recordKind(line.kind).name, line.villageName, line.group, line.authorName, rows[index].text,
      answersOf(rows[index]).map(({ name, text }) => `${name}：${text}`).join('\n'), line.tags.join('、'), line.closed === null ? '' : line.closed ? '已办结' : '没办结',
    ]),
  });
}
