import type { Day } from '../kernel/day';
import { DUE_OWNERS, type DueOwner } from '../rules/due-owner';
import { CHOOSABLE_PARTIES } from '../rules/report-party';
import { Choice, Choices, DayField, Flag, Key, Keys, Parts, PeriodField, Text, Whole } from './field.input';
import { REPORT_BOXES, REPORT_STATES, type ReportBox, type ReportState } from './report';

export class ReportCalendarInput {
  /** The turns that touch this time. */
  @PeriodField('时间') period: string;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class OpenReportInput {
  @Key('哪一种报告') report: string;
  /** The turn, `2025-03`, `2025-Q1`, or the Monday of a week. */
  @PeriodField('时间') period: string;
  @Choice('谁的', DUE_OWNERS) owner: DueOwner;
  @Key('编号') ownerId: string;
}

export class FreeReportInput {
  @Choice('写什么', ['brief', 'research']) form: 'brief' | 'research';
  /** A report of the document that has no fixed day, research_report … */
  @Key('哪一种报告', { optional: true }) report?: string;
  @Text('标题', { max: 60 }) title: string;
  @Key('工作队', { optional: true }) teamId?: string;
  @Key('机构', { optional: true }) organisationId?: string;
  /** Whose report it is: of a person himself, of one of his teams, of his place. */
  @Key('谁的', { optional: true }) ownerId?: string;
}

export class RollupInput {
  @Key('机构') organisationId: string;
  @Key('哪一种报告') report: string;
  @PeriodField('时间') period: string;
}

export class ReportIdInput {
  @Key('报告') id: string;
}

export class ReportSectionInput {
  @Key('部分') key: string;
  @Text('小标题', { max: 40 }) title: string;
  @Text('正文', { max: 8000, empty: true }) text: string;
}

export class SaveReportInput extends ReportIdInput {
  /** The revision that was seen: what somebody else saved meanwhile is not lost. */
  @Whole('版本', 0, 100_000) revision: number;
  @Text('标题', { max: 60 }) title: string;
  @Parts('正文', () => ReportSectionInput, { max: 20 }) sections: ReportSectionInput[];
  @Choices('报给谁', CHOOSABLE_PARTIES, { optional: true }) to?: string[];
  /** Takes the numbers of the table anew. */
  @Flag('重新取数', { optional: true }) fresh?: boolean;
}

export class SubmitReportInput extends ReportIdInput {
  @Whole('版本', 0, 100_000) revision: number;
  /** It was told in person on that day (篇四 二3): what is handed in tells what was said. */
  @DayField('当面汇报的日子', { optional: true }) spokenOn?: Day;
}

export class ReceiveReportInput extends ReportIdInput {
  /** The version that was read. */
  @Whole('版本', 1, 10_000) version: number;
  @Choice('怎样处理', ['received', 'returned']) verdict: 'received' | 'returned';
  @Text('意见', { max: 500, empty: true }) text: string;
}

export class ReportsInput {
  @Choice('哪些', REPORT_BOXES) box: ReportBox;
  @Choice('状态', REPORT_STATES, { optional: true }) state?: ReportState;
  /** Of what came in: nobody has said that it came. */
  @Choice('只看', ['waiting'], { optional: true }) only?: 'waiting';
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class ReportFigureInput extends ReportIdInput {
  /** A known number, or `duty.` with a duty of the document. */
  @Text('哪个数', { max: 40 }) key: string;
}

export class ReportCollectionInput {
  @PeriodField('时间') period: string;
  @Key('机构', { optional: true }) organisationId?: string;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class CollectedReportsInput {
  @Key('哪一种报告') report: string;
  @PeriodField('时间') period: string;
  @Key('机构', { optional: true }) organisationId?: string;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

/** Entries that are told in a part of the report, with their pictures. */
export class ReportMaterialInput extends ReportIdInput {
  @Whole('版本', 0, 100_000) revision: number;
  @Key('部分') section: string;
  @Keys('记录', { max: 20 }) recordIds: string[];
  @Flag('带上照片', { optional: true }) withPhotos?: boolean;
}

export class AddReportPictureInput extends ReportIdInput {
  @Whole('版本', 0, 100_000) revision: number;
  @Keys('照片', { max: 1 }) photoIds: string[];
  @Text('照片说明', { max: 60, empty: true }) caption: string;
}

export class ReportPictureInput extends ReportIdInput {
  @Key('照片') pictureId: string;
}

export class DropReportPictureInput extends ReportPictureInput {
  @Whole('版本', 0, 100_000) revision: number;
}
