import { Inject, Injectable } from '@nestjs/common';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { InForceFrom } from '@village/shared/policy/in-force';
import { dueItems } from '@village/shared/rules/due';
import type { DueItem } from '@village/shared/rules/due-item';
import { StayService } from '../attendance/stay.service';
import { Clock } from '../common/time';
import { PolicyService } from '../policy/policy.service';
import { DUE_LOADERS, together, type DueLoader } from './loader';
import type { Subject } from './subject';
import { idsOf } from '../common/path';

/** A report may be due so many days after its period. */
const LATEST_DAYS = 62;

/** What one subject owes in the days asked about. */
export interface Owed {
  subject: Subject;
  items: DueItem[];
}

/** Asks the rule for many subjects at once: each loader makes its few queries, the documents of a place are read once. Nothing is stored. */
@Injectable()
export class DueService {
  constructor(private readonly clock: Clock, private readonly policies: PolicyService, private readonly stays: StayService, @Inject(DUE_LOADERS) private readonly loaders: readonly DueLoader[]) {}

  async ask(subjects: readonly Subject[], from: Day, to: Day): Promise<Owed[]> {
    const today = this.clock.today();
    const calendar = await this.policies.calendar();
    const rules = await this.rulesOf(subjects, from, to);
    const known = subjects.filter(subject => rules.get(ruledAt(subject))?.length);
    const scope = { subjects: known, from, to, today, since: `${addDays(from, -LATEST_DAYS).slice(0, 4)}-01-01`, until: `${to.slice(0, 4)}-12-31` };
    const loaded: ((subject: Subject) => object)[] = [];
    for (const loader of this.loaders) loaded.push(await loader.load(scope));
    return known.map(subject => ({
      subject, items: dueItems({ rules: rules.get(ruledAt(subject))!, calendar, subject, facts: together(loaded.map(facts => facts(subject))), from, to, today }),
    }));
  }

  private async rulesOf(subjects: readonly Subject[], from: Day, to: Day): Promise<Map<string, InForceFrom[]>> {
    const rules = new Map<string, InForceFrom[]>();
    for (const path of new Set(subjects.map(ruledAt))) {
      const found = await this.stays.rulesIn(path, from, to);
      rules.set(path, isRefusal(found) ? [] : found);
    }
    return rules;
  }
}

/** A village follows the rules of its township. */
function ruledAt({ path }: Subject): string {
  return `/${idsOf(path).slice(0, 2).join('/')}/`;
}
