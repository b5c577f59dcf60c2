import type { Access } from '../kernel/permission';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
/** `file`: a picture or a document as a person sent it; never shown as a page, whatever is in it. */
export type FileKind = 'xlsx' | 'pdf' | 'docx' | 'zip' | 'json' | 'file';

/** `page`: HTML that the server writes for people without an account; `picture`: an image that such a page shows. Both stand outside of `/api`. */
export type ShownKind = 'page' | 'picture';

interface Definition {
  method: Method;
  /** Below `/api`, for a page or its picture below `/`; a `:name` is filled from the input field of that name. */
  path: string;
  permission: Access;
  /** What the endpoint does, in Chinese: the title in the API document and in messages. */
  title: string;
  /** The body is a file of this kind; the rest of the input travels in the query. */
  accepts?: FileKind;
  /** The answer is a file of this kind. */
  answers?: FileKind;
  /** The answer is shown by a browser as it is. */
  shows?: ShownKind;
  /** Kept on the phone and sent under a `clientKey`: received once, answered by a receipt. */
  keyed?: true;
  /** The name of the type of the reply, for the API document. */
  reply?: string;
}

/** One operation of the API, written once: the server serves it, the mini program calls it, the API document lists it. */
export interface Endpoint<Input, Reply> extends Definition {
  /** Never set: it carries the two types. */
  readonly types?: (input: Input) => Reply;
}

/** A file as the server makes it. */
export interface FileReply {
  /** The bytes. */
  file: Uint8Array;
  /** The name the file is saved under. */
  name: string;
  /** How many people, households or lines are in it: for the log of exports. */
  rows?: number;
}

/** A file that is made while it is sent: too large to be held as a whole. */
export interface StreamReply {
  stream: AsyncIterable<Uint8Array>;
  name: string;
}

/** A page as the server writes it; the status is 200 where none is named. */
export interface PageReply {
  html: string;
  status?: number;
}

/** An image for a page, and how many seconds a browser may keep it. */
export interface PictureReply {
  file: Uint8Array;
  type: 'image/jpeg' | 'image/png' | 'image/svg+xml';
  seconds: number;
}

/** Lists answer a page of this shape; `page` counts from 1. */
export interface Page<Item> {
  items: Item[];
  page: number;
  pageSize: number;
  total: number;
}

/** Writes an endpoint down. */
export function endpoint<Input, Reply>(definition: Definition): Endpoint<Input, Reply> {
  return definition;
}
