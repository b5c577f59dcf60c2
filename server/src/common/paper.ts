import { paperDocx } from './paper.docx';
import { paperPdf } from './paper.pdf';

/** An office document, whatever file it becomes: minutes, a report, a table to be signed. What is left out is not drawn. */
export interface Paper {
  title: string;
  /** Below the title: whose paper it is, of which time. */
  subtitle?: string;
  /** The number it is filed under. */
  number?: string;
  /** Short facts as a grid of name and value, two beside each other; a `wide` one has its row for itself. */
  facts?: PaperFact[];
  parts: PaperPart[];
  signatures?: PaperSignature[];
  /** Names of what belongs to it and is not printed here. */
  attachments?: string[];
  /** At the foot of every page: how the paper is checked. */
  footer?: string;
}

export interface PaperFact {
  name: string;
  value: string;
  wide?: boolean;
}

export type PaperPart = PaperHeading | PaperText | PaperList | PaperTable | PaperPicture;

export interface PaperHeading {
  kind: 'heading';
  text: string;
  /** 1 unless told. */
  level?: 1 | 2;
}

/** Paragraphs; each line of the text is one. */
export interface PaperText {
  kind: 'text';
  text: string;
}

/** Items with a running number. */
export interface PaperList {
  kind: 'list';
  items: string[];
}

export interface PaperTable {
  kind: 'table';
  columns: PaperColumn[];
  rows: string[][];
  /** What stands in place of the rows where there are none. */
  empty?: string;
}

export interface PaperColumn {
  name: string;
  /** How wide beside the others: 1 unless told. */
  share?: number;
  align?: 'left' | 'center' | 'right';
}

/** A JPEG or PNG. */
export interface PaperPicture {
  kind: 'picture';
  bytes: Uint8Array;
  width: number;
  height: number;
  caption?: string;
}

/** Who signs; what is not known yet is left free to be written by hand. */
export interface PaperSignature {
  role: string;
  name?: string;
  day?: string;
  /** Leaves room for a seal. */
  seal?: boolean;
}

/** What may be made of a paper. */
export type PaperKind = 'pdf' | 'docx';

/** The bytes of the paper as such a file. */
export function paperFile(paper: Paper, kind: PaperKind): Promise<Uint8Array> {
  return kind === 'pdf' ? paperPdf(paper) : paperDocx(paper);
}
