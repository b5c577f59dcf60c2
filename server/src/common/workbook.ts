import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { unpack } from './archive';

/** A value of a cell as the file holds it; a day is a number. */
export type CellValue = string | number | boolean;

export interface Sheet {
  name: string;
  /** By row number and column letters; empty cells are left out. */
  rows: Map<number, Map<string, CellValue>>;
}

export interface Book {
  sheets: Sheet[];
  /** Days count from 1904 instead of 1900. */
  from1904: boolean;
}

const LAST_ROW = 20_000;
const MOST_CELLS = 400_000;
/** Nothing a roster has stands right of this column. */
const LAST_COLUMN = 'AZ';

class Unreadable extends Error {}

/**
 * Reads the values of an xlsx file and nothing else: no formula, style, name, validation or merged area is followed, for a few bytes of
 * those can stand for billions of cells.
 */
export function readBook(file: Buffer): Book | Refusal {
  const parts = unpack(file);
  if (isRefusal(parts)) return parts;
  try {
    const text = (name: string) => xmlOf(parts.get(name));
    const workbook = [...tokens(text('xl/workbook.xml'))];
    const targets = new Map([...tokens(text('xl/_rels/workbook.xml.rels'))].filter(each => each.open && each.name === 'Relationship')
      .map(({ attributes }) => [attributes.Id, attributes.Target]));
    const shared = parts.has('xl/sharedStrings.xml') ? sharedStrings(text('xl/sharedStrings.xml')) : [];
    const sheets = workbook.filter(each => each.open && each.name === 'sheet').map(({ attributes }) => {
      const target = targets.get(attributes.id) ?? '';
      return { name: attributes.name ?? '', rows: cellsOf(text(target.startsWith('/') ? target.slice(1) : `xl/${target}`), shared) };
    });
    const properties = workbook.find(each => each.name === 'workbookPr');
    return { sheets, from1904: ['1', 'true'].includes(properties?.attributes.date1904 ?? '') };
  } catch (error) {
    if (error instanceof Unreadable && error.message) return refuse('file_too_large', error.message);
    return refuse('file_unreadable', '文件已损坏或不是标准的 .xlsx，请把数据复制到新下载的模板里，再上传');
  }
}

function xmlOf(part: (() => Buffer) | undefined): string {
  if (!part) throw new Unreadable();
  const xml = part().toString('utf8');
  // A document type can define entities that grow without end; no office program writes one.
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw new Unreadable();
  return xml;
}

interface Token {
  /** Without the prefix of its namespace; empty for a piece of text. */
  name: string;
  open: boolean;
  close: boolean;
  attributes: Record<string, string>;
  text: string;
}

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)(?:[\w.-]+:)?([\w.-]+)([^<>]*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function* tokens(xml: string): Generator<Token> {
  for (const [, raw, slash, name, rest, end, text] of xml.matchAll(TOKEN)) {
    if (name !== undefined) {
      const attributes = Object.fromEntries([...rest.matchAll(ATTRIBUTE)].map(([, key, double, single]) => [key, decode(double ?? single)]));
      yield { name, open: slash === '', close: slash === '/' || end === '/', attributes, text: '' };
    } else if (raw !== undefined || text !== undefined) {
      yield { name: '', open: false, close: false, attributes: {}, text: raw ?? decode(text) };
    }
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{2,4}));/g, (all, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name] ?? all;
    const code = decimal ? Number(decimal) : parseInt(hex!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }) : text;
}

/** Texts are kept once for all sheets; how a character is pronounced (`rPh`) is no part of the text. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let isText = false;
  let isSound = false;
  for (const { name, open, close, text } of tokens(xml)) {
    if (name === 'si' && open) strings.push('');
    if (name === 't') isText = open && !close;
    if (name === 'rPh') isSound = open && !close;
    if (name === '' && isText && !isSound) strings[strings.length - 1] += text;
  }
  return strings;
}

function cellsOf(xml: string, shared: string[]): Sheet['rows'] {
  const rows: Sheet['rows'] = new Map();
  let row = 0;
  let column = '';
  let type = '';
  let inside = '';
  let value = '';
  let count = 0;
  for (const { name, open, close, attributes, text } of tokens(xml)) {
    if (name === 'row' && open) [row, column] = [rowNumber(attributes.r, row), ''];
    if (name === 'c' && open) [column, type, value] = [columnOf(attributes.r, column), attributes.t ?? 'n', ''];
    if (name === 'v' || name === 't') inside = open && !close ? name : '';
    if (name === '' && inside) value += text;
    if (name === 'c' && close && value !== '' && !isBeyond(column)) {
      if ((count += 1) > MOST_CELLS) throw new Unreadable('表格里的单元格太多，请把数据复制到新下载的模板里，再上传');
      rows.set(row, (rows.get(row) ?? new Map<string, CellValue>()).set(column, valueOf(type, value, shared)));
    }
  }
  return rows;
}

function rowNumber(given: string | undefined, last: number): number {
  const row = given === undefined ? last + 1 : Number(given);
  if (!Number.isInteger(row) || row < 1) throw new Unreadable();
  if (row > LAST_ROW) throw new Unreadable(`表格超过 ${LAST_ROW} 行，请删除下面的空行，或分几次导入`);
  return row;
}

function columnOf(reference: string | undefined, last: string): string {
  const letters = reference === undefined ? following(last) : /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  if (!letters) throw new Unreadable();
  return letters;
}

/** The letters of the next column: `A` after nothing, `AA` after `Z`. */
function following(letters: string): string {
  if (letters === '') return 'A';
  const head = letters.slice(0, -1);
  return letters.endsWith('Z') ? `${following(head)}A` : `${head}${String.fromCharCode(letters.charCodeAt(letters.length - 1) + 1)}`;
}

const isBeyond = (letters: string) => letters.length > LAST_COLUMN.length || (letters.length === LAST_COLUMN.length && letters > LAST_COLUMN);

function valueOf(type: string, value: string, shared: string[]): CellValue {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value === '1';
  if (type === 'n') return Number.isFinite(Number(value)) ? Number(value) : value;
  return value;
}
