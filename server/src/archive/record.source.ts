import { Injectable } from '@nestjs/common';
import type { ArchiveCategory } from '@village/shared/kernel/archive-category';
import { firstDay, lastDay } from '@village/shared/kernel/day';
import { recordKind, type RecordKind } from '@village/shared/kernel/record-kind';
import type { Who } from '../common/who';
import { RecordListService } from '../record/record-list.service';
import { monthWord, type ArchiveSource, type ArchiveSpan, type DrawnPaper } from './source';

const CATEGORIES: Partial<Record<RecordKind, ArchiveCategory>> = {
  visit: 'visits', household_event: 'visits', study: 'study', symposium: 'meetings', project: 'industry_development', farmer_training: 'industry_development', practical_deed: 'practical_deeds', errand: 'practical_deeds',
  service_day: 'practical_deeds', research: 'survey_reports', reception: 'sentiment_ledger', mediation: 'sentiment_ledger', early_sign: 'sentiment_ledger', talk: 'sentiment_ledger',
};
const categoryOf = (kind: RecordKind): ArchiveCategory => CATEGORIES[kind] ?? 'work_records';

/** The entries of a month, one table for each kind, and every picture. */
@Injectable()
export class RecordSource implements ArchiveSource {
  constructor(private readonly records: RecordListService) {}

  async papers({ team, from, to }: ArchiveSpan): Promise<DrawnPaper[]> {
    const { months, pictures } = await this.records.kept(team.id, from, to);
    return [
      ...months.map(({ kind, month, count, lastDay: day }): DrawnPaper => ({
        key: `record_${kind}_${month}`, category: categoryOf(kind), title: `${recordKind(kind).name} ${monthWord(month)}（${count} 条）`, day, form: 'text', personId: null,
        make: (who: Who) => this.records.xlsx({ teamId: team.id, kind, from: firstDay(month), to: lastDay(month) }, who),
      })),
      ...pictures.map(({ id, kind, day, personId }): DrawnPaper => ({
        key: `picture_${id}`, category: categoryOf(kind), title: `${recordKind(kind).name}照片`, day, form: 'image', personId, make: (who: Who) => this.records.picture({ id }, who),
      })),
    ];
  }
}
