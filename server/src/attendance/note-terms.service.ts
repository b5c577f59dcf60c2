import { Injectable } from '@nestjs/common';
import type { NotePlace, NoteTerms } from '@village/shared/contract/week';
import { dayText, type Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, type RoleId } from '@village/shared/kernel/role';
import { absenceNoteTerms, type AbsenceNoteTerms } from '@village/shared/rules/absence-note';
import { actsAs } from '../approval/approval.service';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { SubjectService, type Subject } from './subject.service';
import type { AbsenceNoteEntity } from './week.entity';

/** A person about whom something is said, with what the regulation calls the roles. */
export interface NoteSubject extends Subject {
  roles: Record<string, string>;
}

type Known = AbsenceNoteTerms & { because: Reason[] };

/** To whom something is said by the regulation of a place, who may write it down, and who confirms it. */
@Injectable()
export class NoteTermsService {
  constructor(
    private readonly clock: Clock, private readonly subjects: SubjectService, private readonly policies: PolicyService, private readonly teams: TeamService,
    private readonly holders: HolderService, private readonly notices: NoticeService,
  ) {}

  async subject(personId: string, day: Day): Promise<NoteSubject | null> {
    const found = await this.subjects.of(personId, day);
    const profile = found && await this.policies.activeFor(found.path, day);
    return found && { ...found, roles: profile && !isRefusal(profile) ? profile.roles : {} };
  }

  async of({ path }: Subject, day: Day): Promise<Known | null | Refusal> {
    const profile = await this.policies.activeFor(path, day);
    if (isRefusal(profile)) return profile;
    const { value, because } = absenceNoteTerms(profile);
    return value === null || isRefusal(value) ? value : { ...value, because };
  }

  /** As the page shows them. */
  async shown(subject: NoteSubject, day: Day): Promise<NoteTerms | null> {
    const known = await this.of(subject, day);
    if (!known || isRefusal(known)) return null;
    const called = (party: string) => nameOfRole(party, subject.roles);
    return { told: known.told.map(party => ({ party, name: called(party) })), confirmedBy: known.confirmedBy.map(called).join('或'), because: known.because };
  }

  /** A colleague of the team, or somebody of the village. */
  mayWriteFor({ path, teamId }: Subject, who: Who): boolean {
    return who.grants.some(grant => teamId !== null && grant.teamId === teamId) || inScope(scopeOf(who, 'attendance.note'), path, teamId);
  }

  /** The teams for whose people this person may write something down. */
  async places(who: Who): Promise<NotePlace[]> {
    const day = this.clock.today();
    const { paths } = scopeOf(who, 'attendance.note');
    const own = who.grants.map(grant => grant.teamId).filter(id => id !== null);
    const teams = await this.teams.teamsIn({ paths, teams: own }, day);
    const members = await this.teams.membersOf(teams.map(team => team.id), day, day);
    const found: NotePlace[] = [];
    for (const team of teams) {
      const people = members.filter(member => member.personId !== who.personId && member.terms.some(term => term.teamId === team.id));
      const subject = people.length > 0 ? await this.subject(people[0].personId, day) : null;
      const terms = subject && await this.shown(subject, day);
      if (terms) found.push({ teamId: team.id, villageName: team.villageName, people: people.map(({ personId, name }) => ({ id: personId, name })), terms });
    }
    return found;
  }

  /** As what this person confirms, or why he does not. */
  async confirmerOf(subject: Subject, { personId, day }: Pick<AbsenceNoteEntity, 'personId' | 'day'>, who: Who): Promise<RoleId | Refusal> {
    const known = await this.of(subject, day);
    if (isRefusal(known)) return known;
    const named = known?.confirmedBy ?? [];
    if (named.length === 0) return refuse('no_confirmation', '按本地制度，说明了就记下，不用确认。');
    const as = personId === who.personId ? null : named.map(role => actsAs(who.grants, role, { path: subject.path, teamId: subject.teamId })).find(role => role !== null);
    return as ?? refuse('not_confirmer', `由${named.map(role => nameOfRole(role)).join('或')}确认，不能确认自己的。`);
  }

  /** Those who confirm are told. */
  async ask(row: AbsenceNoteEntity, subject: NoteSubject, { confirmedBy }: Known): Promise<void> {
    if (confirmedBy.length === 0) return;
    const people = await this.holders.holders(confirmedBy.join('|'), { path: subject.path, teamId: subject.teamId }, this.clock.today());
    await this.notices.tell({
      personIds: people.map(each => each.personId).filter(id => id !== row.personId), subjectId: row.id, once: 'asked', text: `${subject.name} ${dayText(row.day)}不能签到，已说明情况，请确认。`, page: `/pages/attendance/notes/index?id=${row.id}`,
    });
  }

  async answered(row: AbsenceNoteEntity, by: string): Promise<void> {
    await this.notices.settle(row.id, 'asked');
    const text = row.state === 'confirmed' ? `您${dayText(row.day)}说明的情况，${by}已确认。` : `您${dayText(row.day)}说明的情况，${by}没有认可：${row.decideReason}`;
    await this.notices.tell({ personIds: [row.personId], subjectId: row.id, once: 'answered', text, page: `/pages/attendance/week/index?weekOf=${row.day}` });
  }
}
