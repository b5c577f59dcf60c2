import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { Proposal, ProposedStep } from '@village/shared/contract/consequence';
import type { ProposalInput, ProposalsInput } from '@village/shared/contract/consequence.input';
import type { Page } from '@village/shared/contract/endpoint';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { Reason } from '@village/shared/kernel/finding';
import { nameOfRole } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { periodText } from '@village/shared/rules/cadence';
import { askedFacts, errorTolerance, eventsOf, isCounted, isPursued } from '@village/shared/rules/consequence-event';
import { inspectionConsequence } from '@village/shared/rules/inspection-consequence';
import { prohibition } from '@village/shared/rules/prohibition';
import { Db } from '../common/db';
import { isNamed } from '../common/pinyin';
import { pathAt } from '../common/path';
import { Clock } from '../common/time';
import { may, scopeOf, type Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { ConsequenceCaseEntity } from './consequence.entity';
import type { Fact } from './fact';
import { FactService } from './fact.service';
import { PriorService, type PriorOf } from './prior.service';
import { SubjectService } from './subject.service';

const PAGE_SIZE = 20;

interface Found {
  fact: Fact;
  proposal: Proposal;
  reviewBecause: Reason[];
}

/** What the documents attach to the facts within reach that nobody has taken up yet. Worked out whenever somebody looks; nothing happens by itself. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly facts: FactService, private readonly policies: PolicyService, private readonly priors: PriorService, private readonly subjects: SubjectService,
  ) {}

  async list({ placeId, search = '', page = 1 }: ProposalsInput, who: Who): Promise<Page<Proposal>> {
    const all = (await this.within(who)).filter(({ fact, proposal }) => (!placeId || fact.path.includes(`/${placeId}/`)) && [proposal.subjectName, proposal.placeName, proposal.title].some(name => isNamed(name, search)));
    return { items: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ proposal }) => proposal), page, pageSize: PAGE_SIZE, total: all.length };
  }

  async one({ key }: ProposalInput, who: Who): Promise<Proposal> {
    const [found] = await this.within(who, {}, key);
    if (!found) throw new NotFoundException();
    return found.proposal;
  }

  /** The fact with what is proposed of it, by these answers to what the table asks; a refusal where by them nothing is attached to it. */
  async found(key: string, who: Who, answers: Record<string, boolean> = {}): Promise<Found | Refusal> {
    const [plain] = await this.within(who, {}, key);
    if (!plain) throw new NotFoundException();
    if (Object.keys(answers).length === 0) return plain;
    const [answered] = await this.within(who, answers, key);
    return answered ?? refuse('nothing_attached', '按答的情况，制度没有写要处理，不用开始。', { field: 'answers' });
  }

  /** How many wait below the places of this person. */
  async waiting(who: Who): Promise<number> {
    return may(who, 'consequence.decide') ? (await this.within(who)).filter(({ proposal }) => proposal.may.open).length : 0;
  }

  private async within(who: Who, answers: Record<string, boolean> = {}, key?: string): Promise<Found[]> {
    const facts = (await this.facts.below(scopeOf(who, 'consequence.read').paths)).filter(fact => key === undefined || fact.key === key);
    const taken = new Set(facts.length === 0 ? [] : (await this.db.of(ConsequenceCaseEntity).find({ select: { id: true, factKey: true }, where: { factKey: In(facts.map(fact => fact.key)) } })).map(each => each.factKey));
    const open = facts.filter(fact => !taken.has(fact.key));
    const prior = await this.priors.of(open.map(({ subjectId }) => subjectId));
    const names = await this.subjects.namesOf(open);
    const concerning = this.subjects.concerning(who);
    const found: Found[] = [];
    // Many facts fall on the same day of the same township.
    const profiles = new Map<string, Profile | Refusal>();
    for (const fact of open) {
      const held = `${pathAt(fact.path, 'township') ?? fact.path} ${fact.day}`;
      if (!profiles.has(held)) profiles.set(held, await this.policies.activeFor(fact.path, fact.day));
      const profile = profiles.get(held)!;
      if (isRefusal(profile) || (fact.source === 'check' && !isPursued(profile, fact.day, this.clock.today()))) continue;
      const drawn = drawOf(profile, fact, prior, answers);
      if (!drawn) continue;
      const { reviewBecause, ...rest } = drawn;
      found.push({ fact, reviewBecause, proposal: { ...headOf(fact), ...names(fact), ...rest, window: fact.events.some(({ event }) => isCounted(profile, event)) ? periodText(fact.period) : '', key: fact.key, facts: fact.shown.map(({ name, value }) => ({ name, value })), page: fact.page, may: { open: may(who, 'consequence.decide', fact.path) && !concerning.includes(fact.subjectId) } } });
    }
    return found;
  }
}

function headOf({ source, subject, subjectId, day }: Fact) {
  return { source, subject, subjectId, day };
}

type Drawn = Pick<Proposal, 'title' | 'steps' | 'choose' | 'reportTo' | 'timing' | 'asks' | 'needsReview' | 'because'> & { reviewBecause: Reason[] };

/** What the document attaches to the fact; null: nothing at all. What nobody has answered yet counts as a yes, so that it is seen what may come of it. */
function drawOf(profile: Profile, { events, prohibited, subjectId, day }: Fact, prior: PriorOf, answers: Record<string, boolean>): Drawn | null {
  const known = eventsOf(profile);
  const steps = new Map<string, ProposedStep>();
  const because: Reason[] = [];
  const drawn: Drawn = { title: '', steps: [], choose: false, reportTo: [], timing: '', asks: [], needsReview: false, because, reviewBecause: [] };
  const titles: string[] = [];
  for (const { event, facts, absentOn } of events.filter(each => known.includes(each.event))) {
    const asks = askedFacts(profile, event).filter(fact => facts[fact] === undefined);
    const { value, because: reasons } = inspectionConsequence(profile, { event, facts: { ...Object.fromEntries(asks.map(fact => [fact, true])), ...facts, ...answers }, absentOn, period: day.slice(0, 4), priorSteps: prior(subjectId, event, day) });
    if (isRefusal(value) || (value.consequences.length === 0 && !value.anyOf?.length)) continue;
    const byName = value.executedBy ? nameOfRole(value.executedBy, profile.roles) : '';
    for (const [step, optional] of [...value.consequences.map(each => [each, false] as const), ...(value.anyOf ?? []).map(each => [each, true] as const)]) {
      if (!steps.has(step)) steps.set(step, { step, name: nameOfWord(step), byName, optional });
    }
    titles.push(nameOfWord(event));
    because.push(...reasons);
    drawn.asks.push(...asks.filter(fact => answers[fact] === undefined).map(fact => ({ fact, name: nameOfWord(fact) })));
    drawn.reportTo.push(...value.reportTo.map(party => nameOfRole(party, profile.roles)));
    if (value.timing) drawn.timing = nameOfWord(value.timing);
  }
  if (prohibited !== '') {
    const { value, because: reasons } = prohibition(profile, { event: prohibited });
    if (!isRefusal(value)) because.push(...reasons);
    titles.push(nameOfWord(prohibited));
  }
  if (titles.length === 0) return null;
  const { review, because: reviewBecause } = errorTolerance(profile);
  return { ...drawn, title: titles.join('；'), steps: [...steps.values()], choose: [...steps.values()].some(({ optional }) => optional), reportTo: [...new Set(drawn.reportTo)], needsReview: review, reviewBecause };
}
