import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export const PLAN_FIELD_NAMES: Record<string, string> = { responsible_person: '责任人', measures: '工作措施', deadline: '完成时限' };

export interface PlanItemState {
  requiredFields: string[];
  complete: boolean;
  missing: string[];
}

/** Does an item of the plan name everything the document asks for? Refusal: `config_required` where it asks for nothing. */
export function planItem(profile: Profile, fields: readonly string[]): FindingOrRefusal<PlanItemState> {
  return finding(profile, read => {
    const { fields: requiredFields } = read('record.goal_item');
    const missing = requiredFields.filter(field => !fields.includes(field));
    read.say(missing.length ? `这一项还缺${missing.map(field => PLAN_FIELD_NAMES[field] ?? field).join('、')}` : '责任人、措施、时限都写明了');
    return { requiredFields, complete: missing.length === 0, missing };
  });
}

/** What every item of a plan has to name; nothing where the document asks for nothing. */
export function planItemTerms(profile: Profile): FindingOrRefusal<string[]> {
  return finding(profile, read => {
    const fields = read.where('record.goal_item')?.fields ?? [];
    if (fields.length) read.say(`每一项要写明${fields.map(field => PLAN_FIELD_NAMES[field] ?? field).join('、')}`);
    return fields;
  });
}
