import type { Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, type RoleId } from '@village/shared/kernel/role';

export interface Span {
  from: Day;
  to: Day | null;
}

/** A term as the rules see it. */
export interface TermFacts extends Span {
  id: string;
  role: RoleId;
  organisationId: string;
  teamId: string | null;
}

/** A team as the rules see it. */
export interface TeamFacts extends Span {
  id: string;
  villageId: string;
  name: string;
}

/** Do two spans share a day? A span without an end goes on. */
export function overlaps(one: Span, other: Span): boolean {
  return (one.to === null || other.from <= one.to) && (other.to === null || one.from <= other.to);
}

/** Does the span contain the day? */
export function covers(span: Span, day: Day): boolean {
  return span.from <= day && (span.to === null || day <= span.to);
}

/** "2025-01-01 至 2026-12-31", "2025-01-01 起" */
export function spanText(span: Span): string {
  return span.to === null ? `${span.from} 起` : `${span.from} 至 ${span.to}`;
}

/** An end before the start is no span. */
export function spanRefusal(span: Span): Refusal | null {
  return span.to !== null && span.to < span.from
    ? refuse('end_before_start', `结束日期 ${span.to} 早于开始日期 ${span.from}，请改为同一天或更晚的日期`, { field: 'to' })
    : null;
}

/** May this term stand beside the other terms of the same person? `team` is the team of the term, `teamName` tells the names of the others. */
export function termRefusal(term: TermFacts, others: TermFacts[], team: TeamFacts | null, teamName: (id: string) => string): Refusal | null {
  const wrongSpan = spanRefusal(term);
  if (wrongSpan) return wrongSpan;
  const outside = team && outsideTeam(term, team);
  if (outside) return outside;
  for (const other of others) {
    if (other.id === term.id || !overlaps(term, other)) continue;
    if (other.role === term.role && other.organisationId === term.organisationId && other.teamId === term.teamId) {
      return refuse('same_role_twice', `这名干部已经担任${nameOfRole(term.role)}（${spanText(other)}），同一角色的时间不能重叠。请先结束原来的任职，或改开始日期`, { field: 'from' });
    }
    if (other.teamId && term.teamId && other.teamId !== term.teamId) {
      return refuse('two_teams', `这名干部在工作队“${teamName(other.teamId)}”任职（${spanText(other)}），时间重叠，一个人同一时间只能在一支工作队。请先结束原来的任职，或用“调到另一支工作队”`, { field: 'from' });
    }
  }
  return null;
}

function outsideTeam(term: TermFacts, team: TeamFacts): Refusal | null {
  if (term.from < team.from) {
    return refuse('before_team', `工作队“${team.name}”${team.from} 才进驻，任职的开始日期不能更早，请改为 ${team.from} 或以后`, { field: 'from' });
  }
  if (team.to !== null && term.from > team.to) {
    return refuse('after_team', `工作队“${team.name}”已于 ${team.to} 撤回，请改选现在的工作队`, { field: 'teamId' });
  }
  if (team.to !== null && (term.to === null || term.to > team.to)) {
    return refuse('after_team', `工作队“${team.name}”${team.to} 撤回，任职的结束日期不能晚于这一天，请填 ${team.to} 或更早`, { field: 'to' });
  }
  return null;
}

/** May this team stand in its village beside the other teams there? */
export function teamRefusal(team: TeamFacts, others: TeamFacts[]): Refusal | null {
  const wrongSpan = spanRefusal(team);
  if (wrongSpan) return refuse(wrongSpan.code, `撤回日期 ${team.to} 早于进驻日期 ${team.from}，请改为同一天或更晚的日期`, { field: 'to' });
  const clash = others.find(other => other.id !== team.id && other.villageId === team.villageId && overlaps(team, other));
  return clash
    ? refuse('second_team', `这个村已有工作队“${clash.name}”（${spanText(clash)}），一个村同一时间只能有一支工作队。请先撤回原工作队，或把进驻日期改到它撤回之后`, { field: 'from' })
    : null;
}
