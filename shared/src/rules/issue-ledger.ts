import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { Values } from '../policy/values';

export interface IssueFound {
  foundOn: Day;
  /** Null: not solved yet. */
  resolvedOn: Day | null;
  /** A prominent problem that many people press. */
  largeMassDemand?: boolean;
}

export interface IssueState {
  ledgerRequired: boolean;
  followUp: boolean;
  openedOn: Day | null;
  closedOn: Day | null;
  status: 'open' | 'closed' | null;
  /** Who has to hear of it; empty: nobody. */
  escalateTo: string[];
  timing: Values['issue.ledger']['timing'] | null;
}

/** Does this matter go into the ledger, and who has to hear of it? Refusal: `config_required` where the document keeps no ledger and names nobody. */
export function issueLedger(profile: Profile, found: IssueFound): FindingOrRefusal<IssueState> {
  return finding(profile, read => {
    const rule = read('issue.ledger');
    const sameDay = found.resolvedOn !== null && found.resolvedOn <= found.foundOn;
    const ledgerRequired = rule.opened === 'not_solved_same_day' && !sameDay;
    const followUp = !sameDay && found.resolvedOn === null;
    const escalateTo = [...new Set([...(found.largeMassDemand ? rule.massDemandTo : []), ...(followUp ? rule.unsolvedTo ?? [] : [])])];
    read.say(sameDay ? '当天已经解决，不用记台账' : ledgerRequired ? `当天没有解决，${found.foundOn} 起记台账${found.resolvedOn ? `，${found.resolvedOn} 销号` : '跟进'}` : '当天没有解决，继续跟进');
    if (escalateTo.length) read.say(`及时报${escalateTo.map(party => read.called(party)).join('、')}`);
    return {
      ledgerRequired, followUp,
      openedOn: ledgerRequired ? found.foundOn : null,
      closedOn: ledgerRequired ? found.resolvedOn : null,
      status: !ledgerRequired ? null : found.resolvedOn ? 'closed' : 'open',
      escalateTo, timing: escalateTo.length ? rule.timing : null,
    };
  });
}
