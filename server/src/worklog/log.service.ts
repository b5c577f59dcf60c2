import { Injectable } from '@nestjs/common';
import type { LogDay, WorkLog } from '@village/shared/contract/log';
import type { LogDayInput, WriteLogInput } from '@village/shared/contract/log.input';
import { addMonths, firstDay, monthOf, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Clause, type Refusal } from '@village/shared/kernel/refusal';
import { dayInWords, logDraft } from '@village/shared/rules/log-draft';
import { logMonth, logTerms, workLog } from '@village/shared/rules/work-log';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { DayKnownService } from './day-known.service';
import { LogFactsService, type LogDayFacts } from './log-facts.service';
import { LogReplyService, named } from './log-reply.service';
import { WorkLogEntity, WorkLogVersionEntity } from './log.entity';

/** The log of a day: opened as a draft of facts, signed off by the cadre. */
@Injectable()
export class LogService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly facts: LogFactsService, private readonly known: DayKnownService, private readonly replies: LogReplyService,
  ) {}

  async day({ day }: LogDayInput, who: Who): Promise<LogDay> {
    const today = this.clock.today();
    const from = firstDay(addMonths(monthOf(today), -1));
    const own = (await this.facts.days([who.personId], day < from ? day : from, day > today ? day : today)).get(who.personId) ?? [];
    const at = own.find(each => each.kept.day === day);
    const missing = missingDays(own.filter(each => each.kept.day >= from), today);
    const returned = own.filter(each => each.held?.log.state === 'returned').map(each => each.kept.day);
    if (!at) return { day, asked: false, owed: false, known: [], texts: [], log: null, missing, returned, because: [] };
    const known = await this.known.of(who.personId, at.team, day);
    const terms = logTerms(at.profile);
    const fields = terms.value === null || isRefusal(terms.value) ? ['work'] : terms.value.fields;
    const state = workLog(at.profile, at.kept).value;
    return {
      day, asked: true, owed: !isRefusal(state) && state.required, known: dayInWords(known), texts: named(at.held ? kept(fields, at.held.latest.texts) : logDraft(known, fields)),
      log: at.held && await this.replies.reply(at.held.log, who, at), missing, returned, because: terms.because,
    };
  }

  /** Days of this and the last month whose log is missing, or was sent back. */
  async waiting(who: Who): Promise<{ missing: Day[]; returned: Day[]; clauses: Clause[] }> {
    const today = this.clock.today();
    const own = (await this.facts.days([who.personId], firstDay(addMonths(monthOf(today), -1)), today)).get(who.personId) ?? [];
    const last = own[own.length - 1];
    return {
      missing: missingDays(own, today), returned: own.filter(each => each.held?.log.state === 'returned').map(each => each.kept.day),
      clauses: last ? logTerms(last.profile).because.flatMap(reason => reason.clauses) : [],
    };
  }

  /** Signs a log off: the first version, or the next one. What came late is taken and marked. */
  async write(input: WriteLogInput, who: Who): Promise<WorkLog | Refusal> {
    const { day, claimedAt } = input;
    if (day > this.clock.today()) return refuse('day_in_future', `${day} 还没有到，到了当天再写。`, { field: 'day' });
    const at = (await this.facts.days([who.personId], day, day)).get(who.personId)?.[0];
    if (!at) return refuse('log_not_asked', '这一天您没有驻村任职，或者本地制度没有要求写工作日志，这一篇没有记下。', { field: 'day' });
    const texts = [...new Map(input.texts.map(({ field, text }) => [field, { field, text: text.trim() }])).values()];
    if (texts.every(({ text }) => text === '')) return refuse('log_empty', '日志还是空的，写一句当天做了什么再签。', { field: 'texts' });
    const log = await this.next({ personId: who.personId, teamId: at.team.id, path: at.team.path, day });
    await this.db.of(WorkLogVersionEntity).insert({ id: newId(), logId: log.id, version: log.version, texts, claimedAt, receivedAt: this.clock.now() });
    await this.journal.note(who, 'worklog.log.sign', log.id, at.team.villageId);
    return this.replies.reply(log, who);
  }

  /** Counts the version up under the lock of the row: of two signings at once the second makes its own version. */
  private async next(which: Pick<WorkLogEntity, 'personId' | 'teamId' | 'path' | 'day'>): Promise<WorkLogEntity> {
    const { personId, day } = which;
    const logs = this.db.of(WorkLogEntity);
    try {
      if (!(await logs.existsBy({ personId, day }))) await logs.insert({ id: newId(), ...which, version: 0, state: 'signed' });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    await logs.update({ personId, day }, { version: () => 'version + 1', state: 'signed' });
    return logs.findOneByOrFail({ personId, day });
  }
}

/** Days without the log they need, each by the document of its day. */
function missingDays(days: readonly LogDayFacts[], today: Day): Day[] {
  return [...new Set(days.map(each => each.profile))].flatMap(profile => {
    const { value } = logMonth(profile, days.filter(each => each.profile === profile).map(each => each.kept), today);
    return isRefusal(value) ? [] : value.missing;
  }).sort();
}

/** What was signed, in the fields of the document; a field it did not know then is empty. */
function kept(fields: readonly string[], texts: readonly { field: string; text: string }[]): { field: string; text: string }[] {
  const all = [...new Set([...fields, ...texts.map(({ field }) => field)])];
  return all.map(field => ({ field, text: texts.find(each => each.field === field)?.text ?? '' }));
}
