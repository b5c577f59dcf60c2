import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, NotFoundException } from '@nestjs/common';
import { ZipFile } from 'yazl';
import type { ArchiveExport } from '@village/shared/contract/archive';
import type { ArchiveExportInput, ArchiveFileInput, ArchiveTeamInput, StartArchiveInput } from '@village/shared/contract/archive.input';
import type { FileReply, StreamReply } from '@village/shared/contract/endpoint';
import type { Making } from '@village/shared/contract/making';
import { ARCHIVE_CATEGORIES, ARCHIVE_CATEGORY_NAMES, ARCHIVE_FORM_NAMES, type ArchiveCategory, type ArchiveForm } from '@village/shared/kernel/archive-category';
import { instantOf, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Journal } from '../common/journal';
import { fileName } from '../common/plain-text';
import { dateOf } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { MakingService, type MadeFile } from '../file/making.service';
import { ArchiveFactsService } from './archive-facts.service';
import { type ArchiveEntry, indexXlsx } from './index.xlsx';
import { ArchiveReachService } from './reach.service';
import type { ArchiveSpan } from './source';
import { ArchiveStandingService, type Keeping, untilWord } from './standing.service';

const NOT_READABLE = '您的职务不能查看这份材料，没有导出';
/** So many of what is not in the file are named. */
const NAMED = 20;

interface Wanted {
  category: ArchiveCategory;
  title: string;
  day: Day;
  form: ArchiveForm;
  place: string;
  make: (() => Promise<FileReply | Refusal | null>) | null;
}

type Tell = (done: number) => Promise<void>;

/** Hands papers out: one of them, or the whole archive of a team as one file that is made in the background, a folder for each category and a list of what is in it. */
@Injectable()
export class ArchiveZipService {
  constructor(
    private readonly reach: ArchiveReachService, private readonly facts: ArchiveFactsService, private readonly files: StoredFileService, private readonly journal: Journal, private readonly standing: ArchiveStandingService, private readonly makings: MakingService,
  ) {}

  async open({ teamId, key }: ArchiveFileInput, who: Who): Promise<FileReply | Refusal> {
    const span = await this.reach.span(teamId, who);
    const filed = (await this.facts.standing(span)).find(({ id }) => id === key);
    if (filed) return filed.fileId === null ? refuse('only_on_paper', `这份材料只有纸质的，存放在：${filed.place}。`) : this.files.read(filed.fileId);
    const made = await (await this.facts.drawn(span, who)).find(each => each.key === key)?.make(who);
    if (!made) throw new NotFoundException();
    return made;
  }

  async exporting({ teamId }: ArchiveTeamInput, who: Who): Promise<ArchiveExport> {
    await this.reach.span(teamId, who);
    const row = (await this.makings.lastOf('archive', [teamId], who.personId)).get(teamId);
    return { last: row ? await this.replyOf(row) : null };
  }

  async start({ teamId, category }: StartArchiveInput, who: Who): Promise<Making | Refusal> {
    const span = await this.reach.span(teamId, who);
    const wanted = await this.wanted(span, category, who);
    if (wanted.length === 0) return refuse('archive_empty', '还没有可以导出的材料。');
    const title = `${span.team.villageName} ${span.team.name} ${category ? ARCHIVE_CATEGORY_NAMES[category] : '档案'} ${span.from} 至 ${span.to}`;
    const keeping = await this.standing.keeping(span);
    const row = await this.makings.begin({
      kind: 'archive', placeId: teamId, name: `${fileName(title)}.zip`, total: wanted.length, startedBy: who.personId, make: (tell, left) => written(wanted, { title, day: span.to, keeping }, tell, left),
    });
    if (isRefusal(row)) return row;
    await this.journal.note(who, 'archive.export', teamId, span.team.villageId);
    return this.replyOf(row);
  }

  async status(input: ArchiveExportInput, who: Who): Promise<Making> {
    return this.replyOf(await this.own(input, who));
  }

  async stop(input: ArchiveExportInput, who: Who): Promise<Making> {
    await this.makings.stop((await this.own(input, who)).id);
    return this.replyOf(await this.own(input, who));
  }

  async zip(input: ArchiveExportInput, who: Who): Promise<StreamReply | Refusal> {
    return this.makings.read(await this.own(input, who));
  }

  /** Whoever began it, as long as he reaches the team; somebody else may read less or more. */
  private async own({ teamId, id }: ArchiveExportInput, who: Who): Promise<MadeFile> {
    await this.reach.span(teamId, who);
    const row = await this.makings.of('archive', id);
    if (row.placeId !== teamId || row.startedBy !== who.personId) throw new NotFoundException();
    return row;
  }

  private replyOf(row: MadeFile): Promise<Making> {
    return this.makings.replyOf(row, '');
  }

  private async wanted(span: ArchiveSpan, category: ArchiveCategory | undefined, who: Who): Promise<Wanted[]> {
    const drawn: Wanted[] = (await this.facts.drawn(span, who)).map(each => ({ ...each, place: '', make: () => each.make(who) }));
    const filed: Wanted[] = (await this.facts.standing(span)).map(({ fileId, ...row }) => ({ ...row, make: fileId === null ? null : () => this.files.read(fileId) }));
    return [...drawn, ...filed].filter(each => category === undefined || each.category === category).sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }
}

/** One paper is held at a time: the next one is made when this one has gone out. */
async function* written(wanted: Wanted[], { title, day, keeping }: { title: string; day: Day; keeping: Keeping }, tell: Tell, left: string[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const mtime = dateOf(instantOf(day, '12:00'));
  const entries: ArchiveEntry[] = [];
  const fill = async () => {
    for (const [index, { category, form, make, ...each }] of wanted.entries()) {
      await tell(index);
      const made = make ? await madeOf(make) : null;
      const path = made ? `${folderOf(category)}/${String(index + 1).padStart(4, '0')} ${fileName(`${each.day} ${each.title}`)}${endingOf(made.name)}` : '';
      entries.push({
        category: ARCHIVE_CATEGORY_NAMES[category], title: each.title, day: each.day, form: ARCHIVE_FORM_NAMES[form], path, place: each.place, keptUntil: untilWord(keeping, category, each.day) ?? '未规定', bytes: made?.file.length ?? 0,
        digest: made ? createHash('sha256').update(made.file).digest('hex') : '', note: made ? '' : make ? NOT_READABLE : '只有纸质材料',
      });
      if (made) await gone(zip, path, made.file, mtime);
      else if (make && left.length < NAMED) left.push(each.title);
    }
    await tell(wanted.length);
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
