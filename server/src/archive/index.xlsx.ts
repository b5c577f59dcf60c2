import { listBook } from '../common/list-book';

const COLUMNS: readonly [string, number][] = [['序号', 6], ['类别', 16], ['名称', 40], ['材料日期', 12], ['形式', 8], ['文件', 56], ['纸质存放', 22], ['保存到', 12], ['字节', 12], ['校验（SHA-256）', 68], ['说明', 34]];

/** A line of the list of an archive. */
export interface ArchiveEntry {
  category: string;
  title: string;
  day: string;
  form: string;
  path: string;
  place: string;
  /** 永久, 未规定, or the last day. */
  keptUntil: string;
  bytes: number;
  digest: string;
  note: string;
}

/** The list that lies in an exported archive: what there is, where, and by what it is known again. */
export function indexXlsx(title: string, entries: readonly ArchiveEntry[]): Promise<Uint8Array> {
  return listBook({
    name: '目录', title: `${title}　共 ${entries.length} 份`, columns: COLUMNS,
    rows: entries.map(({ category, title: name, day, form, path, place, keptUntil, bytes, digest, note }, index) => [String(index + 1), category, name, day, form, path, place, keptUntil, bytes ? String(bytes) : '', digest, note]),
  });
}
