import { addDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { hasOwnClause, LEAVE_KIND_NAMES, type LeaveKind } from '../kernel/leave-kind';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { papersAsked } from './leave-approval';

export const PAPER_PARTS = ['evidence', 'village_certificate', 'written_report', 'other'] as const;
export type PaperPart = (typeof PAPER_PARTS)[number];
export const PAPER_PART_NAMES: Record<PaperPart, string> = { evidence: '证明材料', village_certificate: '村委会证明', written_report: '书面报告', other: '其他材料' };

export interface PapersGiven {
  kind: LeaveKind;
  startDay: Day;
  /** What is there. */
  given: readonly PaperPart[];
}

export interface PapersWanted {
  required: PaperPart[];
  missing: PaperPart[];
  /** Until when the proof of an illness may come; null where the document sets no day, or nothing is missing. */
  due: Day | null;
}

/** What has to be handed in with this leave, what is missing, and until when? A document without a clause asks for nothing. The application itself is the written slip. */
export function leavePapers(profile: Profile, { kind, startDay, given }: PapersGiven): FindingOrRefusal<PapersWanted> {
  return finding(profile, read => {
    // Rest and calls of the unit are arranged: nobody hands in papers for them.
    if (hasOwnClause(kind)) return { required: [], missing: [], due: null };
    const asked = papersAsked(read, kind);
    const wanted: [PaperPart, boolean][] = [['evidence', asked.evidenceRequired], ['village_certificate', asked.villageCertificateRequired], ['written_report', asked.writtenReportRequired]];
    const required = wanted.filter(([, is]) => is).map(([part]) => part);
    const missing = required.filter(part => !given.includes(part));
    if (missing.length > 0) read.say(`${LEAVE_KIND_NAMES[kind]}还缺${missing.map(part => PAPER_PART_NAMES[part]).join('、')}`);
    else if (required.length > 0) read.say('要交的材料齐了');
    const days = kind === 'sick' && missing.includes('evidence') && 'leave.sick_proof_days' in profile.values ? read.known('leave.sick_proof_days') : null;
    const due = days === null || isRefusal(days) ? null : addDays(startDay, days);
    if (due) read.say(`病假证明 ${due} 以前补交`);
    return { required, missing, due };
  });
}
