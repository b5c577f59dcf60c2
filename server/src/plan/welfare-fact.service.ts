import { Injectable } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import type { Cover } from '@village/shared/rules/insurance-cover';
import { ALWAYS } from '../common/time';
import { RecordService, type RecordFact } from '../record/record.service';


/** The insurances of cadres as they were written down: by themselves, or by whoever took them out for several. */
@Injectable()
export class WelfareFactService {
  constructor(private readonly records: RecordService) {}

  /** By person. An entry of a team speaks of its writer and of those who are named with him. */
  async coversOf(personIds: readonly string[], teamIds: readonly string[], until: Day): Promise<Map<string, Cover[]>> {
    const days = { from: ALWAYS.from, to: until };
    const found = new Map<string, RecordFact>();
    if (personIds.length) for (const entry of await this.records.recordsOf({ personIds, kinds: ['insurance'] }, days)) found.set(entry.id, entry);
    if (teamIds.length) for (const entry of await this.records.recordsOf({ teamIds, kinds: ['insurance'] }, days)) found.set(entry.id, entry);
    const covers = new Map<string, Cover[]>();
    for (const { personId, withIds, answers } of found.values()) {
      const cover = { from: answers.from, until: answers.until, coverFen: Number(answers.cover) };
      for (const id of new Set([personId, ...withIds])) covers.set(id, [...covers.get(id) ?? [], cover]);
    }
    return covers;
  }
}
