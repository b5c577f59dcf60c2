import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { MeetingAct } from '@village/shared/contract/meeting';
import type { Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { MeetingActEntity } from './meeting.entity';

type Act = MeetingAct & { day: Day | null; act: string };

/** What was done with a meeting or a decision: who, when, in which words. */
@Injectable()
export class MeetingActService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly people: PersonService) {}

  async note(who: Who, subjectId: string, act: string, text = '', day: Day | null = null): Promise<void> {
    await this.db.of(MeetingActEntity).insert({ id: newId(), subjectId, act, text, day, personId: who.personId, at: this.clock.now() });
    await this.journal.note(who, `meeting.${act}`, subjectId);
  }

  async acts(subjectId: string): Promise<Act[]> {
    return (await this.actsOf([subjectId])).get(subjectId) ?? [];
  }

  /** The same of several, by what they are about. */
  async actsOf(subjectIds: readonly string[]): Promise<Map<string, Act[]>> {
    const rows = subjectIds.length ? await this.db.of(MeetingActEntity).find({ where: { subjectId: In([...subjectIds]) }, order: { at: 'ASC', id: 'ASC' } }) : [];
    const names = await this.people.peopleByIds(rows.map(row => row.personId));
    const found = new Map<string, Act[]>();
    for (const { subjectId, act, text, day, personId, at } of rows) found.set(subjectId, [...found.get(subjectId) ?? [], { name: ACT_NAMES[act] ?? act, act, text, day, byName: names.get(personId)?.name ?? '', at }]);
    return found;
  }

  async names(ids: (string | null)[]): Promise<Map<string, string>> {
    return new Map([...(await this.people.peopleByIds(ids.filter(id => id !== null))).values()].map(({ id, name }) => [id, name]));
  }
}

const ACT_NAMES: Record<string, string> = {
  plan: '安排', propose: '提议召开', agree: '同意召开', decline: '不同意召开', move: '改时间地点', call_off: '取消', end: '开完', written: '写好记录', signed: '主持人签字',
};
