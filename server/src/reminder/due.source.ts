import { Injectable } from '@nestjs/common';
import type { DueLine } from '@village/shared/contract/due';
import type { Reminder } from '@village/shared/contract/reminder';
import { addDays, dayText } from '@village/shared/kernel/day';
import { LEADING_ROLES } from '@village/shared/kernel/role';
import { DUE_SOURCE_NAMES, isPressing, type DueSource } from '@village/shared/rules/due-item';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { DueViewService } from '../due/due-view.service';
import { reminderOf, type ReminderSource } from './source';

/** So many days before the last one it is said. */
const AHEAD_DAYS = 3;
/** What other sources say with more to the point: days and sheets, logs and lists, issues, plans, leaves. */
const SAID_ELSEWHERE: readonly DueSource[] = ['presence', 'log', 'task', 'sheet', 'issue', 'plan'];

/** Whatever else the documents ask of the person, of the team he leads or the office he holds: late, or due within the next days. One line for each kind. */
@Injectable()
export class WhatIsDueSource implements ReminderSource {
  constructor(private readonly clock: Clock, private readonly views: DueViewService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    const acting = { ...who, grants: who.grants.filter(({ role }) => role !== 'administrator') };
    if (acting.grants.length === 0 || !may(acting, 'due.read')) return [];
    const today = this.clock.today();
    const { items, overdue } = await this.views.mine({ period: today }, acting);
    const until = addDays(today, AHEAD_DAYS);
    const pressing = [...overdue, ...items].filter(line => !isSaid(line) && isTold(line, acting) && isPressing(line, until));
    const kinds = new Map<DueSource, DueLine[]>();
    for (const line of pressing) kinds.set(line.source, [...kinds.get(line.source) ?? [], line]);
    return [...kinds].map(([source, lines]) => {
      const [first] = lines.toSorted((one, other) => (one.due ?? '').localeCompare(other.due ?? ''));
      const late = lines.filter(({ state }) => state === 'missed').length;
      const note = [`${first.title}${first.turn ? ` ${first.turn}` : ''}${first.about.must === 'yes' ? `，还有 ${(first.required ?? 0) - first.done} ${first.unit}` : ''}${first.due ? `，最迟 ${dayText(first.due)}` : ''}`, ...(lines.length > 1 ? [`等 ${lines.length} 项`] : []), ...(late > 0 ? [lines.length > 1 ? `${late} 项过了期限` : '过了期限'] : [])].join('，');
      return reminderOf('due', DUE_SOURCE_NAMES[source], note, '/pages/due/list/index', { count: lines.length, due: first.due, clauses: first.because.flatMap(reason => reason.clauses).slice(0, 2) });
    });
  }
}

function isSaid({ source, about }: DueLine): boolean {
  return SAID_ELSEWHERE.includes(source) || (source === 'inspection' && about.what === 'work_log');
}

/** What a team owes is said to those who lead it, and to a linked cadre, who may be all there is; not to each of its members. What something happened for is everybody's. */
function isTold({ owner, ownerId, about }: DueLine, who: Pick<Who, 'grants' | 'personId'>): boolean {
  if (owner === 'person') return ownerId === who.personId;
  if (owner === 'team') return who.grants.some(grant => grant.teamId === ownerId && (about.must === 'yes' || LEADING_ROLES.includes(grant.role) || grant.role === 'linked_cadre'));
  return who.grants.some(grant => grant.teamId === null && grant.organisationId === ownerId);
}
