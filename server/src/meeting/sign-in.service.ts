import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { MeetingCode, MeetingDetail, MeetingLine } from '@village/shared/contract/meeting';
import type { ListInput, MeetingIdInput, SignInMeetingInput } from '@village/shared/contract/meeting.input';
import { dayOf, dayText, type Instant } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { MeetingPresenceService } from '../attendance/meeting-presence.service';
import { Db } from '../common/db';
import { squaresOf } from '../common/qr';
import { newId } from '../common/id';
import type { Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import type { Who } from '../common/who';
import { scannedOf, secondsLeft, seenAt, shortOf, slotAt, textOf } from './code';
import { MeetingDetailService } from './detail.service';
import { MeetingLineService } from './line.service';
import { MeetingEntity, MeetingInviteeEntity, MeetingPresenceEntity } from './meeting.entity';
import { MeetingReachService } from './reach.service';

/** Who is there: each by the code on the host's screen, or all by the host's list. Nobody signs in for another. */
@Injectable()
export class MeetingSignInService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, @Inject(SETTINGS) private readonly settings: Pick<Settings, 'qrKey'>, private readonly reach: MeetingReachService,
    private readonly lines: MeetingLineService, private readonly details: MeetingDetailService, private readonly presences: MeetingPresenceService,
  ) {}

  async code({ id }: MeetingIdInput, who: Who): Promise<MeetingCode | Refusal> {
    const meeting = await this.reach.run(id, who);
    if (isRefusal(meeting)) return meeting;
    if (meeting.state !== 'planned' || meeting.day !== this.clock.today()) return refuse('not_today', '签到码只在开会当天、散会以前显示。');
    const now = this.clock.now();
    const short = shortOf(this.settings.qrKey, id, slotAt(now));
    const { present, expected } = await this.details.of(id, who);
    return { short, squares: squaresOf(textOf(id, short)), seconds: secondsLeft(now), present, expected };
  }

  async signIn({ id, code, claimedAt }: SignInMeetingInput, who: Who): Promise<MeetingLine | Refusal> {
    const scanned = scannedOf(code);
    const meetingId = scanned?.meetingId ?? id ?? await this.today(who, scanned?.short ?? '', claimedAt);
    if (!scanned || !meetingId) return refuse('code_unknown', '这不是会议签到码。请扫主持人屏幕上的码，或输入码下面的 6 位字符；也可以请主持人在名单里确认。', { field: 'code' });
    const meeting = await this.db.of(MeetingEntity).findOneBy({ id: meetingId });
    const invitee = meeting && await this.db.of(MeetingInviteeEntity).findOneBy({ meetingId, personId: who.personId });
    if (!meeting || !invitee) return refuse('not_invited', '您不在这次会议的名单里，请主持人先把您加进去。');
    // A clock that runs ahead is not believed: what comes at once is measured by ours.
    const now = this.clock.now();
    const at = seenAt(this.settings.qrKey, meetingId, scanned.short, claimedAt <= now ? [claimedAt, now] : [now]);
    if (!at) return refuse('code_expired', '这个码已经过了时间，屏幕上的码每分钟换一次，请重新扫。', { field: 'code' });
    if (dayOf(at) !== meeting.day) return refuse('not_today', `会议在 ${dayText(meeting.day)}，不能在别的日子签到。`);
    if (meeting.state === 'called_off' || meeting.state === 'declined') return refuse('meeting_over', '这次会议已经取消，不用签到。');
    const before = await this.db.of(MeetingPresenceEntity).existsBy({ inviteeId: invitee.id, mode: 'code' });
    if (!before) {
      await this.put(meeting, { inviteeId: invitee.id, mode: 'code', present: true, reason: '', askedFrom: [] }, at, who);
      await this.presences.signedIn({ meetingId, name: meeting.title || nameOfWord(meeting.kind), path: meeting.path, day: meeting.day, personId: who.personId, claimedAt: at });
    }
    return (await this.lines.lines([meeting], who))[0];
  }

  /** The host's list: the latest word on each line holds, and it says why where it differs from a sign-in. */
  async confirmList({ id, lines, claimedAt }: ListInput, who: Who): Promise<MeetingDetail | Refusal> {
    const meeting = await this.reach.run(id, who);
    if (isRefusal(meeting)) return meeting;
    if (meeting.day > this.clock.today()) return refuse('day_in_future', `会定在 ${dayText(meeting.day)}，开会那天再核对名单。`);
    if (meeting.state !== 'planned' && meeting.state !== 'held') return refuse('meeting_over', '这次会议没有召开，不用核对名单。');
    if (meeting.minutes === 'signed') return refuse('minutes_signed', '会议记录主持人已经签字，名单不能再改。要更正的，请另写一稿记录。');
    const invitees = await this.db.of(MeetingInviteeEntity).findBy({ meetingId: id, id: In(lines.map(line => line.inviteeId)) });
    if (invitees.length < new Set(lines.map(line => line.inviteeId)).size) return refuse('invitee_gone', '名单里有人已经去掉了，请刷新后再核对。');
    const signed = new Set((await this.db.of(MeetingPresenceEntity).findBy({ meetingId: id, mode: 'code' })).map(row => row.inviteeId));
    const unexplained = lines.find(line => !line.present && signed.has(line.inviteeId) && line.reason.trim() === '');
    if (unexplained) return refuse('reason_missing', `${invitees.find(each => each.id === unexplained.inviteeId)?.name ?? ''}本人签过到，记成没有到会要写原因。`, { field: 'lines' });
    for (const { inviteeId, present, reason, askedFrom } of lines) await this.put(meeting, { inviteeId, mode: 'list', present, reason: reason.trim(), askedFrom }, claimedAt, who);
    return this.details.of(id, who);
  }

  private async put(meeting: MeetingEntity, row: Pick<MeetingPresenceEntity, 'inviteeId' | 'mode' | 'present' | 'reason' | 'askedFrom'>, claimedAt: Instant, who: Who): Promise<void> {
    await this.db.of(MeetingPresenceEntity).insert({ id: newId(), meetingId: meeting.id, ...row, claimedAt, receivedAt: this.clock.now(), recordedBy: who.personId });
  }

  /** Which of his meetings of that day shows this code? What was typed does not say. */
  private async today(who: Who, short: string, claimedAt: Instant): Promise<string | null> {
    const own = short ? await this.db.of(MeetingInviteeEntity).findBy({ personId: who.personId, day: In([...new Set([this.clock.today(), dayOf(claimedAt)])]) }) : [];
    return own.find(each => seenAt(this.settings.qrKey, each.meetingId, short, [this.clock.now(), claimedAt]) !== null)?.meetingId ?? null;
  }
}
