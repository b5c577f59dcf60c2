import { daysBetween } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { covers, halfDaysOf, overlap, type HalfDaySpan } from '../kernel/half-day';
import type { LeaveKind } from '../kernel/leave-kind';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { annualLeavePlan } from './annual-leave-plan';
import { dutyCover } from './duty-cover';
import type { CountedLeave } from './leave-merge';
import { rotationRest } from './rotation-rest';

/** The team of the one who asks, in the days he asks for: how many serve in it, he included, and who of the others is away when. */
export interface TeamAround {
  size: number;
  others: readonly { person: string; kind: LeaveKind | 'other'; span: HalfDaySpan }[];
}

interface AskedInTeam {
  kind: LeaveKind;
  span: HalfDaySpan;
  earlier: readonly CountedLeave[];
  team: TeamAround;
}

interface Judged {
  value: true | Refusal;
  because: Reason[];
}

/** What do the rules of rest and of cover make of this leave beside those of the team? Each is asked only where the document has it. A warning goes on to who decides. */
export function leaveInTeam(profile: Profile, asked: AskedInTeam): Judged {
  const because: Reason[] = [];
  for (const rule of [rotation, bunching, cover]) {
    const judged = rule(profile, asked);
    because.push(...judged.because);
    if (isRefusal(judged.value)) return { value: judged.value, because };
  }
  return { value: true, because };
}

/** A third of a small team is nobody (A39): that goes to who decides, as an exception. */
function rotation(profile: Profile, { kind, span, earlier, team }: AskedInTeam): Judged {
  if (kind !== 'rotation_rest' || !('rest.rotation' in profile.values)) return fine([]);
  const quarter = (day: string) => `${day.slice(0, 4)} ${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const { value, because } = rotationRest(profile, {
    teamSize: team.size, restingTogether: 1 + mostAway(team.others.filter(other => other.kind === 'rotation_rest'), span), calendarDays: daysBetween(span.startDay, span.endDay) + 1,
    restsThisQuarter: earlier.filter(leave => leave.kind === 'rotation_rest' && quarter(leave.span.startDay) === quarter(span.startDay)).length,
  });
  if (isRefusal(value)) return { value, because };
  const exception = value.maxTogether === 0 && value.violated.every(breach => breach === 'rest_over_one_third');
  return verdict(because, !value.allowed, exception, 'rotation_rest_limit', '轮休超过限制');
}

function bunching(profile: Profile, { kind, span, team }: AskedInTeam): Judged {
  if (kind !== 'annual_leave' || !('rest.annual_leave' in profile.values)) return fine([]);
  const others = team.others.filter(other => other.kind === 'annual_leave' && overlap(other.span, span));
  const { value, because } = annualLeavePlan(profile, {
    teamSize: team.size,
    plan: [{ start: span.startDay, end: span.endDay, people: [''] }, ...others.map(({ person, span: { startDay, endDay } }) => ({ start: startDay, end: endDay, people: [person] }))],
  });
  if (isRefusal(value)) return { value, because };
  return verdict(because, !value.allowed, value.soft || team.size === 1, 'annual_leave_bunching', '年休假没有错开');
}

/** Sick people are not kept; who is alone in his team can never leave somebody behind: both go to who decides. */
function cover(profile: Profile, { kind, span, team }: AskedInTeam): Judged {
  if (!('roster.cover' in profile.values)) return fine([]);
  const people = Array.from({ length: team.size }, (_, index) => String(index));
  const { value, because } = dutyCover(profile, { team: people, away: people.slice(0, 1 + mostAway(team.others, span)) });
  if (isRefusal(value)) return { value, because };
  return verdict(because, !value.covered, kind === 'sick' || team.size === 1, 'team_empty', '您离开后村里没有人值守');
}

/** How many of the others are away in the same half day of the stretch, at most? */
function mostAway(others: TeamAround['others'], span: HalfDaySpan): number {
  return Math.max(0, ...halfDaysOf(span).map(({ day, half }) => new Set(others.filter(other => covers(other.span, day, half)).map(other => other.person)).size));
}

function verdict(because: Reason[], broken: boolean, open: boolean, code: string, title: string): Judged {
  if (!broken) return fine(because);
  const text = because.map(reason => reason.text).join('；');
  if (open) return { value: true, because: because.map((reason, index) => (index === because.length - 1 ? { ...reason, warning: true as const } : reason)) };
  return { value: refuse(code, `${title}：${text}。请改时间，或先和队里商量。`, { clauses: because.flatMap(reason => reason.clauses), field: 'startDay' }), because };
}

function fine(because: Reason[]): Judged {
  return { value: true, because };
}
