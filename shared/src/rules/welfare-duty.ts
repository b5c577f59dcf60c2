import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { yuan, type Fen } from '../kernel/money';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { cyclesOf, dueOf, fulfil, notInDocument, toldDuty, toldFulfilment } from './cadence';
import type { Calendar } from './calendar';

/** Had the cadre his medical check in the period (A60)? Refusal: `config_required` where the interval is blank. */
export function medicalCheck(profile: Profile, calendar: Calendar, asked: { period: string; checks: readonly Day[] }): FindingOrRefusal<{ compliant: boolean; due: Day | null }> {
  return finding(profile, read => {
    const { per } = read('posting.medical_check');
    read.say(toldDuty('体检', per, 1));
    const found = fulfil(cyclesOf(per, asked).map(cycle => ({ ...cycle, due: dueOf(read, calendar, cycle) })), 1, asked.checks);
    read.say(toldFulfilment(found));
    return { compliant: found.compliant, due: found.due };
  });
}

/** Is the accident insurance high enough? Where the document sets no sum, any cover is. */
export function accidentInsurance(profile: Profile, asked: { coverFen: Fen }): FindingOrRefusal<{ compliant: boolean; leastFen: Fen | null }> {
  return finding(profile, read => {
    const rule = read('posting.insurance');
    if (!rule.accident) return notInDocument(read, '人身意外伤害保险');
    const leastFen = rule.leastFen ?? null;
    read.say(`人身意外伤害保险${leastFen === null ? '要办理' : `每人每年不低于 ${yuan(leastFen)} 元`}，现为 ${yuan(asked.coverFen)} 元`);
    return { compliant: leastFen === null ? asked.coverFen > 0 : asked.coverFen >= leastFen, leastFen };
  });
}

/** Did the unit give the team enough work fund? */
export function unitWorkFund(profile: Profile, asked: { amountFen: Fen }): FindingOrRefusal<{ compliant: boolean; leastFen: Fen }> {
  return finding(profile, read => {
    const { leastFen } = read('allowance.unit_fund');
    read.say(`派出单位每年工作经费不少于 ${yuan(leastFen)} 元，已给 ${yuan(asked.amountFen)} 元`);
    return { compliant: asked.amountFen >= leastFen, leastFen };
  });
}
