import { Injectable } from '@nestjs/common';
import { dayOf } from '@village/shared/kernel/day';
import type { Dated, DueFacts } from '@village/shared/rules/due-facts';
import { BookCheckService } from '../meeting/book-check.service';
import { VillageEventService } from '../meeting/event.service';
import { MeetingService } from '../meeting/meeting.service';
import { PartyService } from '../meeting/party.service';
import type { DueLoader } from './loader';
import { owning, type DueScope, type Subject } from './subject';

/** Happenings in the village are looked into one by one: only for somebody's own list. */
const FEW_VILLAGES = 5;
const THERE: readonly string[] = ['present', 'late'];
const EXCUSED: readonly string[] = ['on_leave', 'stayed_away'];

/** Meetings that were held, what was decided and is open, to what people were invited, what the branch keeps. */
@Injectable()
export class LoadMeetingService implements DueLoader {
  constructor(private readonly meetings: MeetingService, private readonly events: VillageEventService, private readonly books: BookCheckService, private readonly parties: PartyService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => DueFacts> {
    const { since, until, subjects } = scope;
    const people = [...new Set(owning(scope, 'person').map(({ id }) => id))];
    const held = (await this.meetings.heldIn({ paths: rootsOf(subjects) }, since, until)).filter(meeting => meeting.held);
    const decided = await this.meetings.openDecisionsOf(people);
    const dated = await this.asked(scope, people);
    const members = await this.parties.membershipOf(people);
    const villages = [...new Set(subjects.flatMap(({ team, owner, id }) => team?.villageId ?? (owner === 'village' ? id : [])))];
    const checks = owning(scope, 'person').some(({ team }) => team === null) ? await this.books.days(villages, since, until) : [];
    const firstTeams = new Map(owning(scope, 'person').toReversed().map(({ id, team }) => [id, team?.id]));
    /** In his team, or above it: of several teams that one matter stands with the first. */
    const isHis = (path: string, { id, team }: Subject) => team === null || path.startsWith(team.path) || (team.path.startsWith(path) && firstTeams.get(id) === team.id);
    return subject => {
      const { owner, id, team } = subject;
      const own = held.filter(meeting => (owner === 'team' ? meeting.teamId === id || (meeting.placeId === team?.villageId && meeting.teamId === null) : meeting.placeId === id)).map(({ kind, day, noted }) => ({ meeting: kind, on: day, notes: noted }));
      if (owner === 'county') return { meetings: own, trainings: { held: held.filter(({ placeId }) => placeId === id).map(({ kind, day }) => ({ training: kind, on: day })) } };
      if (owner !== 'person') return owner === 'unit' ? {} : { meetings: own };
      const member = members.find(each => each.personId === id && (each.to === null || each.to >= scope.from));
      return {
        dated: [
          ...dated.filter(each => each.about.personId === id && isHis(each.path, subject)),
          ...decided.filter(each => each.ownerId === id && isHis(each.path, subject)).map((each): Dated => ({ source: 'decision', id: each.id, title: each.text, said: `${each.origin} 定的`, from: each.day, due: each.due, doneOn: null, about: { decision: each.id } })),
        ],
        ...(member && team ? { also: ['party_member'], reports: member.reports.map(({ period, at }) => ({ report: 'half_year_written_report', period, to: 'dispatching_unit_party', on: dayOf(at) })) } : {}),
        ...(team === null ? { inspections: { branch_books: checks.filter(each => each.checkedBy === id).map(({ day, books }) => ({ on: day, books })) } } : {}),
      };
    };
  }

  /** Meetings people were invited to, and what happened in the village at which they have to be. Who was excused owes nothing. */
  private async asked({ subjects, from, to, today }: DueScope, people: readonly string[]): Promise<(Dated & { path: string })[]> {
    const invited = (await this.meetings.invitedTo(people, from, to)).filter(({ standing }) => !EXCUSED.includes(standing));
    const teams = [...new Map(subjects.flatMap(({ team }) => (team ? [[team.villageId, team.path] as const] : [])))];
    const events = teams.length > 0 && teams.length <= FEW_VILLAGES ? await this.events.expectedOf(people, teams.map(([villageId]) => villageId), from, to < today ? to : today) : [];
    return [
      ...invited.map(({ personId, meetingId, title, day, path, standing }) => ({ source: 'invitation' as const, id: meetingId, title, said: `${day} 的会议，请您参加`, from: day, due: day, doneOn: THERE.includes(standing) ? day : null, about: { personId, meeting: meetingId }, path })),
      ...events.map(({ personId, eventId, villageId, text, day, attended }) => ({ source: 'invitation' as const, id: eventId, title: text, said: `${day} 村里的事，应当到场`, from: day, due: day, doneOn: attended ? day : null, about: { personId, event: eventId }, path: new Map(teams).get(villageId)! })),
    ];
  }
}

/** The paths below which everything lies; none within another. */
function rootsOf(subjects: readonly Subject[]): string[] {
  const paths = [...new Set(subjects.filter(({ owner }) => owner !== 'unit' && owner !== 'person').map(({ path }) => path))].sort();
  return paths.filter(path => !paths.some(other => other !== path && path.startsWith(other)));
}
