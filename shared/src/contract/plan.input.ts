import { Choice, DayField, Flag, InstantField, Key, Keys, Parts, Text, Whole } from './field.input';
import { PLAN_BOXES, type PlanBox } from './plan';
import { ITEM_MOVES, ITEM_STAGES, PLAN_KINDS, PLAN_MOVES, type ItemMove, type ItemStage, type PlanKind, type PlanMove, VILLAGE_TYPES, type VillageType } from './plan-words';

export class PlanItemInput {
  /** Left out: a new item. */
  @Key('条目', { optional: true }) id?: string;
  @Text('做什么', { max: 100 }) title: string;
  @Text('做到什么程度', { max: 200, empty: true }) target: string;
  @Text('措施', { max: 500, empty: true }) measures: string;
  @Key('责任人', { optional: true }) ownerId?: string;
  /** Somebody without an account: a village cadre, a villager. */
  @Text('责任人姓名', { max: 60, empty: true }) responsible: string;
  @DayField('完成时限', { optional: true }) due?: string;
  @Choice('阶段', ITEM_STAGES) stage: ItemStage;
  /** The item of the level above that this one is a part of. */
  @Key('上级条目', { optional: true }) sourceItemId?: string;
}

export class SavePlanInput {
  /** Left out: a new plan. */
  @Key('计划', { optional: true }) id?: string;
  @Whole('看到的版本', 0, 1_000_000) revision: number;
  @Choice('种类', PLAN_KINDS) kind: PlanKind;
  @Whole('年份', 2000, 2100) year: number;
  @Key('县、乡镇或村') placeId: string;
  @Text('名称', { max: 60 }) title: string;
  @Text('总的要求', { max: 2000, empty: true }) text: string;
  /** How many people live there: shares of them are counted against it. */
  @Whole('全村人数', 1, 1_000_000, { optional: true }) villagers?: number;
  @Choice('哪一类村', VILLAGE_TYPES, { optional: true }) villageType?: VillageType;
  @Parts('条目', () => PlanItemInput, { min: 0, max: 60 }) items: PlanItemInput[];
}

export class PlansInput {
  @Choice('范围', PLAN_BOXES, { optional: true }) box?: PlanBox;
  @Choice('种类', PLAN_KINDS, { optional: true }) kind?: PlanKind;
  @Whole('年份', 2000, 2100, { optional: true }) year?: number;
  @Key('地方', { optional: true }) placeId?: string;
  @Text('查找', { max: 50, optional: true }) search?: string;
  @Whole('页码', 1, 10_000, { optional: true }) page?: number;
}

export class PlanIdInput {
  @Key('计划') id: string;
}

export class MovePlanInput extends PlanIdInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  @Choice('办法', PLAN_MOVES) move: PlanMove;
  @Text('意见', { max: 500, empty: true }) text: string;
}

export class AddPlanItemInput extends PlanIdInput {
  @Parts('条目', () => PlanItemInput, { min: 1, max: 1 }) items: PlanItemInput[];
  @Text('原因', { max: 500 }) reason: string;
}

export class PlanItemIdInput {
  @Key('条目') id: string;
}

export class ChangePlanItemInput extends PlanItemIdInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  @Text('措施', { max: 500, empty: true }) measures: string;
  @Key('责任人', { optional: true }) ownerId?: string;
  @Text('责任人姓名', { max: 60, empty: true }) responsible: string;
  @DayField('完成时限', { optional: true }) due?: string;
  @Text('原因', { max: 500 }) reason: string;
}

export class PlanProgressInput extends PlanItemIdInput {
  @Key('提交编号') clientKey: string;
  @DayField('哪天') day: string;
  @Text('做到哪一步', { max: 1000 }) text: string;
  /** It is done with this: a second person looks at it. */
  @Flag('办完了', { optional: true }) done?: boolean;
  @Keys('照片', { min: 0, max: 9, optional: true }) photoIds?: string[];
  @InstantField('手机时间') claimedAt: string;
}

export class MovePlanItemInput extends PlanItemIdInput {
  @Whole('看到的版本', 1, 1_000_000) revision: number;
  @Choice('办法', ITEM_MOVES) move: ItemMove;
  @Text('说明', { max: 500, empty: true }) text: string;
}

export class PlanPeopleInput {
  @Key('县、乡镇或村') placeId: string;
}

export class PlanPictureInput {
  @Key('照片') id: string;
}
