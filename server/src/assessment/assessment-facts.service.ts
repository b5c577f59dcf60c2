import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RATER_NAMES } from '@village/shared/contract/rating-words';
import type { SheetRow } from '@village/shared/contract/attendance';
import { addMonths, type Day, firstDay, lastDay, type Month, monthOf, periodDays } from '@village/shared/kernel/day';
import { canonical } from '@village/shared/kernel/digest';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { gradeLimit } from '@village/shared/rules/assessment-grade';
import { type AssessedMonth, type AssessedVote, type AssessmentInputs, assessmentResult } from '@village/shared/rules/assessment-result';
import type { Facts } from '@village/shared/policy/decision-table';
import { figureShape, isFigureKey } from '@village/shared/rules/report-figure';
import { SealedService } from '../attendance/sealed.service';
import { Clock } from '../common/time';
import { CheckFactService } from '../inspection/check-fact.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { FigureService } from '../report/figure.service';
import { type AssessmentOpinionEntity, type AssessmentRoundEntity, type AssessmentSheetEntity, type AssessmentSnapshot, subjectOf } from './assessment.entity';
import { RatingService } from './rating.service';

const HALVES = 2;

/** A month: whose sheet it is, and where it is closed the row of the person, or those of the team. */
interface Served {
  month: Month;
  villageId: string;
  villageName: string;
  rows: SheetRow[] | null;
  whole: boolean;
}

/** What an assessment is computed from, gathered from where each fact was recorded: closed sheets, votes that are over, checks that were decided, the records of the time. */
@Injectable()
export class AssessmentFactsService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly sealed: SealedService, private readonly checks: CheckFactService,
    private readonly figures: FigureService, private readonly ratings: RatingService,
  ) {}

  /** The assessment as it stands at this moment; a refusal where the document leaves open what is needed for it. */
  async computed(profile: Profile, round: AssessmentRoundEntity, sheet: AssessmentSheetEntity, opinions: (AssessmentOpinionEntity & { name: string })[]): Promise<AssessmentSnapshot | Refusal> {
    const served = await this.served(round, sheet);
    const inputs: AssessmentInputs = {
      stage: round.stage, period: round.period, months: served.map(monthOfSheet), votes: await this.votes(round, sheet), summary: sheet.summary, figures: await this.figuresOf(round, sheet),
      opinions: opinions.map(({ assessor, name, text, points }) => ({ by: assessor, name, text, points })),
    };
    const { value, because } = assessmentResult(profile, inputs);
    if (isRefusal(value)) return value;
    const found = gradeLimit(profile, { role: subjectOf(round, sheet), facts: await this.limitFacts(round, sheet, served), quarters: round.ofTeams ? [] : quartersOf(sheet, served) });
    const content = { inputs, result: value, because, limit: found?.limit ?? null, limitBecause: found?.because ?? [] };
    return { ...content, profileTitle: profile.title, profileVersion: profile.version, hash: createHash('sha256').update(canonical({ ...content, facts: sheet.facts, version: profile.version })).digest('hex') };
  }

  /** The self summary as the facts tell it: its author edits it. */
  async draft(round: AssessmentRoundEntity, sheet: AssessmentSheetEntity): Promise<string> {
    const known = await this.known(round, sheet);
    const told = (part: string) => known.figures.filter(({ key, value }) => isFigureKey(key) && figureShape(key).part === part && value > 0).map(({ name, value, unit }) => `${name} ${value} ${unit}`).join('，');
    const served = await this.served(round, sheet);
    const closed = served.filter(({ rows }) => rows !== null);
    const days = (of: (row: SheetRow) => number) => closed.flatMap(({ rows }) => rows!).reduce((sum, row) => sum + of(row), 0) / HALVES;
    const presence = closed.length === 0 ? '考勤表还没有封存。' : `封存的 ${closed.length} 个月里，${round.ofTeams ? '全队' : ''}在村 ${days(row => row.totals.inVillage)} 天，因公外出 ${days(row => row.totals.officialTrip)} 天，请假和休息 ${days(row => row.totals.personal + row.totals.sick + row.totals.annualLeave + row.totals.rotationRest)} 天，缺勤 ${days(row => row.totals.absent)} 天。`;
    const parts = [['一、在岗履职', presence], ['二、主要工作', told('work')], ['三、入户走访', told('visit')], ['四、会议和学习', [told('meeting'), told('study')].filter(Boolean).join('，')], ['五、解决的问题', told('problem')], ['六、存在的不足和今后打算', '']];
    return parts.map(([head, text]) => `${head}\n${text && !text.endsWith('。') ? `${text}。` : text}`).join('\n').trim();
  }

  private async known({ ofTeams }: AssessmentRoundEntity, sheet: AssessmentSheetEntity): ReturnType<FigureService['together']> {
    const team = (await this.teams.teamsByIds([sheet.teamId])).get(sheet.teamId)!;
    return (await this.figures.of([team], sheet.from, this.until(sheet.to), ofTeams ? null : sheet.personId)).get(team.id)!;
  }

  private async figuresOf(round: AssessmentRoundEntity, sheet: AssessmentSheetEntity): Promise<AssessmentInputs['figures']> {
    return (await this.known(round, sheet)).figures.filter(({ key, value }) => value > 0 && isFigureKey(key) && figureShape(key).part !== 'presence').map(({ name, value, unit }) => ({ name, value, unit }));
  }

  /** The months in which he served, each with the village of his team; only months that are over. */
  private async served({ ofTeams }: AssessmentRoundEntity, sheet: AssessmentSheetEntity): Promise<Served[]> {
    const team = ofTeams ? (await this.teams.teamsByIds([sheet.teamId])).get(sheet.teamId) : undefined;
    const [member] = await this.teams.membersById([sheet.personId], sheet.from, sheet.to);
    const served: Served[] = [];
    for (let month = monthOf(sheet.from); (member || team) && month <= monthOf(sheet.to) && lastDay(month) <= this.clock.today(); month = addMonths(month, 1)) {
      const terms = (team ? [team] : member.terms).filter(term => term.from <= lastDay(month) && (term.to === null || term.to >= firstDay(month)));
      for (const villageId of new Set(terms.map(term => term.villageId))) {
        const village = await this.organisations.organisationById(villageId);
        const sealed = village ? await this.sealed.month(village, month) : null;
        const all = sealed === null || isRefusal(sealed) ? null : sealed.content.rows;
        const own = all?.filter(each => ofTeams || each.personId === sheet.personId) ?? [];
        const whole = terms.some(term => term.villageId === villageId && term.from <= firstDay(month) && (term.to === null || term.to >= lastDay(month)));
        served.push({ month, villageId, villageName: village?.name ?? '', rows: own.length > 0 ? own : null, whole });
      }
    }
    return served;
  }

  /** What is voted of him, and where he was not asked about by name, of his team. */
  private async votes({ stage, period, ofTeams }: AssessmentRoundEntity, { villageId, teamId, personId, from, to }: AssessmentSheetEntity): Promise<AssessedVote[]> {
    const years = [...new Set([from.slice(0, 4), to.slice(0, 4)])];
    const found = [];
    for (const year of years) found.push(...await this.ratings.closedIn([villageId], Number(year)));
    return found.filter(fact => fact.teamId === teamId && fact.stage === stage && (stage === 'term' || fact.period === period)).map(({ id, raters, valid, questions, shares }) => {
      const own = ofTeams ? undefined : questions.find(question => question.personId === personId);
      const asked = own ?? questions.find(question => question.personId === null);
      return { id, raters, title: `${RATER_NAMES[raters]}（${own ? '对本人' : '对全队'}，有效 ${valid} 票）`, valid, counts: shares.find(({ key }) => key === asked?.key)?.counts ?? null };
    });
  }

  private async limitFacts({ ofTeams }: AssessmentRoundEntity, sheet: AssessmentSheetEntity, served: readonly Served[]): Promise<Facts> {
    const stated = Object.fromEntries(sheet.facts.map(({ fact, value }) => [fact, value]));
    // Absences are of persons; a team is not said to be absent.
    if (ofTeams) return stated;
    const checks = await this.checks.checksIn([sheet.personId], sheet.from, this.until(sheet.to));
    const absences = [...new Set(checks.filter(({ inVillage, validReason }) => !inVillage && !validReason).map(({ day }) => day))];
    const rows = served.flatMap(({ rows: own }) => own ?? []);
    return {
      confirmed_absences: absences.length, absenteeism_year_days: rows.reduce((sum, row) => sum + row.totals.absent, 0) / HALVES, absenteeism_consecutive_days: longestRun(rows),
      ...stated,
    };
  }

  private until(to: Day): Day {
    return to < this.clock.today() ? to : this.clock.today();
  }
}

