import { ARCHIVE_CATEGORIES, ARCHIVE_FORMS, type ArchiveCategory, type ArchiveForm } from '../kernel/archive-category';
import { Choice, DayField, Key, Text, Whole } from './field.input';

export class ArchiveOverviewInput {
  @Key('地方', { optional: true }) organisationId?: string;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class ArchiveTeamInput {
  @Key('工作队') teamId: string;
}

export class ArchiveItemsInput extends ArchiveTeamInput {
  @Choice('类别', ARCHIVE_CATEGORIES) category: ArchiveCategory;
  @Text('查找', { max: 40, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class ArchiveFileInput extends ArchiveTeamInput {
  /** As the list gave it. */
  @Key('材料') key: string;
}

export class FileArchiveInput extends ArchiveTeamInput {
  @Choice('类别', ARCHIVE_CATEGORIES) category: ArchiveCategory;
  @Text('名称', { max: 80 }) title: string;
  /** The day of the paper itself. */
  @DayField('材料日期') day: string;
  @Choice('形式', ARCHIVE_FORMS) form: ArchiveForm;
  /** Where the paper lies: one of the two has to be given. */
  @Text('存放在哪里', { max: 80, optional: true }) place?: string;
  @Key('文件', { optional: true }) fileId?: string;
}

export class WithdrawArchiveInput extends ArchiveTeamInput {
  @Key('材料') id: string;
  @Text('原因', { max: 200 }) reason: string;
}

export class NameCustodianInput extends ArchiveTeamInput {
  @Key('保管人') personId: string;
  /** The day on which it is handed over. */
  @DayField('从哪天起') from: string;
  @Text('交接说明', { max: 200, empty: true }) note: string;
}

export class StartArchiveInput extends ArchiveTeamInput {
  /** Left out: everything. */
  @Choice('类别', ARCHIVE_CATEGORIES, { optional: true }) category?: ArchiveCategory;
}

export class ArchiveExportInput extends ArchiveTeamInput {
  @Key('导出') id: string;
}
