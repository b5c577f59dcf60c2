import { Injectable } from '@nestjs/common';
import { INVITED_AS_NAMES } from '@village/shared/contract/meeting';
import type { MeetingIdInput } from '@village/shared/contract/meeting.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import { clockOf, dayText } from '@village/shared/kernel/day';
import { nameOfWord } from '@village/shared/kernel/word';
import { paperFile } from '../common/paper';
import type { Who } from '../common/who';
import { MeetingPlaceService } from './place.service';
import { MeetingReachService } from './reach.service';
import { MeetingStandingService, wasThere } from './standing.service';

/** The list of those invited, to be signed on paper or as it was signed. */
@Injectable()
export class SignInSheetService {
  constructor(private readonly reach: MeetingReachService, private readonly places: MeetingPlaceService, private readonly standings: MeetingStandingService) {}

  async pdf({ id }: MeetingIdInput, who: Who): Promise<FileReply> {
    const meeting = await this.reach.readable(id, who);
    const stood = (await this.standings.of([meeting])).get(id) ?? [];
    const place = await this.places.byId(meeting.placeId, meeting.day);
    const title = `${meeting.title || nameOfWord(meeting.kind)}签到表`;
    const signed = (each: (typeof stood)[number]) => (!wasThere(each) ? '' : each.coded ? `本人签到 ${clockOf(each.coded.claimedAt)}` : '名单确认');
    const rows = stood.map((each, index) => [String(index + 1), each.invitee.name, each.invitee.note || INVITED_AS_NAMES[each.invitee.capacity], signed(each)]);
    const file = await paperFile({
      title, subtitle: place?.fullName, facts: [{ name: '时间', value: `${meeting.day} ${meeting.start}` }, { name: '地点', value: meeting.venue }, { name: '主持人', value: meeting.hostName }, { name: '记录人', value: meeting.recorderName }],
      parts: [{ kind: 'table', columns: [{ name: '序号', align: 'center' }, { name: '姓名', share: 2, align: 'center' }, { name: '职务', share: 3 }, { name: '签到', share: 3 }], rows, empty: '还没有请人' }],
    }, 'pdf');
    return { file, name: `${title} ${dayText(meeting.day)}.pdf` };
  }
}
