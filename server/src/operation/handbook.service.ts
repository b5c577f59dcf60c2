import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Injectable, NotFoundException } from '@nestjs/common';
import sharp from 'sharp';
import type { FileReply, PageReply } from '@village/shared/contract/endpoint';
import type { Handbook, HandbookBlock, HandbookChapter, HandbookSection } from '@village/shared/contract/handbook';
import type { HandbookBoardInput, HandbookPictureInput } from '@village/shared/contract/handbook.input';
import { permissionsOf } from '@village/shared/kernel/permission';
import { ROLES, type RoleId } from '@village/shared/kernel/role';
import type { Who } from '../common/who';
import { chapterPage } from './handbook.page';

const FOLDER = resolve(__dirname, '../../../docs/handbook');
const QUALITY = 80;

/** In this order; for whom each is written. */
const WRITTEN_FOR: Readonly<Record<string, (role: RoleId) => boolean>> = {
  leader: role => ['team_leader', 'first_secretary', 'team_deputy_leader', 'team_attendance_clerk'].includes(role),
  cadre: role => ROLES[role].level === 'team',
  township: role => ROLES[role].level === 'township',
  administrator: role => ['administrator', 'county_office'].includes(role),
  inspector: role => permissionsOf(role).includes('inspection.write'),
  villager: () => false,
  operator: role => role === 'administrator',
};

/** The handbook of docs/handbook, read once: what is in the repository is what the app shows. */
@Injectable()
export class HandbookService {
  private chapters: Omit<HandbookChapter, 'own'>[] | null = null;
  private readonly pictures = new Map<string, Promise<Uint8Array>>();

  read({ grants }: Who): Handbook {
    const chapters = this.written().map(chapter => ({ ...chapter, own: grants.some(({ role }) => WRITTEN_FOR[chapter.id](role)) }));
    return { chapters: [...chapters.filter(({ own }) => own), ...chapters.filter(({ own }) => !own)] };
  }

  /** The chapter for villagers; whatever code it is asked with, for the page leads nowhere but back. */
  villager({ code }: HandbookBoardInput): PageReply {
    return { html: chapterPage(code, this.written().find(({ id }) => id === 'villager')!) };
  }

  private written(): Omit<HandbookChapter, 'own'>[] {
    this.chapters ??= Object.keys(WRITTEN_FOR).map(id => ({ id, ...chapterOf(readFileSync(join(FOLDER, `${id}.md`), 'utf8')) }));
    return this.chapters;
  }

  async picture({ name }: HandbookPictureInput): Promise<FileReply> {
    // Only names that stand in the folder: a name never gets into a path.
    if (!readdirSync(join(FOLDER, 'pictures')).includes(`${name}.webp`)) throw new NotFoundException();
    // Older phones read no WebP.
    const made = this.pictures.get(name) ?? readFile(join(FOLDER, 'pictures', `${name}.webp`)).then(bytes => sharp(bytes).jpeg({ quality: QUALITY }).toBuffer());
    this.pictures.set(name, made);
    return { file: await made, name: `${name}.jpg` };
  }
}

const PICTURE = /^!\[([^\]]*)\]\(pictures\/([\w-]+)\.webp\)$/;
const ITEM = /^(?:- |(\d+)\. )(.*)$/;

/** The little of Markdown that the handbook uses: a title, parts, paragraphs, lists, pictures. */
export function chapterOf(markdown: string): { title: string; sections: HandbookSection[] } {
  const [head, ...parts] = markdown.split(/^## /m);
  const sections = parts.map(part => {
    const [title, ...lines] = part.split('\n');
    return { title: title.trim(), blocks: lines.join('\n').split(/\n{2,}/).map(each => each.trim()).filter(Boolean).map(blockOf) };
  });
  return { title: /^# (.*)$/m.exec(head)![1].trim(), sections };
}

function blockOf(text: string): HandbookBlock {
  const picture = PICTURE.exec(text);
  if (picture) return { kind: 'picture', caption: picture[1], name: picture[2] };
  const items = text.split('\n').map(line => ITEM.exec(line));
  if (items.every(item => item !== null)) return { kind: 'list', items: items.map(item => plain(item[2])), numbered: items[0][1] !== undefined };
  return { kind: 'text', text: plain(text.replace(/\n/g, '')) };
}

function plain(text: string): string {
  return text.replace(/\*\*/g, '').replace(/`([^`]*)`/g, '$1').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
