import { Module } from '@nestjs/common';
import { LeaveModule } from '../leave/leave.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { BoardService } from './board.service';
import { DutyController } from './duty.controller';
import { DutyNoticeService } from './notice.service';
import { HoleWatchService } from './hole-watch.service';
import { EffectService } from './effect.service';
import { OnDutyService } from './on-duty.service';
import { PatrolPeopleService } from './patrol-people.service';
import { PatrolService } from './patrol.service';
import { PlaceService } from './place.service';
import { PublishService } from './publish.service';
import { RosterPaperService } from './roster-paper.service';
import { SwapService } from './swap.service';
import { DutyTodayService } from './today.service';
import { WallService } from './wall.service';
import { DutyWaitingService } from './waiting.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, LeaveModule],
  controllers: [DutyController],
  providers: [PlaceService, BoardService, OnDutyService, DutyNoticeService, PublishService, SwapService, PatrolPeopleService, PatrolService, EffectService, DutyTodayService, DutyWaitingService, WallService, RosterPaperService, HoleWatchService],
  exports: [RosterPaperService, DutyTodayService, DutyWaitingService, PatrolService],
})
export class DutyModule {}
