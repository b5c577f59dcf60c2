import { Injectable } from '@nestjs/common';
import type { MeetingDetail } from '@village/shared/contract/meeting';
import type { ConsentInput } from '@village/shared/contract/meeting.input';
import { clockText, dayText } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfStep } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import { meetingConvene } from '@village/shared/rules/meeting-convene';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { MeetingActService } from './act.service';
import { CandidateService } from './candidate.service';
import { MeetingDetailService } from './detail.service';
import { InviteService } from './invite.service';
import { MeetingEntity } from './meeting.entity';
import { MeetingPlaceService } from './place.service';
import { MeetingReachService } from './reach.service';

/** An extra meeting waits for whoever the document says has to agree. */
@Injectable()
export class MeetingConsentService {
  constructor(
    private readonly db: Db, private readonly places: MeetingPlaceService, private readonly candidates: CandidateService, private readonly acts: MeetingActService,
    private readonly reach: MeetingReachService, private readonly invites: InviteService, private readonly details: MeetingDetailService,
  ) {}

  detail(id: string, who: Who): Promise<MeetingDetail> {
    return this.details.of(id, who);
  }

  async ask(meeting: MeetingEntity, step: string): Promise<void> {
    const acting = await this.candidates.acting(step, meeting, meeting.day);
    await this.invites.say(meeting, acting.map(each => each.personId), 'consent', `${nameOfWord(meeting.kind)}提议在 ${dayText(meeting.day)} ${clockText(meeting.start)} 召开，等您同意。`);
  }

  async consent({ id, agreed, text }: ConsentInput, who: Who): Promise<MeetingDetail | Refusal> {
    const meeting = await this.reach.readable(id, who);
    const profile = await this.places.profile(meeting.path, meeting.day);
    const { value, because } = meetingConvene(profile, { meeting: meeting.kind, proposedBy: '', agreedBy: [] });
    const step = isRefusal(value) ? '' : value.approvers[0];
    const acting = step ? await this.candidates.acting(step, meeting, meeting.day) : [];
    if (!acting.some(each => each.personId === who.personId)) {
      return refuse('not_approver', `这次会要由${nameOfStep(step, profile.roles)}同意。`, { clauses: because.flatMap(reason => reason.clauses) });
    }
    if (!agreed && text.trim() === '') return refuse('reason_missing', '不同意的，请写一句原因，让提议的人知道。', { field: 'text' });
    const { affected } = await this.db.of(MeetingEntity).update({ id, state: 'proposed' }, { state: agreed ? 'planned' : 'declined' });
    if (affected !== 1) return refuse('state_changed', '这次会已经有人答复过了，请刷新查看。');
    await this.acts.note(who, id, agreed ? 'agree' : 'decline', text.trim());
    if (agreed) await this.invites.tell(meeting, who.personId);
    await this.invites.say(meeting, [meeting.plannedBy], 'answered', agreed ? `${nameOfWord(meeting.kind)}同意召开，已经通知参会的人。` : `${nameOfWord(meeting.kind)}没有同意召开：${text.trim()}`);
    return this.details.of(id, who);
  }
}
