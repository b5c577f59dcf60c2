import { Injectable, NotFoundException } from '@nestjs/common';
import { MARK_NAMES, type Mark, type SheetReply, type SheetRow, type SheetTotals } from '@village/shared/contract/attendance';
import type { WhyEvidence } from '@village/shared/contract/why';
import type { WhyInput } from '@village/shared/contract/why.input';
import { addMonths, firstDay, lastDay, monthOf, periodDays, type Month } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { inFull } from '@village/shared/policy/why';
import { COUNT_NAMES } from '@village/shared/rules/attendance-required';
import { sheetSigners } from '@village/shared/rules/settlement';
import { PresenceService } from '../attendance/presence.service';
import { SignatureService } from '../attendance/signature.service';
import type { Who } from '../common/who';
import type { Answer } from './answer';
import { BackgroundService } from './background.service';
import { atText, daysMarked, record } from './nodes';

const TOTALS: Record<keyof SheetTotals, Mark> = {
  inVillage: 'in_village', officialTrip: 'official_trip', personal: 'personal', sick: 'sick', annualLeave: 'annual_leave', rotationRest: 'rotation_rest', absent: 'absent',
};
/** By what name the quota counts the days of a mark. */
const COUNTED: Partial<Record<Mark, string>> = {
  in_village: COUNT_NAMES.in_village, official_trip: COUNT_NAMES.official_trip, personal: COUNT_NAMES.personal_leave, sick: COUNT_NAMES.sick_leave,
  annual_leave: COUNT_NAMES.annual_leave, absent: COUNT_NAMES.absent,
};

type Of = Required<Pick<WhyInput, 'organisationId' | 'month'>>;
type OfRow = Of & Required<Pick<WhyInput, 'personId'>> & Pick<WhyInput, 'teamId'>;

/** What stands behind a number of a sheet: of a signed one as it was signed, else as the facts give it now. */
@Injectable()
export class SheetWhyService {
  constructor(
    private readonly signatures: SignatureService, private readonly presences: PresenceService, private readonly background: BackgroundService,
  ) {}

  async required(input: OfRow, who: Who): Promise<Answer | Refusal> {
    const found = await this.row(input, who);
    if (isRefusal(found)) return found;
    const { sheet, row } = found;
    const { value, because } = row.required;
    const marks = Object.entries(TOTALS) as [keyof SheetTotals, Mark][];
    const named = new Set(because.flatMap(reason => Object.keys(reason.facts ?? {})));
    const evidence = marks.flatMap(([total, mark]): WhyEvidence[] => {
      const nodes = daysMarked(row, sheet.content.month, mark);
      if (nodes.length === 0) return [];
      const name = COUNTED[mark];
      if (name !== undefined && named.has(name)) return [{ behind: name, nodes }];
      return [{ behind: null, nodes: [{ ...record(`没有计入的${MARK_NAMES[mark]}`, `${row.totals[total] / 2} 天`), children: nodes }] }];
    });
    const earlier = isRefusal(value) ? [] : earlierMonths(value.period, sheet.content.month)
      .map(month => record(`${inFull(month)}考勤表`, '', 'attendance/sheet/index', { organisationId: sheet.content.organisationId, month }));
    const title = isRefusal(value) ? '应驻村天数' : value.met === null ? '应驻村和实驻村' : value.met ? '已经达标' : '没有达标';
    const refused: Reason[] = isRefusal(value) ? [{ text: value.text, clauses: value.clauses }] : [];
    return this.answer(found, { title, result: value.text, because: [...refused, ...because], evidence: [...evidence, { behind: null, nodes: earlier }] });
  }

  async total(input: OfRow & { total: keyof SheetTotals }, who: Who): Promise<Answer | Refusal> {
    const found = await this.row(input, who);
    if (isRefusal(found)) return found;
    const { sheet, row } = found;
    const mark = TOTALS[input.total];
    const result = `${MARK_NAMES[mark]} ${row.totals[input.total] / 2} 天`;
    return this.answer(found, { title: result, result, because: row.because[input.total], evidence: [{ behind: '日期', nodes: daysMarked(row, sheet.content.month, mark) }] });
  }

