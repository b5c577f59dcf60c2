import { addDays, isDay, type Day } from '@village/shared/kernel/day';
import type { Refusal } from '@village/shared/kernel/refusal';
import type { CellValue, Sheet } from './workbook';

type BadRow = NonNullable<Refusal['rows']>[number];

const MOST_SHOWN = 500;
/** A row that begins with this shows how it is done and is not imported. */
export const EXAMPLE = '（示例）';

/** A sheet that people fill in: its name, and its columns by the title in the first row. */
export interface SheetShape {
  name: string;
  columns: Readonly<Record<string, { title: string; required?: boolean }>>;
}

export type ColumnOf<Shape extends SheetShape> = keyof Shape['columns'] & string;

/** Everything that is wrong with a file, cell by cell. */
export class Complaints {
  private readonly rows: BadRow[] = [];

  /** `sheets`: their names, in the order in which they stand in the file. */
  constructor(private readonly sheets: readonly string[]) {}

  at(sheet: string, cell: string, text: string): void {
    const isKnown = this.rows.some(row => row.sheet === sheet && row.cell === cell && row.text === text);
    if (!isKnown && this.rows.length < MOST_SHOWN) this.rows.push({ sheet, cell, text });
  }

  /** In the order in which they stand in the file. */
  get inOrder(): BadRow[] {
    const place = ({ sheet, cell }: BadRow) => [this.sheets.indexOf(sheet), Number(/\d+$/.exec(cell)?.[0]), cell.length] as const;
    return [...this.rows].sort((one, other) => {
      const [first, second] = [place(one), place(other)];
      const differs = first.findIndex((part, index) => part !== second[index]);
      return differs === -1 ? one.cell.localeCompare(other.cell) : first[differs] - second[differs];
    });
  }

  get any(): boolean {
    return this.rows.length > 0;
  }
}

/** One row of a sheet: reads its cells as texts, days and phone numbers, and complains of what it cannot read. */
export class TableRow<Column extends string> {
  constructor(
    private readonly sheet: { name: string; columns: Readonly<Record<string, { title: string }>> }, readonly number: number, private readonly cells: Map<string, CellValue>, private readonly letters: Map<string, string>,
    private readonly complaints: Complaints, private readonly from1904: boolean,
  ) {}

  /** "第 7 行" */
  get place(): string {
    return `第 ${this.number} 行`;
  }

  /** The text of a cell; empty where there is none. */
  text(column: Column): string {
    const value = this.value(column);
    return value === undefined ? '' : String(value).trim().replace(/\s+/g, ' ');
  }

  /** A text of at most `longest` characters that Chinese clerks may have spaced out: `张　三`. */
  name(column: Column, longest: number): string {
    const text = this.text(column);
    const name = /^[\p{Script=Han}\s]+$/u.test(text) ? text.replace(/\s/g, '') : text;
    if (name.length > longest) this.complain(column, `${this.title(column)}最多 ${longest} 个字，请缩短`);
    return name;
  }

  required(column: Column, longest: number): string {
    const name = this.name(column, longest);
    if (name === '') this.complain(column, `请填写${this.title(column)}`);
    return name;
  }

  /** A phone number, however it was typed; empty, with a complaint, when it is none. */
  phone(column: Column): string {
    const text = this.text(column).normalize('NFKC').replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
    if (/^1[3-9]\d{9}$/.test(text)) return text;
    this.complain(column, text === '' ? '请填写手机号' : '手机号不是 11 位手机号码，请核对');
    return '';
  }

  /** A day, as a date of the office program or as a text; null when the cell is empty or, with a complaint, when it cannot be read. */
  day(column: Column): Day | null {
    const value = this.value(column);
    if (value === undefined || value === '') return null;
    const day = typeof value === 'number' && !/^\d{8}$/.test(String(value)) ? this.dayOfNumber(value) : dayOfText(String(value));
    if (!day || day < '1990-01-01' || day > '2100-01-01') {
      this.complain(column, `${this.title(column)}“${String(value).slice(0, 20)}”不是能识别的日期，请写成 2025-01-01`);
      return null;
    }
    return day;
  }

  complain(column: Column, text: string): void {
    this.complaints.at(this.sheet.name, `${this.letters.get(column) ?? 'A'}${this.number}`, text);
  }

  title(column: Column): string {
    return this.sheet.columns[column].title;
  }

  private value(column: Column): CellValue | undefined {
    const letters = this.letters.get(column);
    return letters === undefined ? undefined : this.cells.get(letters);
  }

  private dayOfNumber(serial: number): Day | null {
    const whole = Math.floor(serial);
    return whole > 0 && whole < 100_000 ? addDays(this.from1904 ? '1904-01-01' : '1899-12-30', whole) : null;
  }
}

function dayOfText(text: string): Day | null {
  const found = /^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?Z?)?$/.exec(text.normalize('NFKC').trim());
  if (!found) return null;
  const day = `${found[1]}-${found[2].padStart(2, '0')}-${found[3].padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** The rows of a sheet that are filled in, its columns found by their titles in whatever order they stand; what is wrong with the titles is complained of. */
export function tableRows<Shape extends SheetShape>(shape: Shape, sheet: Sheet, complaints: Complaints, from1904: boolean): TableRow<ColumnOf<Shape>>[] {
  const columns = Object.entries(shape.columns);
  const letters = new Map<string, string>();
  for (const [letter, value] of sheet.rows.get(1) ?? []) {
    const title = String(value).replace(/[\s*＊]/g, '');
    const column = columns.find(([, column]) => column.title === title)?.[0];
    if (column && !letters.has(column)) letters.set(column, letter);
    else if (title !== '') complaints.at(sheet.name, `${letter}1`, column ? `标题“${title}”重复，请只保留一列` : `不认识的标题“${title}”，请改回模板的标题，或删除这一列`);
  }
  const missing = columns.filter(([column, { required }]) => required && !letters.has(column)).map(([, { title }]) => `“${title}”`);
  const numbers = [...sheet.rows.keys()].filter(number => number > 1).sort((one, other) => one - other);
  if (missing.length > 0) {
    if (numbers.length > 0 || letters.size > 0) complaints.at(sheet.name, 'A1', `第一行缺少标题${missing.join('、')}，请使用下载的模板`);
    return [];
  }
  const first = letters.get(columns[0][0])!;
  return numbers.filter(number => {
    const cells = sheet.rows.get(number)!;
    const isEmpty = [...letters.values()].every(letter => String(cells.get(letter) ?? '').trim() === '');
    return !isEmpty && !String(cells.get(first) ?? '').trim().replace(/^\(示例\)/, EXAMPLE).startsWith(EXAMPLE);
  }).map(number => new TableRow(shape, number, sheet.rows.get(number)!, letters, complaints, from1904));
}
