import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { StoredFile } from '@village/shared/contract/file';
import { PAPER_PART_NAMES, PAPER_PARTS, type LeavePapers, type PaperPart } from '@village/shared/contract/paper';
import type { AddPaperInput, PaperInput } from '@village/shared/contract/paper.input';
import type { Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { RoleId } from '@village/shared/kernel/role';
import { leavePapers, type PapersWanted } from '@village/shared/rules/leave-papers';
import { papersKeptUntil } from '@village/shared/rules/paper-keeping';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import type { LeaveEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { PaperEntity } from './paper.entity';
import { PaperReaderService } from './paper-reader.service';

const VILLAGE_HEADS: readonly RoleId[] = ['village_secretary', 'village_director', 'village_principal'];

/** Proofs, the certificate of the village and written reports (证明材料): asked for by the regulation, handed in as a picture, a PDF or a text. */
@Injectable()
export class PaperService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly files: StoredFileService, private readonly people: PersonService, private readonly policies: PolicyService,
    private readonly leaves: LeaveService, private readonly readers: PaperReaderService,
  ) {}

  async papers(id: string, who: Who): Promise<LeavePapers> {
    return this.of(await this.leaves.readable(id, who), who);
  }

  async add({ id, part, fileId, text }: AddPaperInput, who: Who): Promise<LeavePapers | Refusal> {
    const leave = await this.leaves.readable(id, who);
    if (!addable(leave, who).includes(part)) return refuse('paper_not_yours', part === 'village_certificate' ? '村委会证明由村里的负责人出，或者由请假人交上来。' : '由请假人本人交材料。');
    if (leave.state === 'refused' || leave.state === 'withdrawn') return refuse('state_changed', '这张请假单没有生效，不用交材料。');
    const words = text?.trim() ?? '';
    if (fileId === undefined && words === '') return refuse('paper_empty', `请选照片或 PDF，或者写明内容，再交${PAPER_PART_NAMES[part]}。`, { field: 'text' });
    if (fileId !== undefined) {
      const kept = await this.files.attach([fileId], 'leave_attachment', who.personId, null);
      if (isRefusal(kept)) return kept;
    }
    await this.db.of(PaperEntity).insert({ id: newId(), leaveId: leave.id, part, fileId: fileId ?? null, text: words, addedBy: who.personId, addedAt: this.clock.now(), removedBy: null, removedAt: null, erasedAt: null });
    return this.of(leave, who);
  }

  /** Who handed it in takes it away; what an approver has looked at stays. */
  async remove({ id, paperId }: PaperInput, who: Who): Promise<LeavePapers | Refusal> {
    const leave = await this.leaves.readable(id, who);
    const row = await this.db.of(PaperEntity).findOneBy({ id: paperId, leaveId: leave.id });
    if (!row || row.addedBy !== who.personId) throw new NotFoundException();
    if (!removable(leave)) return refuse('paper_kept', '已经批准的请假，材料不能再撤。要补充的，再交一份。');
    const now = this.clock.now();
    await this.db.of(PaperEntity).update({ id: paperId, removedAt: IsNull() }, { removedBy: who.personId, removedAt: now, erasedAt: now, text: '' });
    if (row.fileId !== null) await this.files.expire([row.fileId]);
    return this.of(leave, who);
  }

  async open({ id, paperId }: PaperInput, who: Who): Promise<FileReply> {
    const leave = await this.leaves.readable(id, who);
    const row = await this.db.of(PaperEntity).findOneBy({ id: paperId, leaveId: leave.id, removedAt: IsNull() });
    if (!row?.fileId || row.erasedAt !== null || !(row.addedBy === who.personId || await this.readers.reads(leave, who))) throw new NotFoundException();
    return this.files.read(row.fileId);
  }

  async of(leave: LeaveEntity, who: Who): Promise<LeavePapers> {
    const rows = await this.rowsOf([leave.id]);
    const { value, because } = await this.wanted(leave, rows);
    const reads = await this.readers.reads(leave, who);
    const people = await this.people.peopleByIds(rows.map(row => row.addedBy));
    const stored = new Map((await this.files.describe(rows.map(row => row.fileId).filter(each => each !== null))).map(file => [file.id, file]));
    const kept = await this.keptUntil(leave);
    return {
      required: value.required.map(part => ({ part, given: !value.missing.includes(part) })), due: value.due, because: [...because, ...kept.because], keptUntil: kept.value,
      papers: rows.map(row => {
        const open = row.erasedAt === null && (reads || row.addedBy === who.personId);
        return {
          id: row.id, part: row.part, file: open && row.fileId !== null ? fileOf(stored.get(row.fileId)) : null, text: open ? row.text : '', addedByName: people.get(row.addedBy)?.name ?? '', addedAt: row.addedAt, erased: row.erasedAt !== null,
          may: { open: open && row.fileId !== null && stored.has(row.fileId), remove: row.addedBy === who.personId && removable(leave) },
        };
      }),
      may: { add: leave.state === 'refused' || leave.state === 'withdrawn' ? [] : addable(leave, who) },
    };
  }

  /** What is still missing, for who approves and for the list of things to do. */
  async missing(leaves: LeaveEntity[]): Promise<Map<string, PapersWanted & { because: Reason[] }>> {
    const rows = await this.rowsOf(leaves.map(leave => leave.id));
    const found = new Map<string, PapersWanted & { because: Reason[] }>();
    for (const leave of leaves) {
      const { value, because } = await this.wanted(leave, rows.filter(row => row.leaveId === leave.id));
      if (value.missing.length > 0) found.set(leave.id, { ...value, because });
    }
    return found;
  }

  /** Lines for the slip: what was handed in, without its content. */
  async listed(leaveId: string): Promise<string[]> {
    const rows = await this.rowsOf([leaveId]);
    const stored = new Map((await this.files.describe(rows.map(row => row.fileId).filter(each => each !== null))).map(file => [file.id, file]));
    return rows.map(row => `${PAPER_PART_NAMES[row.part]}${row.fileId === null ? '（书面说明）' : `（${stored.get(row.fileId)?.kind === 'pdf' ? 'PDF' : '照片'}）`}`);
  }

  /** By what is in force now: a document that shortens the time does so for what lies there. */
  private async keptUntil({ path, endDay }: LeaveEntity): Promise<{ value: Day | null; because: Reason[] }> {
    const profile = await this.policies.activeFor(path, this.clock.today());
    if (isRefusal(profile)) return { value: null, because: [] };
    const { value, because } = papersKeptUntil(profile, endDay);
    return isRefusal(value) ? { value: null, because: [] } : { value, because };
  }

  private rowsOf(leaveIds: string[]): Promise<PaperEntity[]> {
    if (leaveIds.length === 0) return Promise.resolve([]);
    return this.db.of(PaperEntity).find({ where: { leaveId: In(leaveIds), removedAt: IsNull() }, order: { addedAt: 'ASC', id: 'ASC' } });
  }

  private async wanted(leave: LeaveEntity, rows: PaperEntity[]): Promise<{ value: PapersWanted; because: Reason[] }> {
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    if (isRefusal(profile)) return { value: { required: [], missing: [], due: null }, because: [] };
    const { value, because } = leavePapers(profile, { kind: leave.kind, startDay: leave.startDay, given: rows.map(row => row.part) });
    return isRefusal(value) ? { value: { required: [], missing: [], due: null }, because: [] } : { value, because };
  }
}

/** The applicant hands in everything; the heads of his village certify. */
function addable(leave: LeaveEntity, who: Who): PaperPart[] {
  if (leave.personId === who.personId) return [...PAPER_PARTS];
  return who.grants.some(grant => VILLAGE_HEADS.includes(grant.role) && grant.path === leave.path) ? ['village_certificate'] : [];
}

function removable(leave: LeaveEntity): boolean {
  return leave.state === 'pending' || leave.state === 'to_change';
}

function fileOf(file: StoredFile | undefined) {
  return file ? { kind: file.kind, name: file.name, bytes: file.bytes } : null;
}
