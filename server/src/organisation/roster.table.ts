import { Complaints, TableRow, tableRows } from '../common/table';
import type { Book } from '../common/workbook';
import { CHOICES_SHEET, GUIDE_SHEET, SHEETS, type ColumnId, type SheetId } from './roster.sheets';

export const SHEET_NAMES = Object.values(SHEETS).map(({ name }) => name as string);

/** One row of a sheet of the roster. */
export type Row<Id extends SheetId = SheetId> = TableRow<ColumnId<Id>>;

export type Tables = { [Id in SheetId]: Row<Id>[] };

/** The rows of the sheets, found by the names of the sheets and the titles in their first row, in whatever order they stand. */
export function readTables(book: Book, complaints: Complaints): Tables {
  const names = new Map((Object.keys(SHEETS) as SheetId[]).map(id => [SHEETS[id].name as string, id]));
  for (const sheet of book.sheets) {
    if (!names.has(sheet.name.trim()) && sheet.name !== GUIDE_SHEET && sheet.name !== CHOICES_SHEET && sheet.rows.size > 0) {
      complaints.at(sheet.name, 'A1', `不认识的表“${sheet.name}”，请把内容放到${[...names.keys()].map(name => `“${name}”`).join('、')}里，或删除这张表`);
    }
  }
  const read = <Id extends SheetId>(id: Id): Row<Id>[] => {
    const sheet = book.sheets.find(each => each.name.trim() === SHEETS[id].name);
    return sheet ? tableRows(SHEETS[id], sheet, complaints, book.from1904) as Row<Id>[] : [];
  };
  return { places: read('places'), units: read('units'), people: read('people'), areas: read('areas') };
}