  /** Who signs the sheet by the document, who did, and by when it is due. */
  async signing(input: Of, who: Who): Promise<Answer | Refusal> {
    const sheet = await this.signatures.sheet(input, who);
    if (isRefusal(sheet)) return sheet;
    const { content, signers, signed, schedule } = sheet;
    const path = await this.background.pathOf(input.organisationId);
    const profiles = await this.background.profiles(path, lastDay(input.month), lastDay(input.month));
    if (isRefusal(profiles)) return profiles;
    const because = profiles.flatMap(profile => sheetSigners(profile).because);
    const open = signers.filter(step => !step.signed).map(step => step.name);
    const result = signers.length === 0 ? '制度里没有写明由谁签字' : open.length === 0 ? '已经签齐' : `还差${open.join('、')}签字`;
    const signatures = (signed?.signatures ?? []).map(({ roleName, personName, at }) => record(`${roleName} ${personName} 已签字`, atText(at), 'attendance/sheet/index', input));
    return {
      title: '考勤表由谁签字', subject: `${content.organisationName} ${inFull(content.month)}`, result, because: [...because, ...schedule], profiles,
      evidence: [{ behind: null, nodes: signatures }], background: [], profileTitle: content.profileTitle, version: content.profileVersion, signed: signedText(sheet),
    };
  }

  /** The row of this person on a sheet the reader may see; 404 where he may not, or where there is none. */
  async row({ organisationId, month, personId, teamId }: OfRow, who: Who): Promise<{ sheet: SheetReply; row: SheetRow } | Refusal> {
    const sheet = await this.nearest({ organisationId, month, personId }, who);
    if (isRefusal(sheet)) return sheet;
    const row = sheet.content.rows.find(each => each.personId === personId && (teamId === undefined || each.teamId === teamId));
    if (!row) throw new NotFoundException();
    return { sheet, row };
  }

  /** The sheet asked for; for one who may not see that of the township (the cadre himself, his leader) that of the village. */
  private async nearest({ organisationId, month, personId }: OfRow, who: Who): Promise<SheetReply | Refusal> {
    try {
      return await this.signatures.sheet({ organisationId, month }, who);
    } catch (fault) {
      const team = fault instanceof NotFoundException ? await this.presences.teamOn(personId, lastDay(month)) : null;
      if (!team || team.townshipId !== organisationId) throw fault;
      return this.signatures.sheet({ organisationId: team.villageId, month }, who);
    }
  }

  private async answer({ sheet, row }: { sheet: SheetReply; row: SheetRow }, of: Pick<Answer, 'title' | 'result' | 'because' | 'evidence'>): Promise<Answer | Refusal> {
    const { content } = sheet;
    const [from, to] = [firstDay(content.month), lastDay(content.month)];
    const profiles = await this.background.profiles(await this.background.pathOf(content.organisationId), from, to, sheet.signed ? content.profileVersion : null);
    if (isRefusal(profiles)) return profiles;
    return {
      ...of, subject: `${row.name} ${inFull(content.month)} ${row.villageName}`, profiles, background: await this.background.of(row.personId, from, to),
      profileTitle: content.profileTitle, version: content.profileVersion, signed: signedText(sheet),
    };
  }
}

/** "按第 1 次签字稿：乡党委书记 乡书记 2025年4月3日 09:10 签字" */
export function signedText({ signed }: SheetReply): string | null {
  if (!signed) return null;
  const names = signed.signatures.map(({ roleName, personName, at }) => `${roleName} ${personName} ${atText(at)} 签字`);
  return `按第 ${signed.version} 次签字稿：${names.join('，')}。点开的记录是现在的样子。`;
}

/** The months of the quarter or the year before this one. */
function earlierMonths(period: string, month: Month): Month[] {
  const months: Month[] = [];
  for (let each = monthOf(periodDays(period).from); each < month; each = addMonths(each, 1)) months.push(each);
  return months;
}
