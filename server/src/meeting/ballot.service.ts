import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import { BALLOT_OPTIONS, type Ballot, type BallotOption, type Ballots } from '@village/shared/contract/ballot';
import type { BallotIdInput, BallotsInput, CloseBallotInput, OpenBallotInput, VoteInput } from '@village/shared/contract/ballot.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { meetingQuorum } from '@village/shared/rules/meeting-quorum';
import { meetingVote, VOTE_FORMS } from '@village/shared/rules/meeting-vote';
import { FEWEST_SHOWN } from '@village/shared/rules/secret-vote';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { MeetingInviteeEntity, type MeetingEntity } from './meeting.entity';
import { MeetingBallotCountEntity, MeetingBallotEntity, MeetingBallotTurnEntity } from './minutes.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingReachService } from './reach.service';
import { MeetingStandingService, wasThere } from './standing.service';

/**
 * Votes: one each, and where they are secret nothing connects a vote with a person. A vote is a number counted up; that somebody has voted is a one-way
 * token in another table, without time and without order; the key of the tokens is erased with the last vote. Nothing of it goes into the journal.
 */
@Injectable()
export class BallotService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly reach: MeetingReachService, private readonly standings: MeetingStandingService,
  ) {}

  async list({ id }: BallotsInput, who: Who): Promise<Ballots> {
    return this.reply(await this.reach.readable(id, who), who);
  }

  async open({ id, matter, weight, form }: OpenBallotInput, who: Who): Promise<Ballots | Refusal> {
    const meeting = await this.reach.run(id, who);
    if (isRefusal(meeting)) return meeting;
    if ((meeting.state !== 'planned' && meeting.state !== 'held') || meeting.day > this.clock.today() || meeting.minutes === 'signed') return refuse('not_held', '会还没有开、已经取消，或者记录已经签字，不能表决。');
    const stood = ((await this.standings.of([meeting])).get(id) ?? []).filter(each => each.invitee.capacity === 'member');
    const voters = stood.filter(wasThere).map(each => each.invitee.id);
    if (voters.length === 0) return refuse('nobody_there', '还没有人签到。请先签到或核对到会名单，再表决。');
    const profile = await this.places.profile(meeting.path, meeting.day);
    const { value: quorum, because } = meetingQuorum(profile, { meeting: meeting.kind, members: stood.length, present: voters.length, matter: weight });
    if (!isRefusal(quorum) && !quorum.allowed) {
      return refuse('no_quorum', `${because[0]?.text ?? ''}。${quorum.referTo ? `请把这件事提交${nameOfWord(quorum.referTo)}。` : '请等人到齐后再表决，或另定时间。'}`, { clauses: because.flatMap(each => each.clauses) });
    }
    const known = meetingVote(profile, { form, voters: voters.length, cast: 0, inFavour: 0 }).value;
    if (isRefusal(known)) return known;
    const row: MeetingBallotEntity = {
      id: newId(), meetingId: id, matter: matter.trim(), weight, form, voterIds: voters, state: 'open', tokenKey: form === 'secret' ? randomBytes(32).toString('base64url') : null, polled: 0, result: null,
      because: isRefusal(quorum) ? [] : because, counter: '', openedBy: who.personId, openedAt: this.clock.now(), closedAt: null,
    };
    await this.db.of(MeetingBallotEntity).insert(row);
    for (const option of BALLOT_OPTIONS) await this.db.of(MeetingBallotCountEntity).insert({ id: newId(), ballotId: row.id, option, votes: 0 });
    return this.reply(meeting, who);
  }

  async vote({ id, option }: VoteInput, who: Who): Promise<Ballots | Refusal> {
    const ballot = await this.db.of(MeetingBallotEntity).findOneBy({ id });
    if (!ballot) throw new NotFoundException();
    const meeting = await this.reach.readable(ballot.meetingId, who);
    const own = await this.voterOf(ballot, who);
    if (!own || ballot.form !== 'secret') return refuse('not_voter', ballot.form === 'secret' ? '开始表决时您不在到会、有表决权的人里，不能投这一票。' : '这次不在手机上投票，请当场表决。');
    // Whoever closes it waits for this row, or this vote finds it closed.
    const { affected } = await this.db.of(MeetingBallotEntity).update({ id, state: 'open' }, { polled: () => 'polled + 1' });
    if (affected !== 1 || ballot.tokenKey === null) return refuse('ballot_closed', '这次表决已经结束。');
    try {
      // Neither time nor order: a random id, not one that sorts by time.
      await this.db.of(MeetingBallotTurnEntity).insert({ id: randomUUID(), ballotId: id, token: tokenOf(ballot.tokenKey, own) });
    } catch (error) {
      if (isDuplicate(error)) return refuse('already_voted', '您已经投过票了，一人一票。');
      throw error;
    }
    await this.db.of(MeetingBallotCountEntity).update({ ballotId: id, option }, { votes: () => 'votes + 1' });
    return this.reply(meeting, who);
  }

  /** Shows the result; hands and voices are counted by people, slips of paper are added to the votes of the phones. */
  async close(input: CloseBallotInput, who: Who): Promise<Ballots | Refusal> {
    const found = await this.running(input.id, who);
    if (isRefusal(found)) return found;
    const profile = await this.places.profile(found.meeting.path, found.meeting.day);
    // A transaction of its own that begins with the closing: it waits for the votes that are under way, and then sees all of them.
    const counted = await this.db.transaction(() => this.count(found.ballot, input, profile));
    return isRefusal(counted) ? counted : this.reply(found.meeting, who);
  }

  private async count({ id, form, voterIds, because: before }: MeetingBallotEntity, { inFavour = 0, against = 0, abstained = 0, counter = '' }: CloseBallotInput, profile: Profile): Promise<Refusal | void> {
    // The key goes with it: from here on no vote comes in, and no token can be made again.
    const { affected } = await this.db.of(MeetingBallotEntity).update({ id, state: 'open' }, { state: 'closed', tokenKey: null, closedAt: this.clock.now(), counter: counter.trim() });
    if (affected !== 1) return refuse('ballot_closed', '这次表决已经结束。');
    const rows = await this.db.of(MeetingBallotCountEntity).findBy({ ballotId: id });
    const added: Record<BallotOption, number> = { for: inFavour, against, abstain: abstained };
    const counts = Object.fromEntries(BALLOT_OPTIONS.map(option => [option, (rows.find(row => row.option === option)?.votes ?? 0) + added[option]])) as Record<BallotOption, number>;
    const cast = BALLOT_OPTIONS.reduce((sum, option) => sum + counts[option], 0);
    if (cast === 0) return refuse('nobody_voted', form === 'secret' ? '还没有人投票。不表决了的，请作废这次表决。' : '请填写数出来的票数。', { field: 'inFavour' });
    const { value, because } = meetingVote(profile, { form, voters: voterIds.length, cast, inFavour: counts.for });
    if (isRefusal(value)) return value;
    const shown = form !== 'secret' || cast >= FEWEST_SHOWN;
    await this.db.of(MeetingBallotEntity).update({ id }, { polled: cast, result: { carried: value.carried, counts: shown ? counts : null }, because: [...before, ...because] });
    await this.db.of(MeetingBallotCountEntity).delete({ ballotId: id });
  }

  async withdraw({ id }: BallotIdInput, who: Who): Promise<Ballots | Refusal> {
    const found = await this.running(id, who);
    if (isRefusal(found)) return found;
    const { affected } = await this.db.of(MeetingBallotEntity).update({ id, state: 'open' }, { state: 'withdrawn', tokenKey: null, closedAt: this.clock.now() });
    if (affected !== 1) return refuse('ballot_closed', '这次表决已经结束，不能作废。');
    await this.db.of(MeetingBallotCountEntity).delete({ ballotId: id });
    return this.reply(found.meeting, who);
  }

  private async running(id: string, who: Who): Promise<{ ballot: MeetingBallotEntity; meeting: MeetingEntity } | Refusal> {
    const ballot = await this.db.of(MeetingBallotEntity).findOneBy({ id });
    if (!ballot) throw new NotFoundException();
    const meeting = await this.reach.run(ballot.meetingId, who);
    return isRefusal(meeting) ? meeting : { ballot, meeting };
  }

  private async voterOf(ballot: MeetingBallotEntity, who: Who): Promise<string | null> {
    const own = await this.db.of(MeetingInviteeEntity).findOneBy({ meetingId: ballot.meetingId, personId: who.personId });
    return own && ballot.voterIds.includes(own.id) ? own.id : null;
  }

  private async reply(meeting: MeetingEntity, who: Who): Promise<Ballots> {
    const rows = await this.db.of(MeetingBallotEntity).find({ where: { meetingId: meeting.id, state: In(['open', 'closed']) }, order: { openedAt: 'ASC', id: 'ASC' } });
    const runs = this.reach.runs(meeting, who);
    const own = await this.db.of(MeetingInviteeEntity).findOneBy({ meetingId: meeting.id, personId: who.personId });
    const profile = await this.places.profile(meeting.path, meeting.day);
    const stood = (await this.standings.of([meeting])).get(meeting.id) ?? [];
    const ballots: Ballot[] = [];
    for (const row of rows) {
      const { id, matter, weight, form, voterIds, polled, openedAt, closedAt, result, because, state, tokenKey } = row;
      const mayVote = state === 'open' && tokenKey !== null && own !== null && voterIds.includes(own.id) && !(await this.db.of(MeetingBallotTurnEntity).existsBy({ ballotId: id, token: tokenOf(tokenKey, own.id) }));
      ballots.push({ id, matter, weight, form, voters: voterIds.length, cast: polled, openedAt, closedAt, result, because, may: { vote: mayVote, close: state === 'open' && runs } });
    }
    return {
      meetingId: meeting.id, ballots, forms: VOTE_FORMS.filter(form => !isRefusal(meetingVote(profile, { form, voters: 0, cast: 0, inFavour: 0 }).value)), voters: stood.filter(each => each.invitee.capacity === 'member' && wasThere(each)).length,
      mayOpen: runs && (meeting.state === 'planned' || meeting.state === 'held') && meeting.day <= this.clock.today() && meeting.minutes !== 'signed',
    };
  }
}

/** One way: without the key nobody finds out whose it is, however few there are. */
function tokenOf(key: string, inviteeId: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(inviteeId).digest('base64url');
}
