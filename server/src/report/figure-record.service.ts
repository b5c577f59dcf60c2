import { Injectable } from '@nestjs/common';
import { dayText } from '@village/shared/kernel/day';
import { RECORD_KIND_IDS, RECORD_KINDS } from '@village/shared/kernel/record-kind';
import { dutyFigures, figureOf, type FigureFact } from '@village/shared/rules/report-figure';
import { RecordService, type RecordFact } from '../record/record.service';
import type { FigureLoader, FigureOwner, FigureScope, Known } from './figure';

/** What the cadres recorded, by kind. What a visit found out about a family stays in the record. */
@Injectable()
export class FigureRecordService implements FigureLoader {
  constructor(private readonly records: RecordService) {}

  async load({ owners, from, to }: FigureScope): Promise<(owner: FigureOwner) => Known> {
    const teamIds = [...new Set(owners.map(({ team }) => team.id))];
    const records = teamIds.length ? await this.records.recordsOf({ teamIds }, { from, to }, 100_000) : [];
    return ({ team, personId }) => {
      const own = records.filter(each => each.teamId === team.id && (personId === null || each.personId === personId || each.withIds.includes(personId)));
      const visits = own.filter(({ kind }) => kind === 'visit');
      const households = new Map(visits.filter(({ householdId }) => householdId !== null).map(visit => [visit.householdId!, visit]));
      const trained = own.filter(({ kind, answers }) => kind === 'farmer_training' && Number(answers.people) > 0);
      return {
        figures: [
          ...RECORD_KIND_IDS.map(kind => figureOf(`record.${kind}`, own.filter(each => each.kind === kind).map(factOf))),
          ...dutyFigures(own.map(each => ({ tags: each.tags, fact: factOf(each) }))),
          figureOf('record.visit_households', [...households.values()].map(factOf)),
          figureOf('record.training_people', trained.map(each => ({ ...factOf(each), count: Number(each.answers.people) }))),
        ],
        // Two who keep entries about the same project mean one.
        next: [...new Set(open(own).map(each => `${RECORD_KINDS[each.kind].name}：${each.answers.title ?? each.text.slice(0, 30)}，继续办理`))].map(text => ({ text })),
      };
    };
  }
}

function factOf({ id, kind, day, place, answers }: RecordFact): FigureFact {
  return { id, day, text: [dayText(day), RECORD_KINDS[kind].name, answers.title, place].filter(Boolean).join(' '), count: 1, page: `/pages/record/detail/index?id=${id}` };
}

/** The last entry of each matter that goes on. */
function open(records: readonly RecordFact[]): RecordFact[] {
  const threads = new Map<string, RecordFact>();
  for (const each of records) if (each.kind === 'practical_deed' || each.kind === 'project') threads.set(each.threadId, each);
  return [...threads.values()].filter(({ closes }) => !closes);
}
