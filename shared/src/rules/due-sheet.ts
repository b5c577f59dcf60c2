import { addMonths, firstDay, monthOf } from '../kernel/day';
import { cycleText } from './cadence';
import { type DueAsked, type DueItem, stateOf, turnsOf } from './due-item';
import { settlementLevel, settlementSteps, type SettlementStepName } from './settlement-steps';

const STEP_NAMES: Record<SettlementStepName, string> = { compile: '编制考勤表', verify: '考勤表签字', publicise: '公示考勤表', submit: '报送考勤表' };
/** The sheet of a month is closed in the next one. */
const LATER = 62;

/** The steps of the end of a month, where the document gives them a day. */
export function dueSheets(asked: DueAsked): DueItem[] {
  const { profile, calendar, subject, facts, today } = asked;
  if (!facts.sheets || subject.owner !== settlementLevel(profile)) return [];
  return turnsOf(asked, 'month', LATER).flatMap(cycle => {
    const month = monthOf(cycle.from);
    const known = facts.sheets!.find(each => each.month === month);
    return settlementSteps(profile, calendar, month).filter(({ due }) => due !== null).map(({ step, by, due, because }): DueItem => {
      const parts = by.flatMap(each => each.split('+')).length;
      const on = step === 'verify' ? known?.signed?.slice(0, parts)[parts - 1] : known?.[step];
      const judged = { required: 1, inTime: on && on <= due! ? 1 : 0, all: on ? 1 : 0, due };
      return {
        source: 'sheet', key: `sheet ${step} ${month}`, title: STEP_NAMES[step], turn: cycleText(cycle), from: firstDay(addMonths(month, 1)), due, required: 1, done: judged.all, unit: '份',
        state: stateOf(judged, today), soft: false, about: { month }, because,
      };
    });
  });
}
