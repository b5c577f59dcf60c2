import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Invitee, MeetingDetail } from '@village/shared/contract/meeting';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole, nameOfStep } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { meetingConvene } from '@village/shared/rules/meeting-convene';
import { leaveAskedOf, STANDING_NAMES } from '@village/shared/rules/meeting-standing';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { MeetingActService } from './act.service';
import { CandidateService } from './candidate.service';
import { meetingLine } from './line.service';
import { MakeUpService } from './make-up.service';
import { MeetingEntity, MeetingTopicEntity } from './meeting.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingReachService } from './reach.service';
import { HOST, wasThere, type Stood } from './standing.service';

/** A meeting as somebody sees it: who is invited and how each stands, what is to be talked about, what this person may do. */
@Injectable()
export class MeetingDetailService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly candidates: CandidateService,
    private readonly acts: MeetingActService, private readonly reach: MeetingReachService, private readonly makeUps: MakeUpService,
  ) {}

  async of(id: string, who: Who): Promise<MeetingDetail> {
    const meeting = await this.reach.readable(id, who);
    const stood = (await this.makeUps.stood([meeting])).get(id) ?? [];
    const profile = await this.places.profile(meeting.path, meeting.day);
    const names = await this.acts.names(stood.flatMap(each => [each.listed?.recordedBy ?? null, ...each.leaves.map(leave => leave.answeredBy)]));
    const makeUp = (await this.makeUps.of([meeting])).get(id);
    const invitees = (await this.invitees(meeting, stood, profile, names, who)).map((each, at) => ({ ...each, madeUpOn: makeUp?.madeUp.get(stood[at].invitee.who) ?? null }));
    const leave = leaveAskedOf(profile, meeting.kind);
    const own = stood.find(each => each.invitee.personId === who.personId) ?? null;
    const required = stood.filter(each => each.invitee.capacity === 'member');
    const placeName = (await this.places.names([meeting.placeId])).get(meeting.placeId) ?? '';
    return {
      ...meetingLine(meeting, placeName, own?.standing ?? null), host: { personId: meeting.hostId, name: meeting.hostName }, recorder: { personId: meeting.recorderId, name: meeting.recorderName },
      number: numberOf(meeting), owing: makeUp ? makeUp.missed.length - makeUp.madeUp.size : 0, ...await this.making(meeting), invitees, expected: required.length, present: stood.filter(wasThere).length, topics: await this.topics(id),
      acts: (await this.acts.acts(id)).map(({ name, text, byName, at }) => ({ name, text, byName, at })), consent: await this.consent(meeting, profile, who),
      leaveAsks: leave.value.length > 0 ? leave.value.map(party => nameOfRole(party, profile.roles)) : ['主持人'], leaveRoles: leave.value, leaveBecause: leave.because, may: this.may(meeting, own, who),
    };
  }

  private may(meeting: MeetingEntity, own: Stood | null, who: Who): MeetingDetail['may'] {
    const today = this.clock.today();
    const [run, open] = [this.reach.runs(meeting, who), meeting.state === 'planned'];
    return {
      run, list: run && (open || meeting.state === 'held') && meeting.day <= today && meeting.minutes !== 'signed', signIn: own !== null && open && meeting.day === today && !wasThere(own),
      askLeave: own !== null && own.invitee.capacity === 'member' && open && own.leaves.length === 0 && !wasThere(own), propose: (run || own !== null) && (open || meeting.state === 'proposed'),
      write: run && meeting.state === 'held',
    };
  }

  private async invitees(meeting: MeetingEntity, stood: Stood[], profile: Profile, names: Map<string, string>, who: Who): Promise<Omit<Invitee, 'madeUpOn'>[]> {
    const mine = new Set<string>();
    for (const party of new Set(stood.flatMap(each => each.leaves.map(leave => leave.party)))) {
      const acting = party === HOST ? meeting.hostId === who.personId : (await this.candidates.acting(party, meeting, meeting.day)).some(each => each.personId === who.personId);
      if (acting) mine.add(party);
    }
    return stood.map(({ invitee, standing, because, listed, coded, leaves }) => ({
      id: invitee.id, personId: invitee.personId, memberId: invitee.memberId, name: invitee.name, note: invitee.note, as: invitee.capacity, standing, standingName: STANDING_NAMES[standing], because,
      signIn: signInOf(listed, coded, names, invitee.name), reason: listed?.reason ?? '',
      leave: leaves.length === 0 ? null : {
        reason: leaves[0].reason, parties: leaves.map(({ id, party, answer, answeredBy }) => ({
          id, party, partyName: party === HOST ? '主持人' : nameOfRole(party, profile.roles), answer, byName: names.get(answeredBy ?? '') ?? '', mine: mine.has(party) && answer === 'asked',
        })),
      },
    }));
  }

  private async making({ id, makesUpId }: MeetingEntity): Promise<Pick<MeetingDetail, 'makesUp' | 'madeUpBy'>> {
    const missed = makesUpId ? await this.db.of(MeetingEntity).findOneBy({ id: makesUpId }) : null;
    const later = await this.db.of(MeetingEntity).find({ where: { makesUpId: id, state: In(['planned', 'held']) }, order: { day: 'ASC' } });
    const brief = (each: MeetingEntity) => ({ id: each.id, title: each.title || nameOfWord(each.kind), day: each.day });
    return { makesUp: missed && brief(missed), madeUpBy: later.map(brief) };
  }

  private async topics(meetingId: string): Promise<MeetingDetail['topics']> {
    const rows = await this.db.of(MeetingTopicEntity).find({ where: { meetingId }, order: { proposedAt: 'ASC', id: 'ASC' } });
    const names = await this.acts.names(rows.map(row => row.proposedBy));
    return rows.map(({ id, text, proposedBy, proposedAt, state, reason }) => ({ id, text, byName: names.get(proposedBy) ?? '', at: proposedAt, state, reason }));
  }

  private async consent(meeting: MeetingEntity, profile: Profile, who: Who): Promise<MeetingDetail['consent']> {
    if (meeting.state !== 'proposed') return null;
    const { value } = meetingConvene(profile, { meeting: meeting.kind, proposedBy: '', agreedBy: [] });
    if (isRefusal(value)) return null;
    const acting = await this.candidates.acting(value.approvers[0], meeting, meeting.day);
    return { parties: nameOfStep(value.approvers[0], profile.roles), mine: acting.some(each => each.personId === who.personId) };
  }
}

/** "〔2025〕3 号" */
export function numberOf({ number, day }: Pick<MeetingEntity, 'number' | 'day'>): string | null {
  return number === null ? null : `〔${day.slice(0, 4)}〕${number} 号`;
}

function signInOf(listed: Stood['listed'], coded: Stood['coded'], names: Map<string, string>, own: string): Invitee['signIn'] {
  const holding = listed ?? coded;
  if (!holding?.present) return null;
  return { at: coded?.claimedAt ?? holding.claimedAt, mode: coded ? 'code' : 'list', byName: coded ? own : names.get(holding.recordedBy) ?? '' };
}
