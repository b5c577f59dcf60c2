import { Injectable } from '@nestjs/common';
import { clockOf, type Day, type Instant } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { fingerprintOf, PresenceService } from './presence.service';

/** That somebody signed in himself at a meeting in a village. */
export interface SignedIn {
  meetingId: string;
  /** What the meeting is called. */
  name: string;
  /** Of the village where it is held. */
  path: string;
  day: Day;
  personId: string;
  claimedAt: Instant;
}

const NOON = '12:30';

/** The sign-in list of a meeting bears out that its people were in the village. Only who signed in himself: the list of a host is the word of the host. */
@Injectable()
export class MeetingPresenceService {
  constructor(private readonly clock: Clock, private readonly presences: PresenceService) {}

  /** Once for a person and a meeting, however often it is told; nothing where he does not serve in that village. */
  async signedIn({ meetingId, name, path, day, personId, claimedAt }: SignedIn): Promise<void> {
    const team = await this.presences.teamOn(personId, day);
    if (team?.path !== path) return;
    const clientKey = `meeting-${meetingId}`;
    const fingerprint = fingerprintOf([meetingId, personId]);
    if (await this.presences.sentBefore(personId, clientKey, fingerprint)) return;
    const kept = await this.presences.insert([{
      id: newId(), clientKey, line: 0, fingerprint, personId, teamId: team.id, day, half: clockOf(claimedAt) < NOON ? 'am' : 'pm', state: 'in_village', mode: 'meeting', claimedAt, receivedAt: this.clock.now(),
      recordedBy: personId, note: name, reason: '', supersedes: null, book: null,
    }]);
    if (isRefusal(kept)) throw new Error(kept.code);
  }
}
