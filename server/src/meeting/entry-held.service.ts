import { Injectable } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import type { RecordKind } from '@village/shared/kernel/record-kind';
import { RecordService, type CountedRecord, type RecordDays, type RecordsOf } from '../record/record.service';

/** Something the document asks for as a meeting or as study, and that was put down as an entry. */
export interface EntryHeld {
  meeting: string;
  on: Day;
  personId: string;
  /** Null: whoever wrote it served in no team; it counts for himself only. */
  teamId: string | null;
  villageId: string;
  /** Which category of law was taught. */
  law?: string;
}

/** The kinds of entries that stand for a meeting: wherever meetings are counted, these count too, so that every page gives the same number. */
const KINDS: readonly RecordKind[] = ['service_day', 'farmer_training', 'symposium', 'talk', 'study'];

/** What is written down as an entry and asked for as a meeting: a service day, a training of villagers, talks, study by oneself. */
@Injectable()
export class EntryHeldService {
  constructor(private readonly records: RecordService) {}

  async of(which: Omit<RecordsOf, 'kinds'>, days: RecordDays, kinds: readonly RecordKind[] = KINDS): Promise<EntryHeld[]> {
    return (await this.records.countedOf({ ...which, kinds }, days)).flatMap(record => {
      const meeting = meetingOf(record);
      return meeting ? [{ meeting, on: record.day, personId: record.personId, teamId: record.teamId, villageId: record.villageId, ...(record.answers.law ? { law: record.answers.law } : {}) }] : [];
    });
  }
}

function meetingOf({ kind, answers }: CountedRecord): string | null {
  switch (kind) {
    case 'service_day': case 'farmer_training': return kind;
    case 'symposium': return answers.who === 'contacted_masses' ? 'contacted_masses_symposium' : null;
    case 'talk': return answers.whom === 'village_cadre' ? 'talk_with_village_cadres' : null;
    // Notes of a study of the whole team belong to that meeting.
    case 'study': return answers.form === 'collective' ? null : 'daily_study';
    default: return null;
  }
}