function monthOfSheet({ month, villageId, villageName, rows }: Served): AssessedMonth {
  const page = `/pages/attendance/sheet/index?organisationId=${villageId}&month=${month}`;
  if (!rows) return { month, villageName, met: null, text: '考勤表还没有封存', because: [], page };
  if (rows.length > 1) return { month, villageName, ...togetherOf(rows), page };
  const [row] = rows;
  const { value, because } = row.required;
  return isRefusal(value) ? { month, villageName, met: null, text: value.text, because, page } : { month, villageName, met: value.met, text: [value.text, row.remark].filter(Boolean).join('；'), because, page };
}

/** A team met what is asked where each of its people did; who did not is named. */
function togetherOf(rows: readonly SheetRow[]): Pick<AssessedMonth, 'met' | 'text' | 'because'> {
  const told = rows.filter(({ required }) => !isRefusal(required.value) && required.value.met !== null);
  const short = told.filter(({ required }) => !isRefusal(required.value) && required.value.met === false);
  const because = (short[0] ?? told[0] ?? rows[0]).required.because;
  if (told.length < rows.length) return { met: null, text: `${rows.length} 人里 ${rows.length - told.length} 人没有天数要求`, because };
  return short.length === 0 ? { met: true, text: `${rows.length} 人都达到`, because } : { met: false, text: `${rows.length} 人里 ${short.length} 人没有达到：${short.map(({ name }) => name).join('、')}`, because };
}

/** Quarters that he served whole and whose sheets are all closed. */
function quartersOf({ from, to }: AssessmentSheetEntity, served: readonly Served[]): { period: string; days: number }[] {
  const names = [...new Set(served.map(({ month }) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`))];
  return names.flatMap(period => {
    const span = periodDays(period);
    const own = served.filter(({ month }) => month >= monthOf(span.from) && month <= monthOf(span.to));
    if (span.from < from || span.to > to || new Set(own.map(({ month }) => month)).size < 3 || own.some(({ rows, whole }) => rows === null || !whole)) return [];
    return [{ period, days: own.flatMap(({ rows }) => rows!).reduce((sum, row) => sum + row.totals.inVillage, 0) / HALVES }];
  });
}

/** The longest run of whole working days marked absent; days of rest do not break it. */
function longestRun(rows: readonly SheetRow[]): number {
  let [longest, run] = [0, 0];
  for (const { cells } of rows) {
    for (let day = 0; day < cells.length; day += HALVES) {
      const marks = [cells[day]?.mark, cells[day + 1]?.mark];
      if (marks.every(mark => mark === 'absent')) run += 1;
      else if (!marks.every(mark => mark === 'rest_day')) run = 0;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}
