import type { FindingOrRefusal } from '../kernel/finding';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface AbsenceNoteTerms {
  /** To whom it is said. */
  told: string[];
  /** Who has to confirm it, any of these; empty: it holds by itself. */
  confirmedBy: RoleId[];
  /** Only a word on the day itself counts. */
  sameDay: boolean;
}

/** How does somebody say that he cannot come or sign in today? Null where the document knows no such word: then he asks for leave. */
export function absenceNoteTerms(profile: Profile): FindingOrRefusal<AbsenceNoteTerms | null> {
  return finding(profile, read => {
    const hours = read.where('attendance.hours');
    if (hours) {
      read.say(`不能下村的，当天向${hours.explainTo.map(party => read.called(party)).join('、')}说明`);
      return { told: hours.explainTo, confirmedBy: [], sameDay: true };
    }
    const excuse = read.where('attendance.excuse');
    if (!excuse) return null;
    read.say(`不能签到的，电话告知${read.called(excuse.phone)}，由${excuse.confirmedBy.map(role => read.called(role)).join('或')}确认`);
    return { told: [excuse.phone], confirmedBy: excuse.confirmedBy, sameDay: false };
  });
}
