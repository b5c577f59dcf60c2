import { inflateRawSync } from 'node:zlib';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';

const FILE_BYTES = 5 * 1024 * 1024;
/** What a county's roster can need many times over, and a bomb cannot do with. */
const ENTRIES = 200;
const UNPACKED_BYTES = 40 * 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const OLD_FORMAT = Buffer.from('d0cf11e0a1b11ae1', 'hex');

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/**
 * The parts of an xlsx file by name. Count and sizes are read from the directory of the archive before anything is unpacked,
 * and no part may unpack to more than it said, so that a small file cannot fill the memory.
 */
export function unpack(file: Buffer): Map<string, () => Buffer> | Refusal {
  if (file.length > FILE_BYTES) return refuse('file_too_large', '文件超过 5 MB，请只保留模板里的几张表，再上传');
  if (file.subarray(0, OLD_FORMAT.length).equals(OLD_FORMAT)) return refuse('file_old_format', '这是旧版 .xls 文件或加了密码的文件，请在表格软件里另存为不加密的 .xlsx 再上传');
  const entries = directoryOf(file);
  if (!entries) return refuse('file_unreadable', '这不是完整的 .xlsx 文件，请重新下载模板填写，或另存为 .xlsx 再上传');
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (entries.length > ENTRIES || total > UNPACKED_BYTES) return refuse('file_too_large', '文件展开后太大，请把数据复制到新下载的模板里，再上传');
  return new Map(entries.map(entry => [entry.name, () => contentOf(file, entry)]));
}

function directoryOf(file: Buffer): Entry[] | null {
  const end = endOf(file);
  if (end === null) return null;
  const count = file.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_BYTES > end || file.readUInt32LE(at) !== CENTRAL) return null;
    const nameLength = file.readUInt16LE(at + 28);
    const encrypted = (file.readUInt16LE(at + 8) & 1) === 1;
    const entry = {
      name: file.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength), method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20), unpacked: file.readUInt32LE(at + 24), offset: file.readUInt32LE(at + 42),
    };
    if (encrypted || (entry.method !== STORED && entry.method !== DEFLATED) || entry.offset + LOCAL_BYTES > file.length) return null;
    entries.push(entry);
    at += CENTRAL_BYTES + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(file: Buffer): number | null {
  for (let at = file.length - END_BYTES; at >= Math.max(0, file.length - END_BYTES - LONGEST_COMMENT); at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  return null;
}

/** Throws when the part is damaged or larger than it said. */
function contentOf(file: Buffer, { method, packed, unpacked, offset }: Entry): Buffer {
  if (file.readUInt32LE(offset) !== LOCAL) throw new Error('damaged archive');
  const start = offset + LOCAL_BYTES + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const content = file.subarray(start, start + packed);
  if (method === STORED) return content;
  return inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) });
}
