import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { IssueLine } from '@village/shared/contract/issue';
import type { IssuesInput } from '@village/shared/contract/issue.input';
import { ISSUE_STATE_NAMES, UNDONE_STATES } from '@village/shared/contract/issue-words';
import { dayText, type Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { paperFile, type Paper, type PaperKind } from '../common/paper';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { UnitService } from '../organisation/unit.service';
import { IssueStepEntity, type IssueEntity } from './issue.entity';
import { IssueListService } from './list.service';
import { IssueReplyService } from './reply.service';
import { SourceService } from './source.service';

/** As many as a paper can hold. */
const MOST = 300;

/** The problem list that goes with an inspection, upward and down: what was found where, who mends it, in which unit, how, until when, and what became of it (篇九 第二十三、二十八条). */
@Injectable()
export class ProblemListService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly lists: IssueListService, private readonly replies: IssueReplyService, private readonly people: PersonService, private readonly units: UnitService, private readonly sources: SourceService,
  ) {}

  async file(input: IssuesInput, kind: PaperKind, who: Who): Promise<FileReply | Refusal> {
    const rows = (await this.lists.rowsOf({ ...input, box: input.box ?? 'all' }, who, MOST + 1)).reverse();
    if (rows.length === 0) return refuse('nothing_found', '没有登记过问题，没有可以导出的清单。');
    if (rows.length > MOST) return refuse('too_many', `超过 ${MOST} 件，请选一次督查、一个地方或一种状态，分几次导出。`);
    const title = input.source === 'inspection' && input.sourceId ? `${await this.sources.titleOf(input.sourceId, who)}问题清单` : '问题清单和整改台账';
    const steps = await this.db.of(IssueStepEntity).find({ where: { issueId: In(rows.map(({ id }) => id)) }, order: { id: 'ASC' } });
    const people = await this.people.peopleByIds(rows.flatMap(({ ownerId }) => ownerId ?? []));
    const units = await this.units.unitsByIds([...people.values()].flatMap(({ unitId }) => unitId ?? []));
    const lines = await this.replies.lines(rows, who);
    const today = this.clock.today();
    const table = rows.map((row, index) => cellsOf(row, lines[index], steps.filter(({ issueId }) => issueId === row.id), units.get(people.get(row.ownerId ?? '')?.unitId ?? '')?.name ?? '', index, today));
    return { file: await paperFile(paperOf(title, rows, table, today), kind), name: `${title} ${today}.${kind}` };
  }
}

function paperOf(title: string, rows: readonly IssueEntity[], table: string[][], today: Day): Paper {
  const late = rows.filter(row => isLate(row, today)).length;
  return {
    title, subtitle: `截至${dayText(today)}`,
    facts: [{ name: '问题', value: `${rows.length} 件` }, { name: '已销号', value: `${rows.filter(({ state }) => state === 'closed').length} 件` }, { name: '没有销号', value: `${rows.filter(({ state }) => UNDONE_STATES.includes(state)).length} 件` }, { name: '超期', value: `${late} 件` }],
    parts: [{
      kind: 'table',
      columns: [
        { name: '序号', align: 'center' }, { name: '村', share: 1.6 }, { name: '问题', share: 3.6 }, { name: '责任人', share: 1.6 }, { name: '单位', share: 1.8 }, { name: '措施和要求', share: 3 }, { name: '期限', share: 1.7 }, { name: '整改情况', share: 3.2 },
        { name: '核实', share: 1.7 }, { name: '状态', share: 1.6 },
      ],
      rows: table,
    }],
    signatures: [{ role: '督查单位', seal: true }, { role: '签收单位' }],
    footer: '反馈派出单位、工作队，报县驻村工作领导小组。办的人以外的一个人核实以后才能销号。',
  };
}

function cellsOf(row: IssueEntity, line: IssueLine, steps: readonly IssueStepEntity[], unit: string, index: number, today: Day): string[] {
  const last = (action: IssueStepEntity['action']) => steps.filter(step => step.action === action).at(-1);
  const checked = row.state === 'closed' ? last('confirm') : undefined;
  return [
    String(index + 1), line.villageName, [row.title, row.text].filter(Boolean).join('\n'), line.ownerName ?? '没有交办', unit, last('assign')?.text || '—', row.due ?? '—', last('answer')?.text || '—', checked ? checked.text || '属实' : '—',
    isLate(row, today) ? `${ISSUE_STATE_NAMES[row.state]}（超期）` : ISSUE_STATE_NAMES[row.state],
  ];
}

function isLate({ state, due }: IssueEntity, today: Day): boolean {
  return due !== null && due < today && state !== 'answered' && UNDONE_STATES.includes(state);
}
