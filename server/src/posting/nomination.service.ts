import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { NominationLine } from '@village/shared/contract/nomination';
import type { NominateInput, NominationFileInput, NominationsInput } from '@village/shared/contract/nomination.input';
import { dayOf, dayText } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { nomination, NOMINATION_NAMES } from '@village/shared/rules/nomination';
import { type DecidedGrade, DecidedGradeService } from '../assessment/decided-grade.service';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { listBook } from '../common/list-book';
import { pageOf } from '../common/page-of';
import { paperFile } from '../common/paper';
import { pathAt } from '../common/path';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { AdjustmentEntity, NominationEntity } from './posting.entity';

const PAGE_SIZE = 20;
const COLUMNS = [['序号', 6], ['姓名', 10], ['派出单位', 26], ['村', 14], ['等次', 12], ['按制度', 34], ['决定', 12], ['理由', 34], ['谁决定', 20]] as const;

/** Who may be praised or promoted by the result of an assessment. The software says what the clause says of each; a named person puts him on the list or leaves him out. */
@Injectable()
export class NominationService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly people: PersonService, private readonly organisations: OrganisationService, private readonly policies: PolicyService, private readonly grades: DecidedGradeService,
  ) {}

  async list({ search, page = 1, ...of }: NominationsInput, who: Who): Promise<Page<NominationLine>> {
    const lines = (await this.lines(of, who)).filter(line => !search || [line.name, line.villageName, line.unitName].some(name => isNamed(name, search)));
    return pageOf(lines, page, PAGE_SIZE);
  }

  async decide({ personId, listed, reason, ...of }: NominateInput, who: Who): Promise<NominationLine | Refusal> {
    const line = (await this.lines(of, who)).find(each => each.personId === personId);
    if (!line) throw new NotFoundException();
    if (personId === who.personId) return refuse('own_nomination', '不能决定自己列不列入名单，请由另一个人决定。');
    if (listed && !line.open) return refuse('nomination_barred', `${line.name}${line.text}，不能列入${NOMINATION_NAMES[of.kind]}。`, { field: 'listed', clauses: line.because.flatMap(({ clauses }) => clauses) });
    const rows = this.db.of(NominationEntity);
    const written = { listed, reason: reason.trim(), decidedBy: who.personId, decidedAt: this.clock.now() };
    try {
      await rows.insert({ id: newId(), personId, ...of, ...written });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await rows.update({ personId, ...of }, written);
    }
    await this.journal.note(who, listed ? 'posting.nominate' : 'posting.leave-out', personId);
    return (await this.lines(of, who)).find(each => each.personId === personId)!;
  }

  async xlsx(of: NominationFileInput, who: Who): Promise<FileReply | Refusal> {
    const rows = await this.cells(of, who);
    if (rows.length === 0) return nothing(of);
    const title = titleOf(of);
    return { file: await listBook({ name: NOMINATION_NAMES[of.kind], title, columns: COLUMNS, rows, frozen: 2, foot: ['列不列入由署名的人决定。', '制表人：　　　　　　　　审核人：　　　　　　　　（单位盖章）　　　年　　月　　日'] }), name: `${title}.xlsx`, rows: rows.length };
  }

  /** What goes to the meeting that decides: those who were put on the list. */
  async docx(of: NominationFileInput, who: Who): Promise<FileReply | Refusal> {
    const listed = (await this.cells(of, who)).filter(cells => cells[6] === '列入');
    if (listed.length === 0) return refuse('nothing_to_export', `${NOMINATION_NAMES[of.kind]}上还没有人，先逐个决定，再导出。`);
    const title = titleOf(of);
    const kept = COLUMNS.map(([name, width], index) => ({ name, share: width / 10, index })).filter(({ name }) => name !== '决定');
    const file = await paperFile({
      title, subtitle: `${listed.length} 人`, parts: [{ kind: 'table', columns: kept.map(({ name, share }) => ({ name, share })), rows: listed.map((cells, row) => kept.map(({ index }) => String(index === 0 ? row + 1 : cells[index]))) }],
      signatures: [{ role: '制表人' }, { role: '审定', seal: true }],
    }, 'docx');
    return { file, name: `${title}.docx`, rows: listed.length };
  }

  private async cells(of: NominationFileInput, who: Who): Promise<(string | number)[][]> {
    const lines = await this.lines(of, who);
    await this.journal.note(who, 'posting.export-nominations', String(of.year));
    return lines.map((line, index) => [
      index + 1, line.name, line.unitName, line.villageName, line.grade ? nameOfWord(line.grade) : '不定等次', `${line.text}（${[...new Set(line.because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)))].join('、')}）`,
      line.decision ? line.decision.listed ? '列入' : '不列入' : '还没有决定', line.decision?.reason ?? '', line.decision ? `${line.decision.byName} ${dayText(dayOf(line.decision.at))}` : '',
    ]);
  }

  /** Everybody whose result of this year was decided, by village; where the document makes no such use of results, nobody. */
  private async lines({ kind, year }: NominationFileInput, who: Who): Promise<NominationLine[]> {
    const found = (await this.grades.in({ year, paths: scopeOf(who, 'posting.nominate').paths })).filter(({ round }) => !round.ofTeams);
    const byPerson = new Map<string, DecidedGrade[]>();
    for (const each of found) byPerson.set(each.sheet.personId, [...byPerson.get(each.sheet.personId) ?? [], each]);
    const ids = [...byPerson.keys()];
    const decisions = new Map((ids.length ? await this.db.of(NominationEntity).findBy({ personId: In(ids), kind, year }) : []).map(row => [row.personId, row]));
    const recalls = ids.length ? await this.db.of(AdjustmentEntity).findBy({ personId: In(ids), kind: 'recall', state: 'executed' }) : [];
    const people = await this.people.peopleByIds([...ids, ...[...decisions.values()].map(({ decidedBy }) => decidedBy)]);
    const villages = await this.organisations.organisationsByIds(found.map(({ sheet }) => sheet.villageId));
    const profiles = new Map<string, Profile | Refusal>();
    const lines: NominationLine[] = [];
    for (const [personId, own] of byPerson) {
      const { sheet } = own.find(({ round }) => round.stage === 'yearly') ?? own[0];
      const held = pathAt(sheet.path, 'township') ?? sheet.path;
      if (!profiles.has(held)) profiles.set(held, await this.policies.activeFor(sheet.path, this.clock.today()));
      const profile = profiles.get(held)!;
      if (isRefusal(profile)) continue;
      const limit = own.find(({ sheet: each }) => each.limitDecision === 'confirmed' && each.snapshot?.limit)?.sheet.snapshot?.limit ?? null;
      const recalledOn = recalls.filter(each => each.personId === personId).flatMap(({ leavingOn }) => leavingOn ?? []).sort().at(-1);
      const { value, because } = nomination(profile, { kind, grade: sheet.grade, confirmed: limit, recalledOn, decisionOn: this.clock.today() });
      if (isRefusal(value)) continue;
      const decision = decisions.get(personId);
      lines.push({
        personId, sheetId: sheet.id, name: people.get(personId)?.name ?? '', unitName: people.get(personId)?.unitName ?? '', villageName: villages.get(sheet.villageId)?.name ?? '', grade: sheet.grade, ...value, because,
        decision: decision ? { listed: decision.listed, reason: decision.reason, byName: people.get(decision.decidedBy)?.name ?? '', at: decision.decidedAt } : null, may: { decide: personId !== who.personId },
      });
    }
    return lines;
  }
}

function titleOf({ kind, year }: NominationFileInput): string {
  return `${year} 年驻村干部${NOMINATION_NAMES[kind]}`;
}

function nothing({ year }: NominationFileInput): Refusal {
  return refuse('nothing_to_export', `${year} 年没有审定的考核结果，或者制度没有写考核结果这样用。`);
}
