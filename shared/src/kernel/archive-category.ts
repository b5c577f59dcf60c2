/** What an archive of a team is sorted by: the categories of the documents first, then what the program holds besides. */
export const ARCHIVE_CATEGORY_NAMES = {
  visits: '入户走访', study: '学习', meetings: '会议', attendance: '考勤', industry_development: '产业发展', practical_deeds: '办实事', survey_reports: '民情调查报告', sentiment_ledger: '村情民情台账',
  work_reports: '工作汇报', work_summaries: '工作总结', plans: '计划和承诺', leaves: '请假和销假', work_records: '其他工作记录', others: '其他材料',
} as const;

export type ArchiveCategory = keyof typeof ARCHIVE_CATEGORY_NAMES;
export const ARCHIVE_CATEGORIES = Object.keys(ARCHIVE_CATEGORY_NAMES) as ArchiveCategory[];

export const isArchiveCategory = (word: string): word is ArchiveCategory => word in ARCHIVE_CATEGORY_NAMES;

/** `image`: pictures; everything else is text. */
export const ARCHIVE_FORM_NAMES = { text: '文字', image: '影像' } as const;
export type ArchiveForm = keyof typeof ARCHIVE_FORM_NAMES;
export const ARCHIVE_FORMS = Object.keys(ARCHIVE_FORM_NAMES) as ArchiveForm[];
