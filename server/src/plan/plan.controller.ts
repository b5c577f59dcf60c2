import { Controller } from '@nestjs/common';
import { plan } from '@village/shared/contract/plan';
import { AddPlanItemInput, ChangePlanItemInput, MovePlanInput, MovePlanItemInput, PlanIdInput, PlanItemIdInput, PlanPeopleInput, PlanPictureInput, PlanProgressInput, PlansInput, SavePlanInput } from '@village/shared/contract/plan.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { DraftService } from './draft.service';
import { ItemService } from './item.service';
import { PlanListService } from './plan-list.service';
import { PlanPaperService } from './plan-paper.service';
import { PlanReplyService } from './plan-reply.service';
import { PlanStepService } from './plan-step.service';

@Controller()
export class PlanController {
  constructor(
    private readonly lists: PlanListService, private readonly drafts: DraftService, private readonly itemsOf: ItemService, private readonly papers: PlanPaperService,
    private readonly steps: PlanStepService, private readonly replies: PlanReplyService,
  ) {}

  @Serve(plan.list, PlansInput) list(@Input() input: PlansInput, @Signed() who: Who) { return this.lists.list(input, who); }
  @Serve(plan.work) work(@Signed() who: Who) { return this.lists.work(who); }
  @Serve(plan.one, PlanIdInput) async one(@Input() { id }: PlanIdInput, @Signed() who: Who) { return this.replies.detail(await this.steps.seen(id, who), who); }
  @Serve(plan.save, SavePlanInput) save(@Input() input: SavePlanInput, @Signed() who: Who) { return this.drafts.save(input, who); }
  @Serve(plan.move, MovePlanInput) move(@Input() input: MovePlanInput, @Signed() who: Who) { return this.drafts.move(input, who); }
  @Serve(plan.addItem, AddPlanItemInput) addItem(@Input() input: AddPlanItemInput, @Signed() who: Who) { return this.drafts.add(input, who); }
  @Serve(plan.people, PlanPeopleInput) people(@Input() input: PlanPeopleInput, @Signed() who: Who) { return this.drafts.candidates(input, who); }
  @Serve(plan.item, PlanItemIdInput) item(@Input() input: PlanItemIdInput, @Signed() who: Who) { return this.itemsOf.one(input, who); }
  @Serve(plan.changeItem, ChangePlanItemInput) changeItem(@Input() input: ChangePlanItemInput, @Signed() who: Who) { return this.itemsOf.change(input, who); }
  @Serve(plan.progress, PlanProgressInput) progress(@Input() input: PlanProgressInput, @Signed() who: Who) { return this.itemsOf.progress(input, who); }
  @Serve(plan.moveItem, MovePlanItemInput) moveItem(@Input() input: MovePlanItemInput, @Signed() who: Who) { return this.itemsOf.move(input, who); }
  @Serve(plan.picture, PlanPictureInput) picture(@Input() { id }: PlanPictureInput, @Signed() who: Who) { return this.steps.picture(id, who); }
  @Serve(plan.pdf, PlanIdInput) pdf(@Input() input: PlanIdInput, @Signed() who: Who) { return this.papers.paper(input, 'pdf', who); }
  @Serve(plan.docx, PlanIdInput) docx(@Input() input: PlanIdInput, @Signed() who: Who) { return this.papers.paper(input, 'docx', who); }
  @Serve(plan.xlsx, PlanIdInput) xlsx(@Input() input: PlanIdInput, @Signed() who: Who) { return this.papers.xlsx(input, who); }
}
