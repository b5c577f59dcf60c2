import { Module } from '@nestjs/common';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { HouseholdModule } from '../household/household.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { RatingBundleService } from './rating-bundle.service';
import { RatingCloseService } from './rating-close.service';
import { RatingGroundService } from './rating-ground.service';
import { RatingKeyService } from './rating-key.service';
import { RatingOpenService } from './rating-open.service';
import { RatingPageService } from './rating-page.service';
import { RatingSlipService } from './rating-slip.service';
import { RatingVoteService } from './rating-vote.service';
import { RatingController } from './rating.controller';
import { RatingService } from './rating.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, HouseholdModule, DisclosureModule],
  controllers: [RatingController],
  providers: [RatingService, RatingGroundService, RatingOpenService, RatingSlipService, RatingVoteService, RatingPageService, RatingBundleService, RatingCloseService, RatingKeyService],
  exports: [RatingService, RatingKeyService],
})
export class AssessmentModule {}
