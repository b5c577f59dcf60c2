import { Module } from '@nestjs/common';
import { LeaveModule } from '../leave/leave.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { BoardService } from './board.service';
import { DutyController } from './duty.controller';
import { EffectService } from './effect.service';
import { HoleWatchService } from './hole-watch.service';
import { DutyNoticeService } from './notice.service';
import { OnDutyService } from './on-duty.service';
import { PatrolController } from './patrol.controller';
import { PatrolGroupService } from './patrol-group.service';
import { PatrolPeopleService } from './patrol-people.service';
import { PatrolRecordService } from './patrol-record.service';
import { PatrolService } from './patrol.service';
import { PatrolSwapService } from './patrol-swap.service';
import { PatrolTurnService } from './patrol-turn.service';
import { PlaceService } from './place.service';
import { PublishService } from './publish.service';
import { RosterPaperService } from './roster-paper.service';
import { RosterSwapService } from './roster-swap.service';
import { SwapAnswerService } from './swap-answer.service';
import { SwapService } from './swap.service';
import { DutyTodayService } from './today.service';
import { DutyWaitingService } from './waiting.service';
import { WallService } from './wall.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, LeaveModule],
  controllers: [DutyController, PatrolController],
  providers: [
    PlaceService, BoardService, OnDutyService, DutyNoticeService, PublishService, EffectService, DutyTodayService, DutyWaitingService, WallService, RosterPaperService, HoleWatchService,
    SwapService, RosterSwapService, PatrolSwapService, SwapAnswerService, PatrolPeopleService, PatrolTurnService, PatrolService, PatrolGroupService, PatrolRecordService,
  ],
  exports: [RosterPaperService, DutyTodayService, DutyWaitingService, PatrolService, PatrolRecordService],
})
export class DutyModule {}
