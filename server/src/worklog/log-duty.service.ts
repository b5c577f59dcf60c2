import { Injectable } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import { RecordService, type RecordFact } from '../record/record.service';
import type { LogDayFacts } from './log-facts.service';

/** What was recorded on a day of a log, and the duties of it. */
export interface LogDuties {
  /** Of the records of the day. */
  recorded: string[];
  /** What the log is marked with besides. */
  chosen: string[];
}

type Which = Pick<LogDayFacts, 'of' | 'ownerId'> & { team: { id: string } };

/** A log is marked with the duties of what was recorded that day, and with those its writer chose. */
@Injectable()
export class LogDutyService {
  constructor(private readonly records: RecordService) {}

  /** What this person, or this team, recorded on that day; a person too where he went along. */
  async entriesOn({ of, ownerId, team }: Which, day: Day): Promise<RecordFact[]> {
    return (await this.records.recordsOf({ teamIds: [team.id] }, { from: day, to: day })).filter(entry => of === 'team' || isOf(entry, ownerId));
  }

  /** Of each of these days. */
  async of(days: readonly LogDayFacts[]): Promise<(day: LogDayFacts) => LogDuties> {
    const kept = days.map(({ kept: { day } }) => day).sort();
    const records = days.length ? await this.records.recordsOf({ teamIds: [...new Set(days.map(({ team }) => team.id))] }, { from: kept[0], to: kept[kept.length - 1] }, MOST) : [];
    return ({ of, ownerId, team, kept: { day }, held }) => {
      const recorded = tagsOf(records.filter(entry => entry.day === day && entry.teamId === team.id && (of === 'team' || isOf(entry, ownerId))));
      return { recorded, chosen: (held?.latest.tags ?? []).filter(tag => !recorded.includes(tag)) };
    };
  }
}

/** A month of a whole county. */
const MOST = 100_000;

export function tagsOf(entries: readonly RecordFact[]): string[] {
  return [...new Set(entries.flatMap(({ tags }) => tags))];
}

function isOf({ personId, withIds }: RecordFact, id: string): boolean {
  return personId === id || withIds.includes(id);
}
