import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, NotFoundException } from '@nestjs/common';
import { ZipFile } from 'yazl';
import type { ArchiveFileInput, ArchiveZipInput } from '@village/shared/contract/archive.input';
import type { FileReply, StreamReply } from '@village/shared/contract/endpoint';
import { ARCHIVE_CATEGORIES, ARCHIVE_CATEGORY_NAMES, ARCHIVE_FORM_NAMES, type ArchiveCategory, type ArchiveForm } from '@village/shared/kernel/archive-category';
import { instantOf, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Journal } from '../common/journal';
import { dateOf } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { ArchiveFactsService } from './archive-facts.service';
import { type ArchiveEntry, indexXlsx } from './index.xlsx';
import { ArchiveReachService } from './reach.service';

const NOT_READABLE = '您的职务不能查看这份材料，没有导出';

interface Wanted {
  category: ArchiveCategory;
  title: string;
  day: Day;
  form: ArchiveForm;
  place: string;
  make: (() => Promise<FileReply | Refusal | null>) | null;
}

/** Hands papers out: one of them, or the whole archive of a team as one file, a folder for each category and a list of what is in it. One paper is made after the other while the file is sent. */
@Injectable()
export class ArchiveZipService {
  constructor(private readonly reach: ArchiveReachService, private readonly facts: ArchiveFactsService, private readonly files: StoredFileService, private readonly journal: Journal) {}

  async open({ teamId, key }: ArchiveFileInput, who: Who): Promise<FileReply | Refusal> {
    const span = await this.reach.span(teamId, who);
    const filed = (await this.facts.standing(span)).find(({ id }) => id === key);
    if (filed) return filed.fileId === null ? refuse('only_on_paper', `这份材料只有纸质的，存放在：${filed.place}。`) : this.files.read(filed.fileId);
    const made = await (await this.facts.drawn(span, who)).find(each => each.key === key)?.make(who);
    if (!made) throw new NotFoundException();
    return made;
  }

  async zip({ teamId, category }: ArchiveZipInput, who: Who): Promise<StreamReply> {
    const span = await this.reach.span(teamId, who);
    const drawn: Wanted[] = (await this.facts.drawn(span, who)).map(each => ({ ...each, place: '', make: () => each.make(who) }));
    const filed: Wanted[] = (await this.facts.standing(span)).map(({ fileId, ...row }) => ({ ...row, make: fileId === null ? null : () => this.files.read(fileId) }));
    const wanted = [...drawn, ...filed].filter(each => category === undefined || each.category === category)
      .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    await this.journal.note(who, 'archive.export', teamId, span.team.villageId);
    const name = `${span.team.villageName} ${span.team.name} ${category ? ARCHIVE_CATEGORY_NAMES[category] : '档案'} ${span.from} 至 ${span.to}`;
    return { stream: written(wanted, name, span.to), name: `${safe(name)}.zip` };
  }
}

/** One paper is held at a time: the next one is made when this one has gone out. */
async function* written(wanted: Wanted[], title: string, day: Day): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const mtime = dateOf(instantOf(day, '12:00'));
  const entries: ArchiveEntry[] = [];
  const fill = async () => {
    for (const [index, { category, form, make, ...each }] of wanted.entries()) {
      const made = make ? await madeOf(make) : null;
      const path = made ? `${folderOf(category)}/${String(index + 1).padStart(4, '0')} ${safe(`${each.day} ${each.title}`)}${endingOf(made.name)}` : '';
      entries.push({
        category: ARCHIVE_CATEGORY_NAMES[category], title: each.title, day: each.day, form: ARCHIVE_FORM_NAMES[form], path, place: each.place, bytes: made?.file.length ?? 0, digest: made ? createHash('sha256').update(made.file).digest('hex') : '',
        note: made ? '' : make ? NOT_READABLE : '只有纸质材料',
      });
      if (made) await gone(zip, path, made.file, mtime);
    }
    await gone(zip, '目录.xlsx', await indexXlsx(title, entries), mtime);
    zip.end();
  };
  const output = zip.outputStream as Readable;
  void fill().catch((error: unknown) => output.destroy(error as Error));
  yield* output as AsyncIterable<Uint8Array>;
}

/** Resolves when the bytes are on their way, so that they are not all held at once. */
function gone(zip: ZipFile, path: string, bytes: Uint8Array, mtime: Date): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.addReadStreamLazy(path, { mtime, mode: 0o100644, size: bytes.length }, hand => {
      const stream = Readable.from([Buffer.from(bytes)]);
      stream.once('end', resolve).once('error', reject);
      hand(null, stream);
    });
  });
}

/** What the reader may not open, or what was deleted meanwhile, is told in the list. */
async function madeOf(make: () => Promise<FileReply | Refusal | null>): Promise<FileReply | null> {
  try {
    const made = await make();
    return isRefusal(made) ? null : made;
  } catch (error) {
    if (error instanceof NotFoundException) return null;
    throw error;
  }
}

const orderOf = ({ category, day, title }: Wanted): string => `${folderOf(category)} ${day} ${title}`;
const folderOf = (category: ArchiveCategory): string => `${String(ARCHIVE_CATEGORIES.indexOf(category) + 1).padStart(2, '0')} ${ARCHIVE_CATEGORY_NAMES[category]}`;
const endingOf = (name: string): string => /\.\w+$/.exec(name)?.[0] ?? '';
/** No Windows folder takes these, nor a point or a space at the end. */
const safe = (text: string): string => text.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(0, 80).replace(/[. ]+$/, '');
