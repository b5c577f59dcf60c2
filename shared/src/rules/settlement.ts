import { addDays, addMonths, lastMonthOf, type Day, type Month } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { fills, isRole } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { duePrinted } from './cadence';
import type { Calendar } from './calendar';

/** What is settled at the end of a month: the attendance sheet, or the totals of leave. */
export type Sheet = 'attendance_sheet' | 'leave_totals';

export interface SettlementSchedule {
  compileBy: Day | null;
  compiledBy: string | null;
  issuedBy: string | null;
  /** Who verifies by signing, where it is one; `signers` holds all, in order. */
  verifiedBy: string | null;
  signers: string[];
  publiciseDays: number | null;
  publiciseWhere: string | null;
  submitBy: Day | null;
  submitTo: string[];
  cc: string[];
  attachments: 'all_leave_slips'[];
  /** What the sheet holds besides the marks, and what it is used for. */
  contents: string[];
  usedFor: string[];
  /** Days that the source leaves blank. */
  configRequired: ('submit_by' | 'signers')[];
}

/** Until when, by whom and to whom is the month settled? A day the source leaves blank is named in `configRequired`; a printed day does not move on holidays (A07) unless an administrator chose so. */
export function settlementSchedule(profile: Profile, calendar: Calendar, asked: { item: Sheet; month: Month }): FindingOrRefusal<SettlementSchedule> {
  return finding(profile, read => (asked.item === 'leave_totals' ? leaveTotals(read, calendar, asked.month) : attendanceSheet(read, calendar, asked.month)));
}

function attendanceSheet(read: Reader, calendar: Calendar, month: Month): SettlementSchedule {
  const sheet = read('settlement.sheet');
  const compileDay = read.where('settlement.compile_day');
  const compileBy = compileDay === null ? null : dayOfNext(read, calendar, month, compileDay);
  if (compileBy && sheet.compiledBy) read.say(`${read.called(sheet.compiledBy)}在 ${compileBy} 前编制上月考勤表`);
  else if (sheet.compiledBy) read.say(`${read.called(sheet.compiledBy)}按月汇总考勤`);
  const signers = read.known('settlement.signers');
  if (!isRefusal(signers)) read.say(`由${signers.map(step => read.called(step)).join('、')}签字`);
  if (sheet.publicise) read.say(`公示 ${sheet.publicise.days} 天`);
  const submit = sheet.submitTo.length ? read.known('settlement.submit_day') : null;
  const submitBy = submit === null || isRefusal(submit) ? null : dayOfNext(read, calendar, month, submit);
  if (sheet.submitTo.length) read.say(submitBy ? `${submitBy} 前报${sheet.submitTo.map(to => read.called(to)).join('、')}` : `报${sheet.submitTo.map(to => read.called(to)).join('、')}，日期原文没有写明`);
  return {
    compileBy,
    compiledBy: sheet.compiledBy ?? null,
    issuedBy: sheet.issuedBy ?? null,
    verifiedBy: !isRefusal(signers) && signers.length === 1 ? signers[0] : null,
    signers: isRefusal(signers) ? [] : signers,
    publiciseDays: sheet.publicise?.days ?? null,
    publiciseWhere: sheet.publicise?.where ?? null,
    submitBy,
    submitTo: sheet.submitTo,
    cc: sheet.cc,
    attachments: sheet.attachments,
    contents: sheet.contents ?? [],
    usedFor: sheet.usedFor ?? [],
    configRequired: [...(submitBy || submit === null ? [] : ['submit_by'] as const), ...(isRefusal(signers) ? ['signers'] as const : [])],
  };
}

function leaveTotals(read: Reader, calendar: Calendar, month: Month): SettlementSchedule {
  const totals = read('settlement.leave_totals');
  const submit = read.known('settlement.leave_totals_submit_day');
  const submitBy = isRefusal(submit) ? null : dayOfNext(read, calendar, month, submit);
  read.say(`${read.called(totals.compiledBy)}按月汇总请假，报${totals.submitTo.map(to => read.called(to)).join('、')}`);
  return {
    compileBy: null, compiledBy: totals.compiledBy, issuedBy: null, verifiedBy: null, signers: [], publiciseDays: null, publiciseWhere: null,
    submitBy, submitTo: totals.submitTo, cc: [], attachments: [], contents: [], usedFor: [], configRequired: submitBy ? [] : ['submit_by'],
  };
}

