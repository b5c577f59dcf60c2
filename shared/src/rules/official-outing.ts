import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface OutingReported {
  fileWith: string[];
  writtenReportRequired: boolean;
  /** The day counts as 因公出差 towards a quota of days (A68); null where the document asks for no number of days. */
  countsAsAttendance: boolean | null;
}

/** To whom is an outing for work in the village reported, and does the day count? Refusal: `config_required` where the document says nothing of outings. */
export function officialOuting(profile: Profile): FindingOrRefusal<OutingReported> {
  return finding(profile, read => {
    const rule = read('leave.outing');
    read.say(`因公外出${rule.writtenReport ? '写书面报告，' : ''}报${rule.fileWith.map(party => read.called(party)).join('、')}`);
    const quotas = read.where('attendance.required');
    const counts = quotas && quotas.some(quota => quota.counts.includes('official_trip'));
    if (quotas) read.say(counts ? '因公出差计入应驻村天数' : '应驻村天数只计在村，因公出差不计');
    return { fileWith: rule.fileWith, writtenReportRequired: rule.writtenReport ?? false, countsAsAttendance: counts };
  });
}
