import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { addDays } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { papersKeptUntil } from '@village/shared/rules/paper-keeping';
import { Db } from '../common/db';
import { Erasing, Erasures } from '../common/erasure';
import { Clock } from '../common/time';
import { StoredFileService } from '../file/file.service';
import { PolicyService } from '../policy/policy.service';
import { LeaveEntity } from './leave.entity';
import { PaperEntity } from './paper.entity';

const HOUR = 3_600_000;
/** Papers of a leave that was refused or withdrawn serve nothing once nobody can dispute it any more. */
const VOID_DAYS = 62;
/** No document can ask for less than a month. */
const SHORTEST_DAYS = 27;
const AT_ONCE = 500;

interface Kept {
  id: string;
  fileId: string | null;
  endDay: string;
}

/** Once an hour takes the content of papers away whose time is over; that they were handed in stays. Two instances at once do no harm. */
@Injectable()
export class PaperKeepService extends Erasing {
  protected readonly what = 'papers';
  protected readonly every = HOUR;

  constructor(erasures: Erasures, private readonly db: Db, private readonly clock: Clock, private readonly files: StoredFileService, private readonly policies: PolicyService) {
    super(erasures);
  }

  protected async erase(): Promise<number> {
    const today = this.clock.today();
    let count = await this.empty(await this.rowsOf(this.kept().andWhere("leave_row.state IN ('refused', 'withdrawn') AND leave_row.endDay < :day", { day: addDays(today, -VOID_DAYS) })));
    const old = () => this.kept().andWhere('leave_row.endDay < :day', { day: addDays(today, -SHORTEST_DAYS) });
    for (const { path } of await old().select('DISTINCT leave_row.path', 'path').getRawMany<{ path: string }>()) {
      const profile = await this.policies.activeFor(path, today);
      if (isRefusal(profile)) continue;
      const rows = await this.rowsOf(old().andWhere('leave_row.path = :path', { path }));
      count += await this.empty(rows.filter(({ endDay }) => {
        const until = papersKeptUntil(profile, endDay).value;
        return until !== null && !isRefusal(until) && until < today;
      }));
    }
    return count;
  }

  private kept(): SelectQueryBuilder<PaperEntity> {
    return this.db.of(PaperEntity).createQueryBuilder('paper').innerJoin(LeaveEntity, 'leave_row', 'leave_row.id = paper.leaveId').where('paper.erasedAt IS NULL');
  }

  /** The oldest first: what is left over comes the next time. */
  private rowsOf(query: SelectQueryBuilder<PaperEntity>): Promise<Kept[]> {
    return query.select('paper.id', 'id').addSelect('paper.fileId', 'fileId').addSelect('leave_row.endDay', 'endDay').orderBy('leave_row.endDay').addOrderBy('paper.id').limit(AT_ONCE).getRawMany<Kept>();
  }

  private async empty(rows: Kept[]): Promise<number> {
    if (rows.length === 0) return 0;
    await this.files.expire(rows.flatMap(({ fileId }) => fileId ?? []));
    await this.db.of(PaperEntity).update({ id: In(rows.map(({ id }) => id)) }, { erasedAt: this.clock.now(), text: '' });
    return rows.length;
  }
}
