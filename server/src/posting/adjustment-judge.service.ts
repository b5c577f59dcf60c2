import { Injectable } from '@nestjs/common';
import type { AdjustmentOptions } from '@village/shared/contract/adjustment';
import type { ProposeAdjustmentInput } from '@village/shared/contract/adjustment.input';
import { addMonths, firstDay, monthOf, type Month } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { recall, recallConditions } from '@village/shared/rules/recall';
import { changeTerms, postAdjust, termOfPost } from '@village/shared/rules/term';
import { SealedService } from '../attendance/sealed.service';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { DecidingService, WITHOUT_NAMED } from './deciding.service';
import type { DecidingStep, Judged } from './posting.entity';
import type { Post } from './post.service';
import { reaches } from './reach';

const MONTHS_OF_A_QUARTER = 3;
/** Given on the way, by those who decide. */
const CONSENTS = ['township_agreement', 'county_agreement', 'same_level_approval'];
const SUCCESSOR = 'qualified_successor';

export interface Judgement {
  judged: Judged;
  steps: DecidingStep[];
  reasonName: string;
  facts: { fact: string; name: string; value: number; source: string }[];
  consulted: { party: string; partyName: string; name: string; opinion: string }[];
}

/** What the document says of a change within the term and of a recall. */
@Injectable()
export class AdjustmentJudgeService {
  constructor(
    private readonly clock: Clock, private readonly policies: PolicyService, private readonly deciding: DecidingService, private readonly sealed: SealedService, private readonly organisations: OrganisationService,
  ) {}

