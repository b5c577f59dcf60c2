import type { FindingOrRefusal } from '../kernel/finding';
import { LEAVE_KINDS, listsKind, type LeaveKind } from '../kernel/leave-kind';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Who may be sent to rest by turns. */
const RESTING: readonly RoleId[] = ['team_member', 'team_deputy_leader'];

/**
 * For which kinds of leave has the document a row for somebody in one of these roles? Rest by turns and for work on rest days is arranged by its own clause.
 * A document that left the table blank refuses with `config_required`.
 */
export function leaveKinds(profile: Profile, roles: readonly RoleId[]): FindingOrRefusal<LeaveKind[]> {
  return finding(profile, read => {
    const rows = read('leave.approval').filter(row => row.applicants.some(each => (roles as readonly string[]).includes(each)));
    const own: Partial<Record<LeaveKind, boolean>> = {
      rotation_rest: read.where('rest.rotation') !== null && roles.some(role => RESTING.includes(role)),
      compensatory_rest: rows.length > 0 && read.where('rest.compensatory') !== null,
      // Asked for by the unit.
      unit_callback: false,
    };
    const known = LEAVE_KINDS.filter(kind => own[kind] ?? rows.some(row => !row.kinds || listsKind(row.kinds, kind)));
    read.say(`可以请的假：${known.length} 类`);
    return known;
  });
}
