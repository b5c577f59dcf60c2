import { Controller } from '@nestjs/common';
import { meeting } from '@village/shared/contract/meeting';
import {
  AnswerLeaveInput, AskLeaveInput, JudgeTopicInput, ListInput, MeetingIdInput, MeetingsInput, PlaceMonthInput, ProposeTopicInput, SignInMeetingInput,
} from '@village/shared/contract/meeting.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { MeetingLeaveService } from './leave.service';
import { MeetingLineService } from './line.service';
import { MeetingPlaceService } from './place.service';
import { MeetingScheduleService } from './schedule.service';
import { MeetingSignInService } from './sign-in.service';
import { SignInSheetService } from './sign-in-sheet.service';
import { TopicService } from './topic.service';

@Controller()
export class AttendController {
  constructor(
    private readonly places: MeetingPlaceService, private readonly schedules: MeetingScheduleService, private readonly lines: MeetingLineService, private readonly signIns: MeetingSignInService,
    private readonly leaves: MeetingLeaveService, private readonly topics: TopicService, private readonly sheets: SignInSheetService,
  ) {}

  @Serve(meeting.places) all(@Signed() who: Who) { return this.places.all(who); }
  @Serve(meeting.schedule, PlaceMonthInput) schedule(@Input() input: PlaceMonthInput, @Signed() who: Who) { return this.schedules.schedule(input, who); }
  @Serve(meeting.list, MeetingsInput) list(@Input() input: MeetingsInput, @Signed() who: Who) { return this.lines.list(input, who); }
  @Serve(meeting.code, MeetingIdInput) code(@Input() input: MeetingIdInput, @Signed() who: Who) { return this.signIns.code(input, who); }
  @Serve(meeting.signIn, SignInMeetingInput) signIn(@Input() input: SignInMeetingInput, @Signed() who: Who) { return this.signIns.signIn(input, who); }
  @Serve(meeting.confirmList, ListInput) confirmList(@Input() input: ListInput, @Signed() who: Who) { return this.signIns.confirmList(input, who); }
  @Serve(meeting.askLeave, AskLeaveInput) askLeave(@Input() input: AskLeaveInput, @Signed() who: Who) { return this.leaves.ask(input, who); }
  @Serve(meeting.answerLeave, AnswerLeaveInput) answerLeave(@Input() input: AnswerLeaveInput, @Signed() who: Who) { return this.leaves.answer(input, who); }
  @Serve(meeting.propose, ProposeTopicInput) propose(@Input() input: ProposeTopicInput, @Signed() who: Who) { return this.topics.propose(input, who); }
  @Serve(meeting.judgeTopic, JudgeTopicInput) judgeTopic(@Input() input: JudgeTopicInput, @Signed() who: Who) { return this.topics.judge(input, who); }
  @Serve(meeting.signInPdf, MeetingIdInput) signInPdf(@Input() input: MeetingIdInput, @Signed() who: Who) { return this.sheets.pdf(input, who); }
}
