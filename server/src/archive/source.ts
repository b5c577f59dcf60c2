import type { FileReply } from '@village/shared/contract/endpoint';
import type { ArchiveCategory, ArchiveForm } from '@village/shared/kernel/archive-category';
import type { Day, Month } from '@village/shared/kernel/day';
import type { Refusal } from '@village/shared/kernel/refusal';
import type { Who } from '../common/who';
import type { TeamPlace } from '../organisation/team.service';

/** A paper that another module holds. It is made when somebody asks for it, by the module's own service and for the person who asks. */
export interface DrawnPaper {
  /** The same as long as the facts are there; letters, digits, `-` and `_`. */
  key: string;
  category: ArchiveCategory;
  title: string;
  day: Day;
  form: ArchiveForm;
  /** Null: it is put together from what several people did. */
  personId: string | null;
  make(who: Who): Promise<FileReply | Refusal | null>;
}

/** The days of a team from its first one until its last or today. */
export interface ArchiveSpan {
  team: TeamPlace;
  from: Day;
  to: Day;
}

/** The days of a month or year within those of the team. */
export function within({ from, to }: ArchiveSpan, first: Day, last: Day): { from: Day; to: Day } {
  return { from: first > from ? first : from, to: last < to ? last : to };
}

/** 2025年3月 */
export const monthWord = (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** What one module has to file for a team. */
export interface ArchiveSource {
  papers(span: ArchiveSpan, who: Who): Promise<DrawnPaper[]>;
}

/** What the module is given: one of each. */
export const ARCHIVE_SOURCES = Symbol('ArchiveSources');
