import { Injectable, NotFoundException } from '@nestjs/common';
import { MARK_NAMES, type Evidence } from '@village/shared/contract/attendance';
import type { WhyInput } from '@village/shared/contract/why.input';
import { daysBetween, firstDay, monthOf } from '@village/shared/kernel/day';
import { HALVES, type Half } from '@village/shared/kernel/half-day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { inFull } from '@village/shared/policy/why';
import { EvidenceService } from '../attendance/evidence.service';
import { PresenceService } from '../attendance/presence.service';
import { scopeOf, type Who } from '../common/who';
import type { Answer } from './answer';
import { BackgroundService } from './background.service';
import { HALF_NAMES, leaveNode, presenceNode } from './nodes';
import { SheetWhyService, signedText } from './sheet-why.service';

type OfDay = Required<Pick<WhyInput, 'personId' | 'day'>> & Pick<WhyInput, 'organisationId'>;

/** What stands behind the state of a day, and behind the mark of a half of it. */
@Injectable()
export class DayWhyService {
  constructor(
    private readonly evidences: EvidenceService, private readonly presences: PresenceService,
    private readonly sheets: SheetWhyService, private readonly background: BackgroundService,
  ) {}

  async status({ personId, day }: OfDay, who: Who): Promise<Answer | Refusal> {
    const found = await this.evidences.evidence({ personId, day }, who);
    if (isRefusal(found)) return found;
    return this.answer(found, who, { title: found.status.name, subject: `${found.name} ${inFull(day)}`, result: `这一天：${found.status.name}`, because: found.status.because, signed: null }, HALVES);
  }

  /** With the place of a sheet: where that was signed and the mark is another one now, the tree says both. */
  async mark({ personId, day, organisationId, half }: OfDay & { half: Half }, who: Who): Promise<Answer | Refusal> {
    const found = await this.evidences.evidence({ personId, day }, who);
    if (isRefusal(found)) return found;
    const cell = found.cells.find(each => each.half === half);
    const now = cell ? MARK_NAMES[cell.mark] : '不在任';
    const signed = organisationId ? await this.signedMark({ personId, day, organisationId, half }, who) : null;
    if (isRefusal(signed)) return signed;
    const result = signed && signed.name !== now ? `签字时：${signed.name}。按现在的记录：${now}` : `${HALF_NAMES[half]}：${now}`;
    const subject = `${found.name} ${inFull(day)}${HALF_NAMES[half]}`;
    return this.answer(found, who, { title: signed?.name ?? now, subject, result, because: cell?.because ?? [], signed: signed?.text ?? null }, [half]);
  }

  private async signedMark({ personId, day, organisationId, half }: Required<OfDay> & { half: Half }, who: Who): Promise<{ name: string; text: string } | null | Refusal> {
    const month = monthOf(day);
    const found = await this.sheets.row({ organisationId, month, personId }, who);
    if (isRefusal(found)) return found;
    const text = signedText(found.sheet);
    const cell = found.row.cells[daysBetween(firstDay(month), day) * HALVES.length + HALVES.indexOf(half)];
    return text === null ? null : { name: cell ? MARK_NAMES[cell.mark] : '不在任', text };
  }

  private async answer(found: Evidence, who: Who, of: Pick<Answer, 'title' | 'subject' | 'result' | 'because' | 'signed'>, halves: readonly Half[]): Promise<Answer | Refusal> {
    const { personId, day } = found;
    const team = await this.presences.teamOn(personId, day);
    if (!team) throw new NotFoundException();
    const profiles = await this.background.profiles(team.path, day, day);
    if (isRefusal(profiles)) return profiles;
    const led = scopeOf(who, 'attendance.roster').teams.includes(team.id) ? team.id : null;
    const own = found.presences.filter(presence => halves.includes(presence.half));
    return {
      ...of, profiles, profileTitle: profiles[0].title, version: profiles[0].version,
      evidence: [{ behind: null, nodes: [...own.map(presence => presenceNode(presence, led)), ...found.leaves.map(leaveNode)] }],
      background: await this.background.of(personId, day, day),
    };
  }
}
