import { Module } from '@nestjs/common';
import { DutyModule } from '../duty/duty.module';
import { FileModule } from '../file/file.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { BoardController } from './board.controller';
import { BoardDoorService } from './board-door.service';
import { BoardKeepService } from './board-keep.service';
import { BoardPlaceService } from './board-place.service';
import { BoardService } from './board.service';

@Module({
  imports: [OrganisationModule, PolicyModule, FileModule, DutyModule],
  controllers: [BoardController],
  providers: [BoardPlaceService, BoardService, BoardDoorService, BoardKeepService],
  exports: [BoardDoorService, BoardPlaceService],
})
export class DisclosureModule {}
