import { Injectable } from '@nestjs/common';
import type { CaseDetail, ConsequenceStatistics } from '@village/shared/contract/consequence';
import type { CaseInput, ConsequenceStatisticsInput } from '@village/shared/contract/consequence.input';
import { CASE_STATE_NAMES, CASE_STATES, FACT_SOURCE_NAMES, FACT_SOURCES, type CaseState } from '@village/shared/contract/consequence-words';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { paperFile, type PaperKind } from '../common/paper';
import { pathAt, idsOf } from '../common/path';
import { scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { CaseReplyService } from './case-reply.service';
import { casePaper } from './case.paper';
import type { ConsequenceCaseEntity, ConsequenceStepEntity } from './consequence.entity';
import { ledgerXlsx, type LedgerRow } from './ledger.xlsx';

/** A year with every case of a county. */
const MOST = 5000;

/** What an office files and hands up: a case as a paper, the cases of a time as a table, and what they have in common. */
@Injectable()
export class LedgerService {
  constructor(private readonly replies: CaseReplyService, private readonly organisations: OrganisationService) {}

  async paper(input: CaseInput, kind: PaperKind, who: Who): Promise<FileReply> {
    const row = await this.replies.seen(input.id, who);
    const detail: CaseDetail = await this.replies.whole(row, who);
    return { file: await paperFile(casePaper(detail), kind), name: `${detail.subjectName} ${detail.day} 处理审批表.${kind}` };
  }

  /** The filed cases of people in a team that this person may read: for its archive. */
  async kept(teamId: string, from: Day, to: Day, who: Who): Promise<{ id: string; personId: string; name: string; day: Day }[]> {
    const rows = await this.replies.filedIn(teamId, from, to, who);
    const lines = await this.replies.lines(rows);
    return rows.map(({ id, subjectId, day }, index) => ({ id, personId: subjectId, name: lines[index].subjectName, day }));
  }

  async statistics(input: ConsequenceStatisticsInput, who: Who): Promise<ConsequenceStatistics | Refusal> {
    const found = await this.rows(input, who);
    return isRefusal(found) ? found : this.countOf(input, found);
  }

  async xlsx(input: ConsequenceStatisticsInput, who: Who): Promise<FileReply | Refusal> {
    const found = await this.rows(input, who);
    if (isRefusal(found)) return found;
    return { file: await ledgerXlsx(found, await this.countOf(input, found)), name: `责任追究台账 ${input.from} 至 ${input.to}.xlsx` };
  }

  private async rows({ from, to }: ConsequenceStatisticsInput, who: Who): Promise<LedgerRow[] | Refusal> {
    if (from > to) return refuse('days_reversed', '开始的日子在结束的日子以后，请检查。', { field: 'from' });
    const { paths } = scopeOf(who, 'consequence.read');
    const rows = paths.length === 0 ? [] : await this.replies.below(paths).andWhere('row.day BETWEEN :from AND :to', { from, to }).orderBy('row.day').addOrderBy('row.id').take(MOST).getMany();
    const lines = await this.replies.lines(rows);
    const steps = await this.replies.stepsOf(rows.map(({ id }) => id));
    return rows.map((row, index) => ({ row, line: lines[index], steps: steps.filter(({ caseId }) => caseId === row.id) }));
  }

  private async countOf({ from, to }: ConsequenceStatisticsInput, found: readonly LedgerRow[]): Promise<ConsequenceStatistics> {
    const standing = found.filter(({ line }) => line.state !== 'withdrawn');
    const townships = await this.organisations.organisationsByIds(standing.map(({ row }) => idsOf(pathAt(row.path, 'township') ?? row.path).at(-1)!));
    const placeOf = ({ path }: ConsequenceCaseEntity) => townships.get(idsOf(pathAt(path, 'township') ?? path).at(-1)!)?.name ?? '';
    const stepNames = [...new Set(standing.flatMap(({ row }) => row.proposed.map(({ step }) => step)))];
    const count = (of: (row: LedgerRow) => boolean) => standing.filter(of).length;
    const decided = (steps: readonly ConsequenceStepEntity[], step: string | null, decision: string) => steps.filter(each => (step === null || each.step === step) && each.decision === decision).length;
    return {
      from, to, cases: standing.length, answered: count(({ row }) => row.answeredAt !== null), tolerated: count(({ row }) => row.reviewOutcome === 'tolerated'),
      states: CASE_STATES.map((state: CaseState) => ({ name: CASE_STATE_NAMES[state], count: found.filter(({ line }) => line.state === state).length })).filter(each => each.count > 0),
      sources: FACT_SOURCES.map(source => ({ name: FACT_SOURCE_NAMES[source], count: count(({ row }) => row.source === source) })).filter(each => each.count > 0),
      events: [...new Set(standing.map(({ row }) => row.title))].sort().map(title => ({ name: title, count: count(({ row }) => row.title === title) })),
      steps: stepNames.map(step => ({
        name: nameOfWord(step), proposed: count(({ row }) => row.proposed.some(each => each.step === step)), confirmed: standing.reduce((sum, { steps }) => sum + decided(steps, step, 'confirmed'), 0),
        setAside: standing.reduce((sum, { steps }) => sum + decided(steps, step, 'set_aside'), 0), done: standing.reduce((sum, { steps }) => sum + steps.filter(each => each.step === step && each.doneAt !== null).length, 0),
      })),
      places: [...new Set(standing.map(({ row }) => placeOf(row)))].sort().map(name => {
        const own = standing.filter(({ row }) => placeOf(row) === name);
        return { name, cases: own.length, confirmed: own.reduce((sum, { steps }) => sum + decided(steps, null, 'confirmed'), 0), setAside: own.reduce((sum, { steps }) => sum + decided(steps, null, 'set_aside'), 0) };
      }),
    };
  }
}
