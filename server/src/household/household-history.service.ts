import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { HouseholdChange, HouseholdHappening, HouseholdVisit } from '@village/shared/contract/household';
import { eventMeant, HOUSEHOLD_STATE_NAMES, HOUSEHOLD_TAG_NAMES, maskedName, type HouseholdEvent } from '@village/shared/kernel/household';
import type { Calendar } from '@village/shared/rules/calendar';
import type { VisitedHousehold, VisitTerms } from '@village/shared/rules/visit-next';
import { Db } from '../common/db';
import { ALWAYS, Clock } from '../common/time';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { RecordService } from '../record/record.service';
import { type ChangedFields, HouseholdChangeEntity, type HouseholdEntity } from './household.entity';
import { HouseholdFactsService, tagsOf, visited } from './household-facts.service';

const SHOWN = 20;
const FIELD_NAMES: Record<string, string> = {
  headName: '户主姓名', place: '村民小组', people: '人口', phone: '电话', idNumber: '身份证号', state: '状态', monitored: '监测对象', tags: '重点户类型', note: '说明', endedOn: '注销日期',
};
const PROTECTED = ['phone', 'idNumber'];

export interface Told {
  visits: HouseholdVisit[];
  visitsTotal: number;
  happenings: HouseholdHappening[];
  changes: HouseholdChange[];
  endedReason: string;
  /** The days of all visits. */
  days: string[];
  visited: VisitedHousehold;
}

/** What is told of a household: visits, happenings, changes. */
@Injectable()
export class HouseholdHistoryService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly records: RecordService, private readonly facts: HouseholdFactsService,
    private readonly people: PersonService, private readonly policies: PolicyService,
  ) {}

  calendar(): Promise<Calendar> {
    return this.policies.calendar();
  }

  async of(row: HouseholdEntity, terms: VisitTerms | null, hidden: boolean): Promise<Told> {
    const all = (await this.facts.recordsOf({ householdIds: [row.id] })).get(row.id) ?? [];
    const facts = visited(row, all, this.clock.today());
    const latest = await this.records.recordsOf({ householdIds: [row.id], kinds: ['visit', 'household_event'] }, { from: ALWAYS.from, to: this.clock.today() }, SHOWN * 2);
    const changes = await this.changesOf(row);
    const names = await this.people.peopleByIds([...latest.map(each => each.personId), ...changes.map(each => each.personId)]);
    const nameOf = (id: string) => names.get(id)?.name ?? '';
    const open = (event: HouseholdEvent, day: string) => terms !== null && terms.mustVisit.includes(eventMeant(event)) && facts.events.some(each => each.event === event && each.day === day);
    return {
      visits: latest.filter(each => each.kind === 'visit').reverse().slice(0, SHOWN).map(({ id, day, personId, text, answers }) => ({ recordId: id, day, authorName: nameOf(personId), text, followUpOn: answers.followUpOn ?? null })),
      visitsTotal: all.filter(each => each.kind === 'visit').length,
      happenings: latest.filter(each => each.kind === 'household_event').reverse().slice(0, SHOWN)
        .map(({ id, day, text, answers }) => ({ recordId: id, event: answers.event as HouseholdEvent, day, text, open: open(answers.event as HouseholdEvent, day) })),
      changes: changes.map(({ id, state, day, before, after, reason, personId, receivedAt }) => ({ id, state, day, lines: changedLines(before, after, hidden), reason, byName: nameOf(personId), receivedAt })),
      endedReason: changes.find(each => each.state === 'applied' && 'endedOn' in each.after)?.reason ?? '', days: all.filter(each => each.kind === 'visit').map(each => each.day), visited: facts,
    };
  }

  /** Those that somebody has to look at first, then the latest. */
  private async changesOf(row: HouseholdEntity): Promise<HouseholdChangeEntity[]> {
    const open = await this.db.of(HouseholdChangeEntity).find({ where: { householdId: row.id, state: 'conflict' }, order: { receivedAt: 'ASC', id: 'ASC' } });
    const rest = await this.db.of(HouseholdChangeEntity).find({ where: { householdId: row.id, state: In(['applied', 'taken', 'kept']) }, order: { receivedAt: 'DESC', id: 'DESC' }, take: SHOWN });
    return [...open, ...rest];
  }
}

/** A change as people read it, a line for each field; of what is protected only that it changed. */
export function changedLines(before: ChangedFields, after: ChangedFields, hidden: boolean): HouseholdChange['lines'] {
  return Object.keys(after).map(field => ({ name: FIELD_NAMES[field] ?? field, before: wordOf(field, before[field] ?? null, hidden), after: wordOf(field, after[field], hidden) }));
}

function wordOf(field: string, value: string | number | null, hidden: boolean): string {
  if (value === null || value === '') return '无';
  if (PROTECTED.includes(field)) return '（不显示）';
  if (field === 'headName' && hidden) return maskedName(String(value));
  if (field === 'state') return HOUSEHOLD_STATE_NAMES[value as HouseholdEntity['state']] ?? String(value);
  if (field === 'tags') return tagsOf(String(value)).map(tag => HOUSEHOLD_TAG_NAMES[tag] ?? tag).join('、');
  return String(value);
}
