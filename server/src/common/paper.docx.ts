import {
  AlignmentType, BorderStyle, convertMillimetersToTwip, Document, Footer, HeadingLevel, ImageRun, Packer, PageNumber, Paragraph, type IParagraphOptions, Table, TableCell, TableLayoutType,
  TableRow, TextRun, VerticalAlign, WidthType,
} from 'docx';
import type { Paper, PaperColumn, PaperFact, PaperPart, PaperPicture, PaperSignature } from './paper';
import { factRows } from './paper.facts';

// Margins and type sizes of official documents (half points): title 22 pt, text 16 pt, tables 12 pt.
const MARGIN = { top: 37, bottom: 35, left: 28, right: 26 };
const WIDTH = convertMillimetersToTwip(210 - MARGIN.left - MARGIN.right);
const SIZE = { title: 44, text: 32, table: 24, note: 20 };
/** An office that has the type shows it; elsewhere the program takes its own Chinese type. */
const TEXT = font('仿宋');
const SONG = font('宋体');
const HEI = font('黑体');
const KAI = font('楷体');
const FACT_NAME = convertMillimetersToTwip(26);
const NAMES = { center: AlignmentType.CENTER, left: AlignmentType.LEFT, right: AlignmentType.RIGHT };

/** Writes the paper as a Word document: real headings and tables, so that an office edits it further. */
export async function paperDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: '驻村通',
    styles: {
      default: {
        document: { run: { font: TEXT, size: SIZE.text, language: { eastAsia: 'zh-CN' } } },
        title: { run: { font: SONG, size: SIZE.title, bold: true }, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } } },
        heading1: { run: { font: HEI, size: SIZE.text }, paragraph: { spacing: { before: 240, after: 120 } } },
        heading2: { run: { font: KAI, size: SIZE.text, bold: true }, paragraph: { spacing: { before: 120, after: 60 } } },
      },
    },
    sections: [{
      properties: { page: { size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }, margin: margins() } },
      footers: { default: footer(paper.footer) },
      children: [...head(paper), ...paper.parts.flatMap(blocks), ...attachments(paper.attachments ?? []), ...(paper.signatures ?? []).map(signature)],
    }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function font(name: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name, cs: 'Times New Roman', hint: 'eastAsia' as const };
}

function margins() {
  return Object.fromEntries(Object.entries(MARGIN).map(([side, width]) => [side, convertMillimetersToTwip(width)]));
}

const line = (text: string, size: number, options: IParagraphOptions = {}) => new Paragraph({ ...options, children: [new TextRun({ text, size })] });

function head({ title, subtitle, number, facts = [] }: Paper) {
  return [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...(subtitle ? [line(subtitle, SIZE.text, { alignment: AlignmentType.CENTER })] : []),
    ...(number ? [line(`编号：${number}`, SIZE.table, { alignment: AlignmentType.RIGHT })] : []),
    ...(facts.length > 0 ? [factTable(facts), gap()] : []),
  ];
}

function factTable(facts: PaperFact[]): Table {
  const half = WIDTH / 2 - FACT_NAME;
  const rows = factRows(facts).map(row => new TableRow({
    cantSplit: true,
    children: row.flatMap(({ name, value }) => [
      cell(name, { width: FACT_NAME, align: 'center' }),
      row.length === 1 ? cell(value, { width: half + FACT_NAME + half, span: 3 }) : cell(value, { width: half }),
    ]),
  }));
  return table(rows, [FACT_NAME, half, FACT_NAME, half]);
}

function blocks(part: PaperPart): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading': return [new Paragraph({ text: part.text, heading: part.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_1, keepNext: true })];
    case 'text': return part.text.split('\n').filter(each => each.trim() !== '').map(body);
    case 'list': return part.items.map((item, index) => body(`${index + 1}. ${item}`));
    case 'picture': return picture(part);
    case 'table': return [listTable(part.columns, part.rows, part.empty ?? '无'), gap()];
  }
}

/** A paragraph of the text: two characters in, lines 28 pt apart. */
function body(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(text)], indent: { firstLineChars: 200, firstLine: SIZE.text * 20 }, spacing: { line: 560, lineRule: 'exact' } });
}

function listTable(columns: PaperColumn[], rows: string[][], empty: string): Table {
  const all = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  const widths = columns.map(({ share = 1 }) => Math.floor(WIDTH * share / all));
  return table([
    new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ name }, at) => cell(name, { width: widths[at], align: 'center', face: HEI })) }),
    ...rows.map(row => new TableRow({ children: row.map((text, at) => cell(text, { width: widths[at], align: columns[at].align })) })),
    ...(rows.length === 0 ? [new TableRow({ children: [cell(empty, { width: WIDTH, align: 'center', span: columns.length })] })] : []),
  ], widths);
}

function table(rows: TableRow[], columnWidths: number[]): Table {
  return new Table({ rows, columnWidths, width: { size: WIDTH, type: WidthType.DXA }, layout: TableLayoutType.FIXED });
}

interface CellOptions {
  width: number;
  align?: 'left' | 'center' | 'right';
  span?: number;
  face?: ReturnType<typeof font>;
}

function cell(text: string, { width, align = 'left', span, face = TEXT }: CellOptions): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: text.split('\n').map(each => new Paragraph({ alignment: NAMES[align], children: [new TextRun({ text: each, size: SIZE.table, font: face })] })),
  });
}

function picture({ bytes, width, height, caption }: PaperPicture): Paragraph[] {
  const scale = Math.min(1, 590 / width, 430 / height);
  const type = bytes[0] === 0x89 ? 'png' as const : 'jpg' as const;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER, keepNext: caption !== undefined,
      children: [new ImageRun({ type, data: bytes, transformation: { width: Math.round(width * scale), height: Math.round(height * scale) } })],
    }),
    ...(caption ? [line(caption, SIZE.note, { alignment: AlignmentType.CENTER })] : []),
  ];
}

function attachments(names: string[]): Paragraph[] {
  return names.map((name, index) => body(`${index === 0 ? '附件：' : ''}${names.length > 1 ? `${index + 1}. ` : ''}${name}`));
}

function signature({ role, name, day, seal }: PaperSignature): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT, keepLines: true, spacing: { before: seal ? 1200 : 360 },
    children: [new TextRun(`${role}：${name ?? '　　　　　　'}${seal ? '（盖章）' : ''}　　${day ?? '　　年　　月　　日'}`)],
  });
}

function footer(check: string | undefined): Footer {
  const pages = new TextRun({ size: SIZE.note, children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'] });
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, border: { top: { style: BorderStyle.SINGLE, size: 4, color: '999999', space: 4 } }, children: [pages] }),
      ...(check ? [line(check, 18, { alignment: AlignmentType.CENTER })] : []),
    ],
  });
}

const gap = () => new Paragraph({ children: [], spacing: { line: 200, lineRule: 'exact' } });
