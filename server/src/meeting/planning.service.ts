import { Injectable, NotFoundException } from '@nestjs/common';
import type { MeetingPlanning } from '@village/shared/contract/meeting';
import type { PlanningInput } from '@village/shared/contract/meeting.input';
import { meetingKindsAt, type MeetingKind } from '@village/shared/kernel/meeting-kind';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { meetingCadence } from '@village/shared/rules/meeting-cadence';
import { meetingConvene } from '@village/shared/rules/meeting-convene';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { cadenceRow, CandidateService, type Known } from './candidate.service';
import { MakeUpService } from './make-up.service';
import { MeetingEntity } from './meeting.entity';
import { MeetingPlaceService, type Place } from './place.service';

/** What a meeting starts from: who belongs there, who hosts, what is talked about, whether somebody has to agree. */
@Injectable()
export class MeetingPlanningService {
  constructor(private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly candidates: CandidateService, private readonly makeUps: MakeUpService, private readonly db: Db) {}

  async planning({ placeId, kind, day, makesUpId }: PlanningInput, who: Who): Promise<MeetingPlanning | Refusal> {
    const place = await this.places.of(placeId, who, 'meeting.plan', day);
    const profile = await this.places.profile(place.path, day);
    const kinds = kindsOf(place, profile);
    const chosen = kind && kinds.includes(kind) ? kind : kinds[0];
    const { value, because } = meetingCadence(profile, await this.places.calendar(), { meeting: chosen, day });
    const convene = consentOf(profile, chosen, who);
    if (isRefusal(convene)) return convene;
    const row = cadenceRow(profile, chosen);
    const candidates = makesUpId ? await this.owing(makesUpId, place) : await this.candidates.suggested(place, chosen, profile, day);
    return {
      place: { id: place.id, name: place.name, at: place.at, above: null, mayPlan: true }, kinds: kinds.map(each => ({ kind: each, name: nameOfWord(each) })), kind: chosen,
      start: !isRefusal(value) && value.half === 'pm' ? '14:30' : '09:00', hostId: await this.host(place, profile, chosen, candidates, who), candidates: candidates.map(({ role: _, ...each }) => each),
      topics: (row?.contents ?? []).map(nameOfWord), consent: convene.consent, because: isRefusal(value) ? convene.because : [...because, ...convene.because],
    };
  }

  /** Who is asked to a make-up lesson: whoever missed the one it makes up for. */
  private async owing(id: string, place: Place): Promise<Known[]> {
    const missed = await this.db.of(MeetingEntity).findOneBy({ id, placeId: place.id, state: 'held' });
    if (!missed) throw new NotFoundException();
    return (await this.makeUps.owing(missed)).map(({ invitee: { personId, memberId, name, note, capacity } }) => ({ personId, memberId, name, note, as: capacity, role: null }));
  }

  /** The host the document names, else the first who convenes it, else whoever plans it. */
  async host(place: Place, profile: Profile, kind: MeetingKind, candidates: readonly Known[], who: Who): Promise<string | null> {
    const row = cadenceRow(profile, kind);
    for (const step of [row?.host, ...row?.convenedBy ?? []]) {
      const acting = step ? await this.candidates.acting(step, place, this.clock.today()) : [];
      if (acting.length > 0) return acting[0].personId;
    }
    return candidates.some(each => each.personId === who.personId) || candidates.length === 0 ? who.personId : candidates.find(each => each.as === 'member' && each.personId)?.personId ?? who.personId;
  }
}

/** Those the document speaks of come first. */
export function kindsOf(place: Place, profile: Profile): MeetingKind[] {
  const all = meetingKindsAt(place.at);
  const isNamed = (kind: MeetingKind) => cadenceRow(profile, kind) !== null;
  return [...all.filter(isNamed), ...all.filter(kind => !isNamed(kind))];
}

/** Must somebody agree to this meeting first? The refusal where this person is not the one who proposes it. */
export function consentOf(profile: Profile, kind: MeetingKind, who: Who): { consent: string; because: MeetingPlanning['because'] } | Refusal {
  const roles = who.grants.map(grant => grant.role);
  const asked = roles.map(role => meetingConvene(profile, { meeting: kind, proposedBy: role, agreedBy: [] }));
  const first = asked[0];
  if (!first || isRefusal(first.value)) return { consent: '', because: [] };
  const { value } = first;
  const proposing = asked.find((_, index) => isProposer(profile, kind, roles[index]));
  if (!proposing) return { refused: true, code: 'not_proposer', text: `${first.because[0]?.text.replace(/，提议的不是规定的人.*$/, '') ?? ''}，您不能提议召开。请告诉有权提议的人。`, clauses: first.because.flatMap(reason => reason.clauses) };
  return { consent: value.approvers[0] ?? '', because: proposing.because };
}

/** With everybody's consent, is it the proposer that is missing? */
function isProposer(profile: Profile, kind: MeetingKind, role: string): boolean {
  const { value } = meetingConvene(profile, { meeting: kind, proposedBy: role, agreedBy: [] });
  if (isRefusal(value)) return true;
  const { value: agreed } = meetingConvene(profile, { meeting: kind, proposedBy: role, agreedBy: value.approvers });
  return !isRefusal(agreed) && agreed.allowed;
}
