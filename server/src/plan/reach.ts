import { MOVES_TO, PLAN_FLOW, PLAN_MOVES, WRITABLE_STATES, type PlanMove } from '@village/shared/contract/plan-words';
import { permissionsOf, type Permission } from '@village/shared/kernel/permission';
import { ROLES } from '@village/shared/kernel/role';
import type { Grant, Who } from '../common/who';
import type { PlanEntity, PlanItemEntity } from './plan.entity';

/** The grants with a permission that stand at a place; a team stands at its village, whoever served there before. */
export function placeGrants(who: Who, permission: Permission): Grant[] {
  return who.grants.filter(({ role }) => ROLES[role].level !== 'unit' && permissionsOf(role).includes(permission));
}

/** Does the person reach this place from where he stands or from above? */
export function reaches(path: string, who: Who, permission: Permission): boolean {
  return placeGrants(who, permission).some(grant => path.startsWith(grant.path));
}

/** Does he stand at the place itself? A plan is written by those whose plan it is. */
export function standsAt(path: string, who: Who, permission: Permission): boolean {
  return placeGrants(who, permission).some(grant => grant.path === path);
}

/** Below the place of a plan people see it once it counts: they do their part of it. */
export function sees(plan: PlanEntity, who: Who): boolean {
  const counts = plan.state === 'adopted' || plan.state === 'closed';
  return reaches(plan.path, who, 'plan.read') || (counts && placeGrants(who, 'plan.read').some(grant => grant.path.startsWith(plan.path)));
}

/** Who else may look at what a person says is done: those at the place, and those above. */
function looksAt(path: string, who: Who): boolean {
  return standsAt(path, who, 'plan.write') || reaches(path, who, 'plan.review');
}

/** What may this person do with the plan as a whole? That the document names who reviews is asked when he does. */
export function planMayOf(plan: PlanEntity, who: Who): Record<PlanMove, boolean> & { write: boolean; add: boolean } {
  const follows = Object.fromEntries(PLAN_MOVES.map(move => [move, PLAN_FLOW[plan.state].includes(MOVES_TO[move])])) as Record<PlanMove, boolean>;
  const writes = standsAt(plan.path, who, 'plan.write');
  const reviews = plan.authorId !== who.personId && reaches(plan.path, who, 'plan.review');
  return {
    submit: follows.submit && writes, take_back: follows.take_back && plan.authorId === who.personId, adopt: follows.adopt && reviews, return: follows.return && reviews,
    close: follows.close && (writes || reviews), write: writes && WRITABLE_STATES.includes(plan.state), add: writes && plan.state === 'adopted',
  };
}

/** What may he do with an item? Never confirm what he himself said was done. */
export function itemMayOf(plan: PlanEntity, item: PlanItemEntity, who: Who) {
  const runs = plan.state === 'adopted';
  const looks = looksAt(plan.path, who);
  const own = item.ownerId === who.personId;
  return {
    progress: runs && (own || standsAt(plan.path, who, 'plan.act')) && (item.state === 'open' || item.state === 'done'), change: runs && standsAt(plan.path, who, 'plan.write') && item.state === 'open',
    confirm: runs && item.state === 'done' && looks && item.doneBy !== who.personId, reopen: runs && item.state !== 'open' && (looks || own), drop: runs && item.state === 'open' && looks,
  };
}