export interface Settled {
  month: Month;
  compiledOn: Day;
  verifiedOn: Day;
  publicisedFrom: Day;
  submittedOn: Day;
}

export type SettlementBreach = 'compile_late' | 'submit_late' | 'publicised_before_verification' | 'publication_too_short';

/** Was the month settled as the document wants it? Both printed days are in time on the day itself (A05); a day of publication is one date later (A57). */
export function checkSettlement(profile: Profile, calendar: Calendar, settled: Settled): FindingOrRefusal<{ compliant: boolean; violations: SettlementBreach[] }> {
  return finding(profile, read => {
    const schedule = attendanceSheet(read, calendar, settled.month);
    const breaches: [SettlementBreach, boolean, string][] = [
      ['compile_late', schedule.compileBy !== null && settled.compiledOn > schedule.compileBy, `${settled.compiledOn} 才编制完`],
      ['publicised_before_verification', schedule.publiciseDays !== null && settled.publicisedFrom < settled.verifiedOn, `${settled.publicisedFrom} 公示时还没有核实签字`],
      ['publication_too_short', schedule.publiciseDays !== null && settled.submittedOn < addDays(settled.publicisedFrom, schedule.publiciseDays), `公示不满 ${schedule.publiciseDays} 天就报送`],
      ['submit_late', schedule.submitBy !== null && settled.submittedOn > schedule.submitBy, `${settled.submittedOn} 才报送`],
    ];
    const found = breaches.filter(([, broken]) => broken);
    found.forEach(([, , text]) => read.say(text));
    return { compliant: found.length === 0, violations: found.map(([breach]) => breach) };
  });
}

/** Do the leave slips of the month equal the filing record, and are all of them attached? */
export function reconcileLeaves(profile: Profile, lists: { slips: readonly string[]; records: readonly string[] }): FindingOrRefusal<{ attachAllSlips: boolean; consistent: boolean; onlySlips: string[]; onlyRecords: string[] }> {
  return finding(profile, read => {
    const sheet = read('settlement.sheet');
    const onlySlips = lists.slips.filter(slip => !lists.records.includes(slip));
    const onlyRecords = lists.records.filter(record => !lists.slips.includes(record));
    const consistent = onlySlips.length + onlyRecords.length === 0;
    read.say(consistent ? '当月请假条与备案记录一致' : '当月请假条与备案记录不一致', { 只有请假条: onlySlips.length, 只有备案: onlyRecords.length });
    return { attachAllSlips: sheet.attachments.includes('all_leave_slips'), consistent, onlySlips, onlyRecords };
  });
}

/** Who signs the monthly sheet, in order? Refused with `config_required` where the document names nobody. */
export function sheetSigners(profile: Profile): FindingOrRefusal<string[]> {
  return finding(profile, read => {
    const signers = read('settlement.signers');
    read.say(`考勤表由${signers.map(step => read.called(step)).join('、')}签字`);
    return signers;
  });
}

/** May the sheet be submitted with these signatures, to whom, and which are missing? */
export function signSettlement(profile: Profile, asked: { signedBy: readonly string[] }): FindingOrRefusal<{ submitTo: string[]; submittable: boolean; missing: string[] }> {
  return finding(profile, read => {
    const { submitTo } = read('settlement.sheet');
    const missing = read('settlement.signers').filter(step => !isSigned(step, asked.signedBy));
    read.say(missing.length ? `还差${missing.map(step => read.called(step)).join('、')}签字` : '签字齐全，可以报送');
    return { submitTo, submittable: missing.length === 0, missing };
  });
}

/** Is the step signed: one of the alternatives of each part, by the role itself or one that fills it? */
export function isSigned(step: string, signedBy: readonly string[]): boolean {
  return step.split('+').every(part => part.split('|').some(wanted => signedBy.some(held => held === wanted || (isRole(held) && fills(held, wanted)))));
}

function dayOfNext(read: Reader, calendar: Calendar, month: Month, day: number): Day {
  const printed = `${addMonths(lastMonthOf(month), 1)}-${String(day).padStart(2, '0')}`;
  return 'due.days' in read.profile.values ? duePrinted(read, calendar, printed) : printed;
}
