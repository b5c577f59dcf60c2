import { Choice, DayField, Key, Parts, Text, Texts, Whole } from './field.input';

export class ActivePolicyInput {
  @Key('机构', { optional: true }) organisationId?: string;
  @DayField('日期', { optional: true }) on?: string;
}

export class ProfileInput {
  @Key('制度') id: string;
}

export class AdoptInput {
  @Key('机构') organisationId: string;
  @Key('制度') profileId: string;
  @DayField('生效日期') effectiveFrom: string;
}

export class EditionsInput {
  @Key('机构', { optional: true }) organisationId?: string;
  @Whole('页码', 1, 10000, { optional: true }) page?: number;
}

export class EditionInput {
  @Key('制度版本') id: string;
}

/** A change rests on what the person saw: the revision says which. */
export class RevisionInput extends EditionInput {
  @Whole('修改次数', 1, 1_000_000) revision: number;
}

export class SaveDocumentInput extends RevisionInput {
  @Text('制度名称', { max: 100 }) title: string;
  @Text('文件名称', { max: 100 }) documentTitle: string;
  @Text('文号', { max: 100, empty: true }) documentNumber: string;
  @DayField('生效日期') effectiveFrom: string;
}

export class PartyNameInput {
  @Key('岗位或机构') id: string;
  /** Empty: it is called as usual. */
  @Text('名称', { max: 30, empty: true }) name: string;
}

export class SaveNamesInput extends RevisionInput {
  @Parts('名称', () => PartyNameInput, { min: 0, max: 150 }) names: PartyNameInput[];
}

export class SetValueInput extends RevisionInput {
  @Text('参数', { max: 80 }) key: string;
  /** The value as JSON; `null` leaves it blank. */
  @Text('取值', { max: 20000 }) value: string;
  /** The county's own clauses. */
  @Texts('依据', { most: 5, max: 200 }) cite: string[];
  /** The entries of the list of ambiguities that are chosen: `A01 A14`. Left out: as before. */
  @Text('理解', { max: 60, optional: true }) reading?: string;
}

export class ResetValueInput extends RevisionInput {
  @Text('参数', { max: 80 }) key: string;
}

export class UploadEditionInput {
  @Key('机构') organisationId: string;
  @DayField('生效日期') effectiveFrom: string;
}

export class CalendarInput {
  @Whole('年份', 2000, 2100) year: number;
}

export class CalendarDayInput {
  @DayField('日期') day: string;
  @Text('名称', { max: 20 }) name: string;
  @Choice('类别', ['holiday', 'workday']) kind: 'holiday' | 'workday';
}

export class PublishCalendarInput {
  @Whole('年份', 2000, 2100) year: number;
  @Text('通知文号', { max: 100 }) notice: string;
  @Parts('日期', () => CalendarDayInput, { max: 80 }) days: CalendarDayInput[];
}
