/** How a household stands with regard to poverty; which colour that is the document says. Words of the source register. */
export const HOUSEHOLD_STATES = ['not_poor', 'potentially_poor', 'poor', 'newly_identified_poor'] as const;
export type HouseholdState = (typeof HOUSEHOLD_STATES)[number];
export const HOUSEHOLD_STATE_NAMES: Record<HouseholdState, string> = { not_poor: '非贫困', potentially_poor: '可能返贫', poor: '贫困', newly_identified_poor: '新识别贫困' };

/** What makes a household one to look after; which of them make it a key household the document says. */
export const HOUSEHOLD_TAGS = ['has_dispute', 'unstable_mood', 'special_difficulty', 'empty_nest', 'disabled', 'left_behind'] as const;
export type HouseholdTag = (typeof HOUSEHOLD_TAGS)[number];
export const HOUSEHOLD_TAG_NAMES: Record<HouseholdTag, string> = {
  has_dispute: '有矛盾纠纷', unstable_mood: '思想情绪不稳定', special_difficulty: '特殊困难', empty_nest: '空巢老人', disabled: '残疾人', left_behind: '留守儿童',
};

/** What can happen in a household; for which of it somebody must go there the document says. */
export const HOUSEHOLD_EVENTS = ['major_accident_in_family', 'bereavement', 'serious_illness', 'dispute_between_villagers', 'unstable_mood_or_petition_sign', 'special_difficulty', 'wants_to_start_business', 'wedding', 'other_event'] as const;
export type HouseholdEvent = (typeof HOUSEHOLD_EVENTS)[number];
export const HOUSEHOLD_EVENT_NAMES: Record<HouseholdEvent, string> = {
  major_accident_in_family: '家庭有重大事故', bereavement: '家里有人去世', serious_illness: '家里有人得重病', dispute_between_villagers: '同别人有矛盾纠纷', unstable_mood_or_petition_sign: '情绪不稳或有信访苗头',
  special_difficulty: '遇到特殊困难', wants_to_start_business: '想创业、有致富项目', wedding: '婚庆', other_event: '其他',
};

/** A death and a serious illness are major accidents of the family in the words of the documents. */
export function eventMeant(event: HouseholdEvent): HouseholdEvent {
  return event === 'bereavement' || event === 'serious_illness' ? 'major_accident_in_family' : event;
}

/** The part of a household's name that those see who need not know it. */
export function maskedName(name: string): string {
  return name === '' ? '' : `${[...name][0]}**`;
}
