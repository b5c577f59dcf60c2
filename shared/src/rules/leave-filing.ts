import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { LeaveKind } from '../kernel/leave-kind';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Calendar } from './calendar';
import { makeUpRequired } from './leave-approval';

export interface LeaveApproved {
  applicantRole: RoleId;
  kind: LeaveKind;
  days: number;
  /** The day of the last approval. */
  approvedOn: Day;
  startDay?: Day;
  endDay?: Day;
  /** The day on which it was filed, if it was. */
  filedOn?: Day;
  calendar?: Calendar;
}

export interface LeaveFiling {
  /** Who is told, who keeps a record, with whom it is filed: ids of roles and bodies. */
  notify: string[];
  recordKeepers: string[];
  fileWith: string[];
  channel: 'phone' | 'written' | null;
  due: Day | null;
  timing: 'same_day' | 'simultaneous' | 'monthly' | null;
  /** Filed in time; null where nothing was filed or no day is set. */
  compliant: boolean | null;
  makeUpRequired: boolean | null;
}

/** After approval: who is told, with whom is the leave filed, how and until when? */
export function leaveFiling(profile: Profile, leave: LeaveApproved): FindingOrRefusal<LeaveFiling> {
  return finding(profile, read => {
    const outing = leave.kind === 'official_trip' ? read.where('leave.outing') : null;
    if (outing) return outingFiling(read, outing.fileWith, leave);
    const row = (read.where('leave.filing') ?? []).find(entry => entry.applicants.includes(leave.applicantRole) && leave.days > (entry.over ?? 0) && (entry.upTo == null || leave.days <= entry.upTo));
    const due = row?.within === 'same_day' || row?.within === 'simultaneous' ? leave.approvedOn : null;
    const names = (parties: string[]) => parties.map(party => read.called(party)).join('、');
    if (!row) read.say('没有规定请假批准后要告知谁、向谁备案');
    if (row?.notify.length) read.say(`告知${names(row.notify)}`);
    if (row?.recordKeepers.length) read.say(`由${names(row.recordKeepers)}分别记录`);
    if (row?.fileWith.length) read.say(`${row.within === 'monthly' ? '按月汇总' : row.within === 'same_day' ? '批准当日' : row.within === 'simultaneous' ? '同时' : ''}${row.channel === 'phone' ? '电话' : ''}报${names(row.fileWith)}备案`);
    return {
      notify: row?.notify ?? [],
      recordKeepers: row?.recordKeepers ?? [],
      fileWith: row?.fileWith ?? [],
      channel: row?.channel ?? null,
      due,
      timing: row?.within ?? null,
      compliant: leave.filedOn && due ? leave.filedOn <= due : null,
      makeUpRequired: makeUpRequired(read, leave),
    };
  });
}

/** An outing for the work of the village is reported to its own parties before it begins. */
function outingFiling(read: Reader, fileWith: string[], leave: LeaveApproved): LeaveFiling {
  const due = leave.startDay ?? null;
  read.say(`因公外出报${fileWith.map(party => read.called(party)).join('、')}`);
  return {
    notify: [], recordKeepers: [], fileWith, channel: null, due, timing: null, compliant: leave.filedOn && due ? leave.filedOn <= due : null, makeUpRequired: makeUpRequired(read, leave),
  };
}
