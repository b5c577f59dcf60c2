import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { TeamArchive } from '@village/shared/contract/archive';
import type { FileArchiveInput, WithdrawArchiveInput } from '@village/shared/contract/archive.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { ArchiveItemEntity } from './archive.entity';
import { ArchiveService } from './archive.service';
import { ArchiveReachService } from './reach.service';

/** Papers that are put down by hand. */
@Injectable()
export class FilingArchiveService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly reach: ArchiveReachService, private readonly archives: ArchiveService,
    private readonly files: StoredFileService,
  ) {}

  async file({ teamId, category, title, day, form, place = '', fileId }: FileArchiveInput, who: Who): Promise<TeamArchive | Refusal> {
    const { team } = await this.reach.span(teamId, who, 'archive.file');
    if (place.trim() === '' && fileId === undefined) return refuse('paper_nowhere', '请上传文件，或写明纸质材料存放在哪里。', { field: 'place' });
    if (day > this.clock.today()) return refuse('day_ahead', '材料的日期还没有到，请改正。', { field: 'day' });
    if (fileId !== undefined) {
      const kept = await this.files.attach([fileId], 'archive_file', who.personId, null);
      if (isRefusal(kept)) return kept;
    }
    const id = newId();
    await this.db.of(ArchiveItemEntity).insert({
      id, teamId, category, title: title.trim(), day, form, place: place.trim(), fileId: fileId ?? null, filedBy: who.personId, filedAt: this.clock.now(), withdrawnBy: null, withdrawnAt: null, withdrawnReason: '',
    });
    await this.journal.note(who, 'archive.file', id, team.villageId);
    return this.archives.team({ teamId }, who);
  }

  /** The row stays with its reason; it no longer counts. */
  async withdraw({ teamId, id, reason }: WithdrawArchiveInput, who: Who): Promise<TeamArchive | Refusal> {
    const { team } = await this.reach.span(teamId, who, 'archive.file');
    if (!(await this.db.of(ArchiveItemEntity).existsBy({ id, teamId }))) throw new NotFoundException();
    const { affected } = await this.db.of(ArchiveItemEntity).update({ id, teamId, withdrawnAt: IsNull() }, { withdrawnBy: who.personId, withdrawnAt: this.clock.now(), withdrawnReason: reason.trim() });
    if (affected !== 1) return refuse('withdrawn_before', '这份材料已经撤回过了。');
    await this.journal.note(who, 'archive.withdraw', id, team.villageId);
    return this.archives.team({ teamId }, who);
  }
}
