import { Injectable, NotFoundException } from '@nestjs/common';
import { dayOf, firstDay, lastDay, monthOf } from '@village/shared/kernel/day';
import { nameOfWord } from '@village/shared/kernel/word';
import { may, type Who } from '../common/who';
import { FileService } from '../attendance/file.service';
import { SealService } from '../attendance/seal.service';
import { IssueListService } from '../issue/list.service';
import { IssuePaperService, issuePaperName } from '../issue/paper.service';
import { SlipService } from '../leave/slip.service';
import { MeetingService } from '../meeting/meeting.service';
import { MinutesFileService } from '../meeting/minutes-file.service';
import { PartyReportService } from '../meeting/party-report.service';
import { TeamService } from '../organisation/team.service';
import { EmergencyPaperService } from '../plan/emergency-paper.service';
import { PlanListService } from '../plan/plan-list.service';
import { PlanPaperService } from '../plan/plan-paper.service';
import { ReportPaperService } from '../report/paper.service';
import { ReportService } from '../report/report.service';
import { monthWord, type ArchiveSource, type ArchiveSpan, type DrawnPaper } from './source';

/** More stand in the ledger, which is exported by parts. */
const MOST_ISSUES = 5000;

/** The sheets of closed months, of the village and of its township where that is the one that is signed. */
@Injectable()
export class SheetSource implements ArchiveSource {
  constructor(private readonly seals: SealService, private readonly files: FileService) {}

  async papers({ team, from, to }: ArchiveSpan): Promise<DrawnPaper[]> {
    const sealed = await this.seals.sealedMonths([team.villageId, team.townshipId], monthOf(from), monthOf(to));
    return sealed.map(({ organisationId, month, sealedAt }) => ({
      key: `sheet_${organisationId.slice(0, 36)}_${month}`, category: 'attendance', title: `${organisationId === team.villageId ? team.villageName : team.townshipName}考勤表 ${monthWord(month)}`, day: dayOf(sealedAt), form: 'text', personId: null,
      make: (who: Who) => this.files.pdf({ organisationId, month }, who),
    }));
  }
}

/** The slips of a month in one file. */
@Injectable()
export class SlipSource implements ArchiveSource {
  constructor(private readonly teams: TeamService, private readonly slips: SlipService) {}

  async papers({ team, from, to }: ArchiveSpan, who: Who): Promise<DrawnPaper[]> {
    const personIds = (await this.teams.membersOf([team.id], from, to)).map(({ personId }) => personId);
    return (await this.slips.months({ personIds, from, to }, who)).map(({ month, count }) => {
      const title = `请销假审批表 ${monthWord(month)}`;
      return {
        key: `slips_${month}`, category: 'leaves', title: `${title}（${count} 张）`, day: lastDay(month) < to ? lastDay(month) : to, form: 'text', personId: null,
        make: async (reader: Who) => {
          const file = await this.slips.bundle({ personIds, from: firstDay(month), to: lastDay(month) }, title, reader);
          return file && { file, name: `${title}.pdf` };
        },
      };
    });
  }
}

/** Minutes of the meetings of the team, with the pictures and scanned papers that are attached to them. */
@Injectable()
export class MinutesSource implements ArchiveSource {
  constructor(private readonly meetings: MeetingService, private readonly files: MinutesFileService) {}

  async papers({ team, from, to }: ArchiveSpan): Promise<DrawnPaper[]> {
    const held = (await this.meetings.heldIn({ teamIds: [team.id] }, from, to)).filter(each => each.held);
    const attached = await this.files.kept(held.map(({ id }) => id));
    return held.flatMap(({ id, kind, sort, title, day, noted }): DrawnPaper[] => {
      const category = sort === 'study' ? 'study' : 'meetings';
      const name = `${nameOfWord(kind)}记录${title ? ` ${title}` : ''}`;
      const files = attached.filter(each => each.meetingId === id).map(({ file }) => file);
      return [
        ...(noted ? [{ key: `minutes_${id}`, category, title: name, day, form: 'text', personId: null, make: (who: Who) => this.files.minutes({ id }, 'pdf', who) } as const] : []),
        ...files.map((file, index): DrawnPaper => ({
          key: `attached_${file.id}`, category, title: `${name} 附件 ${[index + 1, file.name.replace(/\.\w+$/, '')].filter(Boolean).join('：')}`, day, form: file.kind === 'jpg' ? 'image' : 'text', personId: null, make: (who: Who) => this.files.attached({ id, fileId: file.id }, who),
        })),
      ];
    });
  }
}

