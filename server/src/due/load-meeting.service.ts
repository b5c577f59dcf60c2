import { Injectable } from '@nestjs/common';
import { dayOf } from '@village/shared/kernel/day';
import type { Dated, DueFacts } from '@village/shared/rules/due-facts';
import { BookCheckService } from '../meeting/book-check.service';
import { EntryHeldService } from '../meeting/entry-held.service';
import { MeetingOwedService } from '../meeting/owed.service';
import { MeetingService } from '../meeting/meeting.service';
import { PartyService } from '../meeting/party.service';
import { HolderService } from '../organisation/holder.service';
import type { DueLoader } from './loader';
import { firstOfEach, owning, placeIdOf, rootsOf, type DueScope, type Subject } from './subject';

const THERE: readonly string[] = ['present', 'late'];
const EXCUSED: readonly string[] = ['on_leave', 'stayed_away'];

type Meeting = NonNullable<DueFacts['meetings']>[number];

/** Meetings that were held, what was decided, to what people were invited and what happened where they have to be, what the branch keeps. */
@Injectable()
export class LoadMeetingService implements DueLoader {
  constructor(
    private readonly meetings: MeetingService, private readonly owed: MeetingOwedService, private readonly entries: EntryHeldService, private readonly books: BookCheckService,
    private readonly parties: PartyService, private readonly holders: HolderService,
  ) {}

  async load(scope: DueScope): Promise<(subject: Subject) => DueFacts> {
    const { since, until, subjects } = scope;
    const people = [...new Set(owning(scope, 'person').map(({ id }) => id))];
    const held = (await this.meetings.heldIn({ paths: rootsOf(subjects.filter(({ owner }) => owner !== 'unit' && owner !== 'person')) }, since, until)).filter(meeting => meeting.held && !meeting.makesUp);
    const decided = await this.owed.decisionsOf(people, since);
    const invited = await this.invited(scope, people);
    const members = await this.parties.membershipOf(people);
    const villages = [...new Set(subjects.flatMap(({ team, owner, id }) => team?.villageId ?? (owner === 'village' ? id : [])))];
    const checks = owning(scope, 'person').some(({ team }) => team === null) ? await this.books.days(villages, since, until) : [];
    const happenings = await this.happenings(scope, people);
    const ofHimself = await this.ofHimself(scope);
    const first = firstOfEach(scope);
    /** In his team, or above it: of several teams that one matter stands with the first. */
    const isHis = (path: string, subject: Subject) => subject.team === null || path.startsWith(subject.team.path) || (subject.team.path.startsWith(path) && first.has(subject));
    return subject => {
      const { owner, id, team } = subject;
      const own = held.filter(meeting => (owner === 'team' ? meeting.teamId === id || (meeting.placeId === team?.villageId && meeting.teamId === null) : meeting.placeId === id)).map(({ kind, day, noted }): Meeting => ({ meeting: kind, on: day, notes: noted }));
      if (owner === 'county') return { meetings: own, trainings: { held: held.filter(({ placeId }) => placeId === id).map(({ kind, day }) => ({ training: kind, on: day })) } };
      if (owner !== 'person') return owner === 'unit' ? {} : { meetings: own };
      const member = members.find(each => each.personId === id && (each.to === null || each.to >= scope.from));
      return {
        dated: [
          ...invited.filter(each => each.about.personId === id && isHis(each.path, subject)),
          ...decided.filter(each => each.ownerId === id && isHis(each.path, subject)).map((each): Dated => ({ source: 'decision', id: each.id, title: each.text, said: `${each.origin} 定的`, from: each.day, due: each.due, doneOn: each.doneOn, about: { decision: each.id } })),
        ],
        meetings: ofHimself(subject), happenings: happenings(subject),
        ...(member && team ? { also: ['party_member'], reports: member.reports.map(({ period, at }) => ({ report: 'half_year_written_report', period, to: 'dispatching_unit_party', on: dayOf(at) })) } : {}),
        ...(team === null ? { inspections: { branch_books: checks.filter(each => each.checkedBy === id).map(({ day, books }) => ({ on: day, books })) } } : {}),
      };
    };
  }

  /** Meetings people were invited to. Who was excused owes nothing; who made up for one he missed did it late. */
  private async invited({ from, to }: DueScope, people: readonly string[]): Promise<(Dated & { path: string })[]> {
    const invited = (await this.meetings.invitedTo(people, from, to)).filter(({ standing }) => !EXCUSED.includes(standing));
    return invited.map(({ personId, meetingId, title, day, path, standing, madeUpOn }) => ({
      source: 'invitation', id: meetingId, title, said: `${day} 的会议，请您参加`, from: day, due: day, doneOn: THERE.includes(standing) ? day : madeUpOn, about: { personId, meeting: meetingId }, path,
    }));
  }

  /** What happened in the villages of people with a team or a post; of a village that another leads in that post they are not asked. */
  private async happenings(scope: DueScope, people: readonly string[]): Promise<(subject: Subject) => NonNullable<DueFacts['happenings']>> {
    const persons = owning(scope, 'person');
    const found = await this.owed.happenings(rootsOf(persons), people, scope.from, scope.to < scope.today ? scope.to : scope.today);
    if (found.length === 0) return () => [];
    const left = new Map<Subject, ReadonlySet<string>>();
    for (const subject of persons.filter(({ team }) => team === null)) {
      const organisationId = placeIdOf(subject);
      const villages: string[] = [];
      for (const role of subject.roles) villages.push(...await this.holders.leftToOthers({ role, organisationId }, subject.id, scope.to));
      left.set(subject, new Set(villages));
    }
    const isNear = ({ path, teamId }: (typeof found)[number], subject: Subject) => (subject.team
      ? teamId === subject.team.id || (teamId === null && path === subject.path) : path.startsWith(subject.path) && !left.get(subject)!.has(placeIdOf({ path })));
    return subject => found.filter(each => isNear(each, subject)).map(({ id, event, text, on, attended }) => ({ id, event, text, on, attended: attended.has(subject.id) }));
  }

  /** What somebody holds himself: talks with village cadres, of those who have no team; what he studied by himself. */
  private async ofHimself(scope: DueScope): Promise<(subject: Subject) => Meeting[]> {
    const days = { from: scope.since, to: scope.until };
    const persons = owning(scope, 'person');
    const ids = [...new Set(persons.map(({ id }) => id))];
    const entries = ids.length ? await this.entries.of({ personIds: ids }, days, ['study', 'talk']) : [];
    const talks = await this.owed.talksOf([...new Set(persons.filter(({ team }) => team === null).map(({ id }) => id))], scope.since, scope.until);
    const own = new Map<string, Meeting[]>();
    // A talk that was both convened and noted down is one.
    const know = (personId: string, { meeting, on }: Meeting) => { if (!own.get(personId)?.some(each => each.meeting === meeting && each.on === on)) own.set(personId, [...own.get(personId) ?? [], { meeting, on }]); };
    for (const { personId, meeting, on } of entries) know(personId, { meeting, on });
    for (const { personId, on } of talks) know(personId, { meeting: 'talk_with_village_cadres', on });
    return ({ id }) => own.get(id) ?? [];
  }
}
