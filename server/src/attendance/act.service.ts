import { Injectable } from '@nestjs/common';
import type { SettlementActName } from '@village/shared/contract/settlement';
import type { SheetRow } from '@village/shared/contract/attendance';
import type { Month } from '@village/shared/kernel/day';
import type { Refusal } from '@village/shared/kernel/refusal';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { LedgerService, type CopyHead } from './ledger.service';
import type { Opened } from './opened.service';
import type { SheetObjectionEntity } from './settlement.entity';

/** Puts down who did what to the sheet of a month, under the name he has today, and tells those whom it concerns. */
@Injectable()
export class ActService {
  constructor(private readonly people: PersonService, private readonly ledgers: LedgerService, private readonly notices: NoticeService, private readonly teams: TeamService) {}

  async write(opened: Opened, copy: CopyHead, { act, role, remark }: { act: SettlementActName; role: string; remark: string }, who: Who): Promise<Refusal | null> {
    const wrong = await this.ledgers.act(opened.ledger, { act, copy, role, person: await this.personOf(who), remark: remark.trim() });
    if (!wrong) await this.tell(opened, copy, act, who);
    return wrong;
  }

  /** A cadre hears that he may object now; whoever compiled or signed hears that it counts no more. */
  private async tell({ seat, now, ledger, copy: whole }: Opened, copy: CopyHead, act: SettlementActName, who: Who): Promise<void> {
    const title = `${seat.name}${Number(now.month.slice(5))}月考勤表`;
    const of = { subjectId: copy.id, page: pageOf(seat.id, now.month) };
    if (act === 'publicise') {
      await this.tellCadres((whole?.content ?? now).rows, now.month, { subjectId: copy.id, once: 'sheet.publicised', text: `${title}正在公示，对自己的一行有不同意见可以提出` });
    }
    if (act !== 'give_back') return;
    const did = ledger.acts.filter(each => each.copyId === copy.id).map(({ personId }) => personId);
    await this.notices.tell({ ...of, personIds: did.filter(id => id !== who.personId), once: 'sheet.given_back', text: `${title}已经退回，要重新编制和签字` });
  }

  /** Who objected hears what became of it. */
  async tellAnswered({ now, copy }: Opened, { id, personId, month }: SheetObjectionEntity, accepted: boolean): Promise<void> {
    const rows = (copy?.content ?? now).rows.filter(row => row.personId === personId);
    await this.tellCadres(rows, month, { subjectId: id, once: 'objection.answered', text: `您对${Number(month.slice(5))}月考勤的异议已经答复：${accepted ? '采纳' : '没有采纳'}` });
  }

  /** Each opens the sheet of his own village: that of a township is not for him to see. */
  private async tellCadres(rows: readonly SheetRow[], month: Month, said: { subjectId: string; once: string; text: string }): Promise<void> {
    for (const team of (await this.teams.teamsByIds([...new Set(rows.map(({ teamId }) => teamId))])).values()) {
      await this.notices.tell({ ...said, personIds: rows.filter(({ teamId }) => teamId === team.id).map(({ personId }) => personId), page: pageOf(team.villageId, month) });
    }
  }

  async personOf(who: Who): Promise<{ id: string; name: string }> {
    return { id: who.personId, name: (await this.people.personById(who.personId))?.name ?? '' };
  }

  /** Why the version before was given back, if it was: the reason of the new one. */
  returnedFor({ ledger }: Opened): string {
    const last = ledger.acts.filter(each => each.act === 'give_back' && each.version === ledger.lastVersion).at(-1);
    return ledger.copy === null && last ? last.remark.slice(0, 200) : '';
  }
}

function pageOf(organisationId: string, month: Month): string {
  return `/pages/attendance/sheet/index?organisationId=${organisationId}&month=${month}`;
}
