import type { Finding } from '../kernel/finding';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { DueSubject } from './due-item';
import { reportsOwed, type ReportRow } from './due-report';
import { DIRECT_REPORTS } from './issue-channel';

const RESEARCH: readonly string[] = ['research_report', 'research_special_report'];

/** Is it a piece of research, whose parts are those of a research report whenever it is due? */
export function isResearch(report: string): boolean {
  return RESEARCH.includes(report);
}

/** The reports the document asks of this subject without naming a day: written when there is something to tell. */
export function freeReports(profile: Profile, subject: DueSubject): Finding<ReportRow>[] {
  return reportsOwed({ profile, subject }).filter(row => !DIRECT_REPORTS.includes(row.report) && (!row.per || row.outcome !== undefined || row.per === 'as_needed' || row.per === 'regular')).map(row => {
    const { because } = finding(profile, read => {
      read('report.due');
      read.rows([row]);
      read.say(`报送${nameOfWord(row.report)}${row.to.length ? `，报${row.to.map(party => read.called(party)).join('、')}` : ''}${row.topics?.length ? `，内容为${namesOfWords(row.topics)}` : ''}；没有写明哪一天`);
      return true;
    });
    return { value: row, because };
  });
}