  async options(post: Post, who: Who): Promise<AdjustmentOptions | Refusal> {
    const profile = await this.policies.activeFor(post.path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const base = { personName: post.personName, roleName: nameOfRole(post.role, profile.roles), villageName: post.team.villageName };
    const { value: change, because } = changeTerms(profile);
    const term = termOfPost(profile, { cadreFrom: post.from, teamFrom: post.team.from }).value;
    const { value: conditions } = recallConditions(profile);
    const recalls: AdjustmentOptions['recalls'] = [];
    for (const { condition, name, facts, consult, proposer } of isRefusal(conditions) ? [] : conditions) {
      const known = await Promise.all(facts.map(async fact => ({ fact, name: nameOfWord(fact), ...await this.known(fact, post) })));
      const shown = recall(profile, { condition, facts: Object.fromEntries(known.map(each => [each.fact, each.known ?? 0])), consulted: consult });
      const found = isRefusal(shown.value) ? null : shown.value;
      recalls.push({
        condition, name, proposerName: proposer ? nameOfRole(proposer, profile.roles) : '', deciderNames: [found?.reviewer, found?.decider].flatMap(each => (each ? [nameOfRole(each, profile.roles)] : [])),
        consult: consult.map(party => ({ party, name: nameOfRole(party, profile.roles) })), facts: known, mayPropose: await this.deciding.proposes(proposer, post, who), because: shown.because,
      });
    }
    return {
      ...base, recalls, why: [isRefusal(change) ? change.text : '', isRefusal(conditions) ? conditions.text : ''].filter(Boolean).join('\n'),
      change: isRefusal(change) ? null : {
        reasons: change.reasons.map(reason => ({ reason, name: nameOfWord(reason) })), needs: change.needs.map(nameOfWord), needsSuccessor: change.needs.includes(SUCCESSOR), steps: change.steps.map(step => step.split('+').map(part => nameOfRole(part, profile.roles)).join('和')),
        lastDay: isRefusal(term) ? null : term.lastDay, because, mayPropose: this.asksChange(post, who),
      },
    };
  }

  async judge(post: Post, input: ProposeAdjustmentInput, who: Who): Promise<Judgement | Refusal> {
    const profile = await this.policies.activeFor(post.path, this.clock.today());
    if (isRefusal(profile)) return profile;
    return input.kind === 'change' ? this.change(profile, post, input, who) : this.recall(profile, post, input, who);
  }

  private asksChange(post: Post, who: Who): boolean {
    return post.personId === who.personId || reaches(post, who, 'posting.open');
  }

  private async change(profile: Profile, post: Post, { reason, day, successor }: ProposeAdjustmentInput, who: Who): Promise<Judgement | Refusal> {
    if (!this.asksChange(post, who)) return refuse('not_your_proposal', '调整由本人、派出单位或上级办公室提出。');
    if (!day) return refuse('day_missing', '请选从哪天起调整。', { field: 'day' });
    const { value, because } = postAdjust(profile, { cadreFrom: post.from, teamFrom: post.team.from, adjustOn: day, reason, present: [...CONSENTS, ...(successor?.trim() ? [SUCCESSOR] : [])] });
    if (isRefusal(value)) return value;
    if (!value.allowed) {
      return refuse('change_not_allowed', `${because.at(-1)?.text ?? '不能调整'}。`, { field: value.missing.includes(SUCCESSOR) ? 'successor' : 'reason', clauses: because.flatMap(({ clauses }) => clauses) });
    }
    const steps = await this.deciding.steps(value.approvers, post, profile.roles);
    if (isRefusal(steps)) return steps;
    return { steps, reasonName: nameOfWord(reason), facts: [], consulted: [], judged: { actionName: '调整', mandatory: null, executorName: '', reportTo: [], attached: [], replacement: Boolean(successor?.trim()), because } };
  }

  private async recall(profile: Profile, post: Post, { reason, consulted = [], facts = [] }: ProposeAdjustmentInput, who: Who): Promise<Judgement | Refusal> {
    const conditions = recallConditions(profile).value;
    if (isRefusal(conditions)) return conditions;
    const condition = conditions.find(each => each.condition === reason);
    if (!condition) return refuse('reason_unknown', '制度里没有这种情形，请重新选。', { field: 'reason' });
    const called = (party: string) => nameOfRole(party, profile.roles);
    if (!await this.deciding.proposes(condition.proposer, post, who)) return refuse('not_your_proposal', `${condition.name}，由${condition.proposer ? called(condition.proposer) : '上级办公室'}提出。`);
    const known: Judgement['facts'] = [];
    for (const fact of condition.facts) {
      const { known: value, source } = await this.known(fact, post);
      const said = facts.find(each => each.fact === fact)?.value;
      if (value !== null || said !== undefined) known.push({ fact, name: nameOfWord(fact), value: value ?? said!, source: value === null ? '提出的人填写' : source });
    }
    const { value, because } = recall(profile, { condition: reason, facts: Object.fromEntries(known.map(({ fact, value: number }) => [fact, number])), consulted: consulted.map(({ party }) => party) });
    if (isRefusal(value)) return value;
    const clauses = because.flatMap(each => each.clauses);
    if (value.action === 'none') return refuse('recall_not_founded', `${because.at(-1)?.text ?? condition.name}，不能提出召回。`, { field: 'reason', clauses });
    if (value.proposalAllowed === false) return refuse('consult_first', `还没有征求${value.missing.map(called).join('、')}的意见，请先征求，写下谁说了什么。`, { field: 'consulted', clauses });
    const chain = [value.reviewer, value.decider].filter(each => each !== null);
    const steps = await this.deciding.steps(chain.length ? chain : WITHOUT_NAMED, post, profile.roles);
    if (isRefusal(steps)) return steps;
    return {
      steps, reasonName: condition.name, facts: known, consulted: consulted.map(({ party, name, opinion }) => ({ party, partyName: called(party), name: name.trim(), opinion: opinion.trim() })),
      judged: {
        actionName: nameOfWord(value.action), mandatory: value.mandatory, executorName: value.executor ? called(value.executor) : '', reportTo: value.reportTo.map(called), attached: value.consequences, replacement: value.replacementRequired === true, because,
      },
    };
  }

  /** What the closed sheets of the last whole quarter say; null where one of them is still open. */
  private async known(fact: string, post: Post): Promise<{ known: number | null; source: string }> {
    if (fact !== 'in_village_days') return { known: null, source: '' };
    const village = await this.organisations.organisationById(post.villageId);
    const months = lastQuarter(monthOf(this.clock.today()));
    let days = 0;
    for (const month of months) {
      const closed = village && firstDay(month) >= firstDay(monthOf(post.team.from)) ? await this.sealed.month(village, month) : null;
      if (closed === null || isRefusal(closed)) return { known: null, source: '' };
      days += closed.content.rows.find(({ personId }) => personId === post.personId)?.totals.inVillage ?? 0;
    }
    return { known: days, source: `${months[0]} 至 ${months.at(-1)} 已封存的考勤表` };
  }
}

/** The months of the last quarter that is over. */
function lastQuarter(month: Month): Month[] {
  const first = addMonths(month, -((Number(month.slice(5)) - 1) % MONTHS_OF_A_QUARTER) - MONTHS_OF_A_QUARTER);
  return [0, 1, 2].map(index => addMonths(first, index));
}
