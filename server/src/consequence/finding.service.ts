import { Injectable, NotFoundException } from '@nestjs/common';
import { Like, type SelectQueryBuilder } from 'typeorm';
import type { FindingDetail, FindingForm, FindingLine } from '@village/shared/contract/consequence';
import type { DecideFindingInput, FindingFormInput, FindingInput, FindingsInput, RecordFindingInput } from '@village/shared/contract/consequence.input';
import type { Page } from '@village/shared/contract/endpoint';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { inspectionConsequence } from '@village/shared/rules/inspection-consequence';
import { prohibition } from '@village/shared/rules/prohibition';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { lookFor } from '../common/looked-for';
import { Clock } from '../common/time';
import { inScope, may, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { ConsequenceCaseEntity, ConsequenceFindingEntity } from './consequence.entity';
import { FindingFormService } from './finding-form.service';
import { SubjectService } from './subject.service';

const PAGE_SIZE = 20;

/** Conduct that no record tells: somebody puts it down, a second person confirms it with his reason. Only then it may have a consequence. */
@Injectable()
export class FindingService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly people: PersonService, private readonly policies: PolicyService, private readonly forms: FindingFormService, private readonly subjects: SubjectService,
  ) {}

  form(input: FindingFormInput, who: Who): Promise<FindingForm | Refusal> {
    return this.forms.of(input, who);
  }

  async record(input: RecordFindingInput, who: Who): Promise<FindingDetail | Refusal> {
    const place = await this.forms.place(input.placeId, who);
    const form = await this.forms.of(input, who);
    if (isRefusal(form)) return form;
    const { event = '', prohibited = '' } = input;
    if (event === '' && prohibited === '') return refuse('event_required', '请选属于哪种情形，或者违反了哪一条禁止事项。', { field: 'event' });
    const chosen = form.events.find(each => each.event === event && each.subject === input.subject);
    if ((event !== '' && !chosen) || (prohibited !== '' && !form.prohibitions.some(({ word }) => word === prohibited))) return refuse('event_unknown', '当地的制度没有写这种情形，请重新选。', { field: 'event' });
    const known = { person: form.people, unit: form.units }[input.subject];
    if (!known.some(({ id }) => id === input.subjectId)) throw new NotFoundException();
    if (this.subjects.concerning(who).includes(input.subjectId)) return refuse('own_finding', '不能登记关系到自己的情况，请由别人登记。');
    if (input.day > this.clock.today()) return refuse('day_in_future', '这一天还没有到，请检查日期。', { field: 'day' });
    const unanswered = chosen?.asks.filter(({ fact }) => !input.answers.some(each => each.fact === fact)) ?? [];
    if (unanswered.length > 0) return refuse('fact_missing', `请答：${unanswered.map(({ name }) => name).join('、')}是不是？`, { field: 'answers' });
    const row: ConsequenceFindingEntity = {
      id: newId(), path: place.path, subject: input.subject, subjectId: input.subjectId, event, prohibited, day: input.day, text: input.text.trim(),
      answers: Object.fromEntries(input.answers.filter(({ fact }) => chosen?.asks.some(each => each.fact === fact)).map(({ fact, value }) => [fact, value])),
      recordedBy: who.personId, recordedAt: this.clock.now(), state: 'open', decidedBy: null, decidedAt: null, reason: '',
    };
    await this.db.of(ConsequenceFindingEntity).insert(row);
    await this.journal.note(who, 'consequence.record', row.id, place.id);
    return this.whole(row, who);
  }

  async list({ search, page = 1 }: FindingsInput, who: Who): Promise<Page<FindingLine>> {
    const { paths } = scopeOf(who, 'consequence.read');
    if (paths.length === 0) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    const query = this.below(paths);
    await lookFor(query, search, { words: ['row.text'], ids: { 'row.subjectId': async ids => this.subjects.lookedFor(ids), 'row.recordedBy': ids => this.people.peopleByIds(ids) } });
    const total = await query.getCount();
    const rows = await query.orderBy("CASE WHEN row.state = 'open' THEN 0 ELSE 1 END").addOrderBy('row.id', 'DESC').offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE).getMany();
    return { items: await this.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  async finding({ id }: FindingInput, who: Who): Promise<FindingDetail> {
    return this.whole(await this.seen(id, who), who);
  }

  /** Never by who put it down. */
  async confirm({ id, decision, reason }: DecideFindingInput, who: Who): Promise<FindingDetail | Refusal> {
    const row = await this.seen(id, who);
    if (row.recordedBy === who.personId) return refuse('same_person', '登记的人不能自己核实，请由另一个人核实。');
    if (this.subjects.concerning(who).includes(row.subjectId)) return refuse('own_finding', '这件事关系到您自己，请由别人核实。');
    if (!may(who, 'consequence.decide', row.path)) throw new NotFoundException();
    const { affected } = await this.db.of(ConsequenceFindingEntity).update({ id, state: 'open' }, { state: decision, decidedBy: who.personId, decidedAt: this.clock.now(), reason: reason.trim() });
    if (affected !== 1) return refuse('decided_already', '刚刚已经有人核实，请刷新后查看。');
    await this.journal.note(who, `consequence.confirm-${decision}`, id);
    return this.finding({ id }, who);
  }

  /** What a second person has to confirm. */
  async waiting(who: Who): Promise<FindingLine[]> {
    const { paths } = scopeOf(who, 'consequence.decide');
    const rows = paths.length === 0 ? [] : await this.below(paths).andWhere("row.state = 'open'").orderBy('row.id').getMany();
    const concerning = this.subjects.concerning(who);
    return this.lines(rows.filter(row => row.recordedBy !== who.personId && !concerning.includes(row.subjectId)));
  }

  private below(paths: readonly string[]): SelectQueryBuilder<ConsequenceFindingEntity> {
    return this.db.of(ConsequenceFindingEntity).createQueryBuilder('row').where(paths.map(path => ({ path: Like(`${path}%`) })));
  }

  private async seen(id: string, who: Who): Promise<ConsequenceFindingEntity> {
    const row = await this.db.of(ConsequenceFindingEntity).findOneBy({ id });
    if (!row || !inScope(scopeOf(who, 'consequence.read'), row.path)) throw new NotFoundException();
    return row;
  }

  private async lines(rows: readonly ConsequenceFindingEntity[]): Promise<FindingLine[]> {
    const names = await this.subjects.namesOf(rows.map(row => ({ ...row, teamId: null })));
    const people = await this.people.peopleByIds(rows.map(({ recordedBy }) => recordedBy));
    return rows.map(row => ({
      id: row.id, subject: row.subject, ...names({ ...row, teamId: null }), title: [row.event, row.prohibited].filter(Boolean).map(nameOfWord).join('；'), day: row.day, state: row.state, recordedByName: people.get(row.recordedBy)?.name ?? '', recordedAt: row.recordedAt,
    }));
  }

  private async whole(row: ConsequenceFindingEntity, who: Who): Promise<FindingDetail> {
    const [line] = await this.lines([row]);
    const decider = row.decidedBy === null ? null : await this.people.personById(row.decidedBy);
    const taken = await this.db.of(ConsequenceCaseEntity).findOne({ select: { id: true }, where: { factKey: `finding_${row.id}` } });
    const profile = await this.policies.activeFor(row.path, row.day);
    const because = isRefusal(profile) ? [] : [
      ...(row.event ? inspectionConsequence(profile, { event: row.event, facts: row.answers }).because : []), ...(row.prohibited ? prohibition(profile, { event: row.prohibited }).because : []),
    ];
    return {
      ...line, text: row.text, answers: Object.entries(row.answers).map(([fact, value]) => ({ name: nameOfWord(fact), value: value ? '是' : '否' })), because,
      decision: row.decidedAt === null ? null : { byName: decider?.name ?? '', at: row.decidedAt, reason: row.reason }, caseId: taken?.id ?? null,
      may: { decide: row.state === 'open' && row.recordedBy !== who.personId && !this.subjects.concerning(who).includes(row.subjectId) && may(who, 'consequence.decide', row.path) },
    };
  }
}
