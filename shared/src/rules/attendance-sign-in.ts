import { weekday } from '../kernel/day';
import type { Reader } from '../policy/reading';
import { result, STATUS_NAMES, wasThere, type DayFacts, type DayFlag, type DayStatus } from './day-status';

/** The day by its register: sign-in until the stated minute (A06), Monday's arrival, Friday's departure and sign-out, the telephone excuse. */
export function signInKept(read: Reader, facts: DayFacts): DayStatus {
  const rule = read.where('attendance.sign_in');
  if (rule?.personal && facts.signInBy !== undefined && facts.signInBy !== 'self') {
    read.say('签到要由本人办理，别人代签的不算，等本人补签');
    return result('sign_in_refused', { flags: ['proxy_sign_in'] });
  }
  const by = rule?.by ?? '24:00';
  const overdue = facts.signIn != null && facts.signIn > by;
  const refused = overdue && rule?.after === 'sign_in_refused';
  if (rule && facts.signIn) read.say(toldSignIn(rule.by, facts.signIn, overdue, refused));
  if (!wasThere(facts) || refused) {
    const excused = excuseOf(read, facts);
    if (excused) return excused;
  }
  if (!wasThere(facts)) return unsigned(read, facts);
  if (refused) return result('sign_in_refused', { flags: ['sign_in_refused'] });
  const week = weekRhythm(read, facts);
  const flags: DayFlag[] = [...new Set([...(overdue ? ['late'] as const : []), ...week.flags])];
  const status = overdue || week.late ? 'late' : week.early ? 'early_leave' : 'present';
  if (!rule && status === 'present') read.say('当天在村');
  return result(status, { flags });
}

function toldSignIn(by: string | null | undefined, at: string, overdue: boolean, refused: boolean): string {
  if (!by) return `${at} 签到`;
  return refused ? `签到截止 ${by}，${at} 不能再签，视情况处理` : `${by} 前签到，${at} 签到${overdue ? '，迟到' : ''}`;
}

function excuseOf(read: Reader, facts: DayFacts): DayStatus | null {
  const excuse = read.where('attendance.excuse');
  if (!excuse || !facts.phonedDutyOfficer) return null;
  const confirmed = facts.confirmedBy != null && excuse.confirmedBy.includes(facts.confirmedBy);
  read.say(confirmed ? `已电话告知${read.called(excuse.phone)}，${read.called(facts.confirmedBy ?? '')}确认，予以备注` : `已电话告知${read.called(excuse.phone)}，等${excuse.confirmedBy.map(role => read.called(role)).join('或')}确认`);
  return result(confirmed ? 'excused_noted' : 'pending_confirmation');
}

function unsigned(read: Reader, facts: DayFacts): DayStatus {
  if (facts.now !== undefined) {
    read.say('当天还没有在村记录');
    return result('pending_confirmation');
  }
  const status = read('attendance.absence').noSignIn;
  read.say(`当天没有在村记录，也没有请假，按${STATUS_NAMES[status]}计`);
  return result(status);
}

function weekRhythm(read: Reader, facts: DayFacts): { late: boolean; early: boolean; flags: DayFlag[] } {
  const found = { late: false, early: false, flags: [] as DayFlag[] };
  const monday = weekday(facts.day) === 1 ? read.where('attendance.monday_arrival') : null;
  if (monday && facts.arrivedAt !== undefined && facts.arrivedAt > monday) {
    read.say(`周一 ${monday} 前到村，${facts.arrivedAt} 到村`);
    found.late = true;
    found.flags.push('monday_arrival_late');
  }
  const departure = weekday(facts.day) === 5 ? read.where('attendance.friday_departure') : null;
  if (departure && facts.leftAt !== undefined && facts.leftAt < departure) {
    read.say(`周五 ${departure} 后离村，${facts.leftAt} 离村`);
    found.early = true;
    found.flags.push('friday_left_before_18');
  }
  const signOut = weekday(facts.day) === 5 ? read.where('attendance.friday_sign_out') : null;
  if (signOut && facts.signOut && facts.signOut < signOut) {
    read.say(`周五 ${signOut} 签退，${facts.signOut} 已签退，早退`);
    found.early = true;
  }
  if (signOut && !facts.signOut && (facts.now === undefined || facts.now > signOut)) {
    read.say(`周五 ${signOut} 签退，没有签退记录`);
    found.flags.push('friday_sign_out_missing');
  }
  return found;
}
