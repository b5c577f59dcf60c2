import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import { DUTY_KIND_NAMES, type DutyKind } from '@village/shared/contract/duty';
import type { FileReply } from '@village/shared/contract/endpoint';
import { dayOf, dayText, weekday, type Day, type Month } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { paperFile, type Paper } from '../common/paper';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { DutyRosterEntity } from './duty.entity';
import { PlaceService } from './place.service';

const WEEKDAYS = '一二三四五六日';

/** The roster of a month as it was published last, as a paper. */
@Injectable()
export class RosterPaperService {
  constructor(private readonly db: Db, private readonly places: PlaceService, private readonly people: PersonService) {}

  /** The months for which these places published one. */
  async kept(places: readonly { kind: DutyKind; placeId: string }[], from: Month, to: Month): Promise<{ kind: DutyKind; placeId: string; month: Month; publishedOn: Day }[]> {
    const rows = places.length ? await this.db.of(DutyRosterEntity).find({ where: places.map(place => ({ ...place, month: Between(from, to) })), select: { kind: true, placeId: true, month: true, version: true, publishedAt: true }, order: { month: 'ASC', version: 'ASC' } }) : [];
    return [...new Map(rows.map(({ kind, placeId, month, publishedAt }) => [`${kind} ${placeId} ${month}`, { kind, placeId, month, publishedOn: dayOf(publishedAt) }])).values()];
  }

  /** Whatever document is in force now: what was published was published. */
  async paper({ kind, placeId, month }: { kind: DutyKind; placeId: string; month: Month }, who: Who): Promise<FileReply | null> {
    const place = await this.places.of(kind, placeId, who);
    const row = await this.db.of(DutyRosterEntity).findOne({ where: { kind, placeId, month }, order: { version: 'DESC' } });
    if (!row) return null;
    const names = await this.people.peopleByIds([...row.lines.flatMap(({ personIds }) => personIds), row.publishedBy]);
    const nameOf = (id: string): string => names.get(id)?.name ?? '';
    const title = `${place.name || place.villageName}${DUTY_KIND_NAMES[kind]}表 ${month.slice(0, 4)}年${Number(month.slice(5))}月`;
    const paper: Paper = {
      title, subtitle: `${place.villageName}　第 ${row.version} 版`,
      parts: [{
        kind: 'table', columns: [{ name: '日期', share: 2 }, { name: '星期', align: 'center' }, { name: '值班人', share: 4 }], empty: '这个月没有要排的日子',
        rows: row.lines.map(({ day, personIds }) => [dayText(day), WEEKDAYS[weekday(day) - 1], personIds.map(nameOf).filter(Boolean).join('、') || '空缺']),
      }],
      signatures: [{ role: '安排人', name: nameOf(row.publishedBy), day: dayOf(row.publishedAt) }],
    };
    return { file: await paperFile(paper, 'pdf'), name: `${title}.pdf` };
  }
}
