import { BODIES, ROLES, type RoleId } from '@village/shared/kernel/role';
import { receives } from '@village/shared/rules/report-party';
import type { Who } from '../common/who';
import { reachOf } from '../leave/leave.service';
import { writesFor } from './author.service';
import type { ReportDeliveryEntity, ReportEntity } from './report.entity';
import { idsOf } from '../common/path';

const PARTIES = [...Object.keys(ROLES), ...Object.keys(BODIES)];

/** The seats at which a person receives papers, and what is addressed to whom there. */
export function seatsOf(who: Who): { seatId: string; parties: string[] }[] {
  return who.grants.map(({ role, organisationId }) => ({ seatId: organisationId, parties: PARTIES.filter(party => receives(role, party)) })).filter(({ parties }) => parties.length > 0);
}

/** The roles that receive what is addressed to this party. */
export function receivingRoles(party: string): RoleId[] {
  return (Object.keys(ROLES) as RoleId[]).filter(role => receives(role, party));
}

/** Does this delivery come to this person? */
export function comesTo({ seatId, party }: Pick<ReportDeliveryEntity, 'seatId' | 'party'>, who: Who): boolean {
  return seatId !== '' && who.grants.some(grant => grant.organisationId === seatId && receives(grant.role, party));
}

/**
 * May this person read the report? Its author always; of what was handed in: whoever it was sent to, and, but for what a person says of himself,
 * whoever leads there; a brief that was taken over, everybody at the place that took it over.
 */
export function reads(report: ReportEntity, deliveries: readonly ReportDeliveryEntity[], who: Who): boolean {
  if (writesFor(report, who)) return true;
  if (report.version === 0) return false;
  if (report.publishedPath !== null && who.grants.some(grant => grant.path.startsWith(report.publishedPath!))) return true;
  if (deliveries.some(delivery => comesTo(delivery, who))) return true;
  const { paths, teams } = reachOf(who, 'report.read');
  return report.owner !== 'person' && (paths.some(path => report.path.startsWith(path)) || (report.teamId !== null && teams.includes(report.teamId)));
}

/** The paths of a place and of all above it. */
export function upwards(path: string): string[] {
  const ids = idsOf(path);
  return ids.map((_, index) => `/${ids.slice(0, index + 1).join('/')}/`);
}
