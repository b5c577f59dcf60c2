import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { FreshReport, ReportDetail } from '@village/shared/contract/report';
import type { FreeReportInput, OpenReportInput, ReportIdInput, RollupInput, SaveReportInput } from '@village/shared/contract/report.input';
import type { Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { periodSpan, periodText } from '@village/shared/rules/cadence';
import { blankSections, composeReport, composeRollup, type ReportSection } from '@village/shared/rules/report-draft';
import { isResearch } from '@village/shared/rules/report-free';
import type { ReportFigure } from '@village/shared/rules/report-figure';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { AuthorService, writesFor, type Author } from './author.service';
import { FigureService } from './figure.service';
import { OwnerNameService } from './owner-name.service';
import { figureLine, ReportReplyService } from './reply.service';
import { ReportEntity } from './report.entity';
import { ReportTurnService } from './turn.service';

const NEGATIVE_LIST = 'negative_list';

interface Composed {
  sections: ReportSection[];
  figures: ReportFigure[];
}

/** Reports in the making: opened as a draft of facts, edited, saved. */
@Injectable()
export class ReportDraftService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly authors: AuthorService, private readonly turns: ReportTurnService, private readonly figures: FigureService,
    private readonly owners: OwnerNameService, private readonly replies: ReportReplyService,
  ) {}

  /** Opens the report of a turn; whoever comes second finds the same one. */
  async open({ report, period, owner, ownerId }: OpenReportInput, who: Who): Promise<ReportDetail | Refusal> {
    const { from, to } = periodSpan(period);
    const author = await this.authors.one(owner, ownerId, null, from, to);
    if (!writesFor(author, who)) throw new NotFoundException();
    const rule = await this.turns.ruleOf(author, report, period);
    if (!rule) return refuse('report_not_owed', '现行制度没有要求报这一份。要写简报或调研报告，请在“报告”页点“写一份”。', { field: 'report' });
    const known = await this.db.of(ReportEntity).findOneBy({ turn: turnOf(report, author, period) });
    if (known) return this.replies.one(known.id, who);
    const form = report.includes('rollup') ? 'rollup' as const : isResearch(report) ? 'research' as const : 'periodic' as const;
    const composed = form === 'rollup' ? await this.ofTeams(author, rollupSource(report), period) : form === 'research' ? { sections: blankSections(form), figures: [] } : await this.compose(author, rule.row.topics ?? [], from, to);
    const title = `${author.name}${nameOfWord(report)}（${periodText(period)}）`;
    return this.put({ form, report, period, turn: turnOf(report, author, period), author, title, to: rule.row.to, ...composed }, who);
  }

  /** A brief or a research report, whenever its author has something to tell. */
  async free({ form, report, title, teamId, organisationId, ownerId = teamId ?? organisationId }: FreeReportInput, who: Who): Promise<ReportDetail> {
    const today = this.clock.today();
    const mine = await this.authors.of(who, today, today);
    const author = ownerId ? mine.find(each => each.ownerId === ownerId) : mine.find(each => each.owner === 'team') ?? mine[0];
    if (!author) throw new NotFoundException();
    const key = report ?? form;
    const rule = report ? await this.turns.ruleOf(author, report, '') : null;
    return this.put({ form, report: key, period: '', turn: newId(), author, title: title.trim(), to: rule?.row.to ?? [], sections: report === NEGATIVE_LIST ? await this.negativeList(author, today) : blankSections(form, rule?.row.topics ?? []), figures: [] }, who);
  }

  /** 负面清单 (篇九 第二十三条): what inspections found and is not mended stands in it, the rest its author writes. */
  private async negativeList(author: Author, today: Day): Promise<ReportSection[]> {
    const open = await this.figures.notMended(await this.authors.teamsOf(author, today, today));
    return [{ key: 'problems', title: '问题清单', text: open.map(({ text }, index) => `${index + 1}. ${text}`).join('\n') }, { key: 'measures', title: '整改措施和进展', text: '' }];
  }

  /** One report of a place made of those that its teams handed in. */
  async rollup({ organisationId, report, period }: RollupInput, who: Who): Promise<ReportDetail | Refusal> {
    const author = await this.authors.place(organisationId);
    if (!author || !writesFor(author, who)) throw new NotFoundException();
    const rule = await this.turns.ruleOf(author, 'monthly_rollup', period);
    const key = rule && rollupSource('monthly_rollup') === report ? 'monthly_rollup' : `${report}_rollup`;
    const known = await this.db.of(ReportEntity).findOneBy({ turn: turnOf(key, author, period) });
    if (known) return this.replies.one(known.id, who);
    const composed = await this.ofTeams(author, report, period);
    if (composed.sections.length === 0) return refuse('nothing_collected', '还没有工作队报送这一份，没有可以汇总的内容。', { field: 'report' });
    return this.put({ form: 'rollup', report: key, period, turn: turnOf(key, author, period), author, title: `${author.name}${nameOfWord(report)}汇总（${periodText(period)}）`, to: key === 'monthly_rollup' ? rule?.row.to ?? [] : [], ...composed }, who);
  }

  /** Saves what was typed; whoever did not see the last save is told. */
  async save({ id, revision, title, sections, to, fresh }: SaveReportInput, who: Who): Promise<ReportDetail | Refusal> {
    const row = await this.written(id, who);
    const detail = to === undefined ? null : await this.replies.one(id, who);
    if (detail && !detail.may.chooseRecipients) return refuse('recipients_fixed', '这份报告报给谁由制度规定，不能改。', { field: 'to', clauses: detail.because.flatMap(reason => reason.clauses) });
    const figures = fresh ? (await this.composed(row)).figures : null;
    const { affected } = await this.db.of(ReportEntity).update({ id, revision, state: In(['draft', 'returned']) }, {
      title: title.trim(), sections: sections.map(({ key, title: head, text }) => ({ key, title: head.trim(), text: text.trim() })), ...(to === undefined ? {} : { to }), ...(figures ? { figures } : {}), revision: revision + 1, updatedAt: this.clock.now(),
    } as object);
    if (affected !== 1) return refuse('changed_meanwhile', '您写的时候，别人也保存了这份报告。请先看最新的内容，再把您的改动补进去；您写的还在这一页。', { field: 'revision' });
    return this.replies.one(id, who);
  }

  /** What the facts say now: for whoever reads it. */
  async fresh({ id }: ReportIdInput, who: Who): Promise<FreshReport> {
    const { row } = await this.replies.readable(id, who);
    const { sections, figures } = await this.composed(row);
    return { sections, figures: figures.map(figureLine), changed: figures.some(figure => row.figures.find(each => each.key === figure.key)?.value !== figure.value) };
  }

  async drop({ id }: ReportIdInput, who: Who): Promise<ReportDetail | Refusal> {
    const row = await this.written(id, who);
    const detail = await this.replies.one(id, who);
    const { affected } = await this.db.of(ReportEntity).update({ id, state: 'draft', version: 0 }, { state: 'dropped', turn: row.id, updatedAt: this.clock.now() });
    return affected === 1 ? { ...detail, state: 'dropped' } : refuse('state_changed', '这份报告已经报送过，不能丢掉。');
  }

  /** The draft, if this person writes it. */
  private async written(id: string, who: Who): Promise<ReportEntity> {
    const { row } = await this.replies.readable(id, who);
    if (!writesFor(row, who)) throw new NotFoundException();
    return row;
  }

  private async composed(row: ReportEntity): Promise<Composed> {
    if (row.form === 'brief' || row.form === 'research') return { sections: blankSections(row.form), figures: [] };
    const author = await this.owners.authorOf(row);
    if (row.form === 'rollup') return this.ofTeams(author, rollupSource(row.report), row.period);
    const { from, to } = periodSpan(row.period);
    return this.compose(author, (await this.turns.ruleOf(author, row.report, row.period))?.row.topics ?? [], from, to);
  }

  /** A report tells the facts until today, of its own period: of the team or the person in it; of whoever has no team, those of the places within his reach. */
  private async compose(author: Author, topics: readonly string[], from: Day, to: Day): Promise<Composed> {
    const today = this.clock.today();
    const until = to < today ? to : today;
    const teams = await this.authors.teamsOf(author, from, to);
    const known = author.team ? (await this.figures.of(teams, from, until, author.owner === 'person' ? author.ownerId : null)).get(author.team.id)! : await this.figures.together(teams, from, until);
    return { sections: composeReport({ topics, ...known }), figures: known.figures.filter(({ value }) => value > 0) };
  }

  private async ofTeams(author: Author, report: string, period: string): Promise<Composed> {
    const { from, to } = periodSpan(period);
    const teams = await this.authors.below(author.path, from, to);
    const rows = teams.length ? await this.db.of(ReportEntity).findBy({ teamId: In(teams.map(team => team.ownerId)), report, period, state: 'submitted' }) : [];
    const sent = teams.flatMap(team => rows.filter(row => row.teamId === team.ownerId).map(row => ({ name: team.place, reportId: row.id, figures: row.figures, sections: row.sections })));
    return sent.length ? composeRollup(sent) : { sections: [], figures: [] };
  }

  private async put({ author, ...given }: Composed & Pick<ReportEntity, 'form' | 'report' | 'period' | 'turn' | 'title' | 'to'> & { author: Author }, who: Who): Promise<ReportDetail> {
    const now = this.clock.now();
    const row: ReportEntity = {
      ...given, id: newId(), title: given.title.slice(0, 60), owner: author.owner, ownerId: author.ownerId, teamId: author.team?.id ?? null, path: author.path, state: 'draft', pictures: null, revision: 0, version: 0,
      createdBy: who.personId, createdAt: now, updatedAt: now, submittedAt: null, publishedPath: null, publishedAt: null,
    };
    try {
      await this.db.of(ReportEntity).insert(row as object);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.replies.one((await this.db.of(ReportEntity).findOneByOrFail({ turn: row.turn })).id, who);
    }
    return this.replies.one(row.id, who);
  }
}

function turnOf(report: string, { ownerId, team }: Author, period: string): string {
  return `${report} ${ownerId} ${team?.id ?? ''} ${period}`;
}

/** Which reports a rollup is made of. */
function rollupSource(report: string): string {
  return report === 'monthly_rollup' ? 'monthly_report' : report.replace(/_rollup$/, '');
}