/** Reports as they were handed in: what they are called says whether they report or sum up. */
@Injectable()
export class ReportSource implements ArchiveSource {
  constructor(private readonly reports: ReportService, private readonly files: ReportPaperService) {}

  async papers({ team, from, to }: ArchiveSpan): Promise<DrawnPaper[]> {
    return (await this.reports.handedInBy([team.id], from, to)).map(({ id, form, report, title, submittedAt }) => ({
      key: `report_${id}`, category: form === 'research' || /survey|research/.test(report) ? 'survey_reports' : /summary/.test(report) ? 'work_summaries' : 'work_reports', title, day: dayOf(submittedAt), form: 'text', personId: null,
      make: (who: Who) => this.files.file({ id }, 'pdf', who),
    }));
  }
}

/** Plans and promises that count or counted. */
@Injectable()
export class PlanSource implements ArchiveSource {
  constructor(private readonly plans: PlanListService, private readonly files: PlanPaperService) {}

  async papers({ team, from, to }: ArchiveSpan, who: Who): Promise<DrawnPaper[]> {
    const papers: DrawnPaper[] = [];
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)) && may(who, 'plan.read', team.path); year += 1) {
      const first = await this.plans.list({ placeId: team.villageId, year }, who);
      const lines = [...first.items];
      for (let page = 2; lines.length < first.total; page += 1) lines.push(...(await this.plans.list({ placeId: team.villageId, year, page }, who)).items);
      papers.push(...lines.filter(({ state }) => state === 'adopted' || state === 'closed').map(({ id, title }): DrawnPaper => ({
        key: `plan_${id}`, category: 'plans', title, day: year === Number(to.slice(0, 4)) ? to : `${year}-12-31`, form: 'text', personId: null, make: (reader: Who) => this.files.paper({ id }, 'pdf', reader),
      })));
    }
    return papers;
  }
}

/** The ledger of what was not solved on the spot, and the paper of each issue; clues and complaints are never in it. */
@Injectable()
export class IssueSource implements ArchiveSource {
  constructor(private readonly issues: IssueListService, private readonly files: IssuePaperService) {}

  async papers({ team, from, to }: ArchiveSpan, who: Who): Promise<DrawnPaper[]> {
    const input = { box: 'ledger' as const, placeId: team.villageId, from, to };
    const all = await this.issues.rowsOf({ ...input, box: 'all' }, who, MOST_ISSUES).catch((error: unknown) => {
      if (error instanceof NotFoundException) return [];
      throw error;
    });
    if (all.length === 0) return [];
    const { total } = await this.issues.list(input, who);
    return [
      ...(total > 0 ? [{ key: 'issues', category: 'sentiment_ledger', title: `问题台账（${total} 件）`, day: to, form: 'text', personId: null, make: (reader: Who) => this.issues.xlsx(input, reader) } as const] : []),
      ...all.filter(({ state }) => state !== 'withdrawn').map(({ id, kind, title, foundOn, reporterId }): DrawnPaper => ({
        key: `issue_${id}`, category: 'sentiment_ledger', title: `${issuePaperName(kind)} ${title}`, day: foundOn, form: 'text', personId: reporterId, make: (reader: Who) => this.files.file({ id }, 'pdf', reader),
      })),
    ];
  }
}

/** The half-yearly written reports of the party members of the team. */
@Injectable()
export class PartyReportSource implements ArchiveSource {
  constructor(private readonly teams: TeamService, private readonly reports: PartyReportService) {}

  async papers({ team, from, to }: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    const personIds = (await this.teams.membersOf([team.id], from, to)).map(({ personId }) => personId);
    return (await this.reports.kept({ villageId: team.villageId, personIds, from, to }, reader)).map(({ id, personId, title, day }) => ({
      key: `party_${id}`, category: 'work_reports', title, day, form: 'text', personId, make: (who: Who) => this.reports.docx({ id }, who, who.personId === personId),
    }));
  }
}

/** Every version of the emergency plan of the village that counted while the team was there. */
@Injectable()
export class EmergencySource implements ArchiveSource {
  constructor(private readonly plans: EmergencyPaperService) {}

  async papers({ team: { villageId, path }, from, to }: ArchiveSpan, reader: Who): Promise<DrawnPaper[]> {
    return (await this.plans.kept({ villageId, path, from, to }, reader)).map(({ version, day, savedBy }) => ({
      key: `emergency_${version}`, category: 'plans', title: `突发事件应急预案 第 ${version} 版`, day, form: 'text', personId: savedBy, make: (who: Who) => this.plans.paper({ villageId, version }, 'pdf', who),
    }));
  }
}
