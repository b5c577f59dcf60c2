import { Injectable } from '@nestjs/common';
import type { LogDay, WorkLog } from '@village/shared/contract/log';
import type { LogDayInput, WriteLogInput } from '@village/shared/contract/log.input';
import { addMonths, firstDay, monthOf, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Clause, type Refusal } from '@village/shared/kernel/refusal';
import { dutyTags } from '@village/shared/rules/duty-tag';
import { logDraft } from '@village/shared/rules/log-draft';
import { logMonth, logTerms, workLog } from '@village/shared/rules/work-log';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { teamNameOf } from '../organisation/team.service';
import { DayKnownService } from './day-known.service';
import { LogFactsService, type LogDayFacts } from './log-facts.service';
import { LogReplyService, named } from './log-reply.service';
import { LogSigningService, signsFor } from './log-signing.service';
import { WorkLogEntity, WorkLogVersionEntity } from './log.entity';

/** The log of a day: opened as a draft of facts, signed off by the cadre; that of a team is written by any of its people. */
@Injectable()
export class LogService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly facts: LogFactsService, private readonly known: DayKnownService, private readonly replies: LogReplyService, private readonly signing: LogSigningService,
  ) {}

  async day({ day }: LogDayInput, who: Who): Promise<LogDay> {
    const today = this.clock.today();
    const from = firstDay(addMonths(monthOf(today), -1));
    const own = (await this.facts.days([who.personId], day < from ? day : from, day > today ? day : today)).get(who.personId) ?? [];
    const at = own.find(each => each.kept.day === day);
    const missing = missingDays(own.filter(each => each.kept.day >= from), today);
    const returned = own.filter(each => each.held?.log.state === 'returned').map(each => each.kept.day);
    if (!at) return { day, of: 'person', teamId: '', teamName: '', signs: true, asked: false, owed: false, known: [], texts: [], duties: { named: [], recorded: [], chosen: [], because: [] }, log: null, missing, returned, because: [] };
    const known = at.of === 'team' ? await this.known.ofTeam(at.team, day) : await this.known.ofPerson(who.personId, at.team, day);
    const terms = logTerms(at.profile);
    const duty = dutyTags(at.profile);
    const { recorded, chosen } = await this.known.dutiesOf(at);
    const fields = terms.value === null || isRefusal(terms.value) ? ['work'] : terms.value.fields;
    const state = workLog(at.profile, at.kept).value;
    return {
      day, of: at.of, teamId: at.team.id, teamName: teamNameOf(at.team), signs: at.of === 'person' || signsFor(at.team.id, who) !== undefined, asked: true, owed: !isRefusal(state) && state.required, known,
      duties: { named: isRefusal(duty.value) ? [] : duty.value, recorded, chosen, because: duty.because },
      texts: named(at.held ? kept(fields, at.held.latest.texts) : logDraft(known, fields)), log: at.held && await this.replies.reply(at.held.log, who, at), missing, returned, because: terms.because,
    };
  }

  /** Days of this and the last month whose log is missing, was sent back, or waits for the leader; of a team as far as they are this person's to see to. */
  async waiting(who: Who): Promise<LogsWaiting[]> {
    const today = this.clock.today();
    const own = (await this.facts.days([who.personId], firstDay(addMonths(monthOf(today), -1)), today)).get(who.personId) ?? [];
    const waiting: LogsWaiting[] = [];
    for (const owner of ['person', 'team'] as const) {
      const days = own.filter(each => each.of === owner);
      const last = days[days.length - 1];
      if (!last) continue;
      const signs = owner === 'team' && signsFor(last.team.id, who) !== undefined;
      const answers = owner === 'person' || signs || !(await this.signing.isLed(last.team, today));
      const inState = (state: WorkLogEntity['state']) => days.filter(each => each.held?.log.state === state);
      waiting.push({
        of: owner, missing: answers ? missingDays(days, today) : [], returned: inState('returned').filter(each => answers || each.held?.latest.personId === who.personId).map(each => each.kept.day),
        unsigned: signs ? inState('written').map(each => ({ day: each.kept.day, id: each.held!.log.id })) : [], clauses: logTerms(last.profile).because.flatMap(reason => reason.clauses),
      });
    }
    return waiting;
  }

  /** Signs a log off: the first version, or the next one. What came late is taken and marked. That of a team waits for its leader, unless he wrote it. */
  async write(input: WriteLogInput, who: Who): Promise<WorkLog | Refusal> {
    const { day, claimedAt } = input;
    if (day > this.clock.today()) return refuse('day_in_future', `${day} 还没有到，到了当天再写。`, { field: 'day' });
    const at = (await this.facts.days([who.personId], day, day)).get(who.personId)?.[0];
    if (!at) return refuse('log_not_asked', '这一天您没有驻村任职，或者本地制度没有要求写工作日志，这一篇没有记下。', { field: 'day' });
    const texts = [...new Map(input.texts.map(({ field, text }) => [field, { field, text: text.trim() }])).values()];
    if (texts.every(({ text }) => text === '')) return refuse('log_empty', '日志还是空的，写一句当天做了什么再签。', { field: 'texts' });
    const { recorded } = await this.known.dutiesOf(at);
    const tags = [...new Set((input.tags ?? []).map(tag => tag.trim()))].filter(tag => !recorded.includes(tag));
    const state = at.of === 'person' ? 'signed' : 'written';
    const log = await this.next({ ownerId: at.ownerId, teamId: at.team.id, path: at.team.path, day }, state);
    // Two of a team who write at once, or without signal, do not write over each other.
    if (at.of === 'team' && log.version !== (input.upon ?? 0) + 1) return refuse('log_written', `${day} 的日志队里已经有人写了新的一稿，您写的还在手机里。请打开看过，把您的接上去再交。`, { field: 'texts' });
    await this.db.of(WorkLogVersionEntity).insert({ id: newId(), logId: log.id, version: log.version, personId: who.personId, texts, tags, claimedAt, receivedAt: this.clock.now() });
    await this.journal.note(who, state === 'signed' ? 'worklog.log.sign' : 'worklog.log.write', log.id, at.team.villageId);
    if (state === 'written' && signsFor(at.team.id, who)) return this.signing.sign({ id: log.id, version: log.version, verdict: 'signed', text: '' }, who);
    return this.replies.reply(log, who);
  }

  /** Counts the version up under the lock of the row: of two signings at once the second makes its own version. */
  private async next(which: Pick<WorkLogEntity, 'ownerId' | 'teamId' | 'path' | 'day'>, state: 'signed' | 'written'): Promise<WorkLogEntity> {
    const { ownerId, day } = which;
    const logs = this.db.of(WorkLogEntity);
    try {
      if (!(await logs.existsBy({ ownerId, day }))) await logs.insert({ id: newId(), ...which, version: 0, state });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    await logs.update({ ownerId, day }, { version: () => 'version + 1', state });
    return logs.findOneByOrFail({ ownerId, day });
  }
}

/** What waits for somebody in his own logs, or in those of his team. */
export interface LogsWaiting {
  of: LogDayFacts['of'];
  missing: Day[];
  returned: Day[];
  unsigned: { day: Day; id: string }[];
  clauses: Clause[];
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
