import { Injectable } from '@nestjs/common';
import type { PersonDetail } from '@village/shared/contract/organisation';
import type { AddTermInput } from '@village/shared/contract/organisation.input';
import type { SelectionAskedReply } from '@village/shared/contract/selection';
import type { SelectionInput } from '@village/shared/contract/selection.input';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { CADRE_ROLES, type RoleId } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { selectionAnswered, selectionAsked } from '@village/shared/rules/selection-eligibility';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PeopleService } from '../organisation/people.service';
import type { Person } from '../organisation/person.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import { PolicyService } from '../policy/policy.service';
import { SelectionEntity } from './posting.entity';
import { TeamStandingService } from './team-standing.service';

interface Judged {
  eligible: boolean;
  soft: boolean;
  reasons: string[];
  because: Reason[];
}

/** Somebody is assigned to a team: what the document asks of him is looked at. What says 一般 is overridden by a reason with a name; anything else is not. */
@Injectable()
export class SelectionService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PeopleService, private readonly teams: TeamService, private readonly units: UnitService, private readonly policies: PolicyService,
    private readonly standings: TeamStandingService,
  ) {}

  async asked({ personId, teamId, role }: SelectionInput, who: Who): Promise<SelectionAskedReply | Refusal> {
    const person = await this.people.within(who, 'organisation.manage', personId);
    const team = await this.teams.managed(who, teamId);
    const profile = await this.policies.activeFor(team.path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const { value, because } = selectionAsked(profile, await this.levelOf(person));
    const serving = (await this.standings.serving(team)).flatMap(member => member.terms.map(term => ({ personId: member.personId, role: term.role })));
    return { questions: isRefusal(value) ? [] : value, because: isRefusal(value) ? [] : because, standing: this.standings.standing(profile, [...serving, { personId, role }]) };
  }

  /** What the document asks of this person for this team. */
  async questionsOf(person: Person, team: TeamPlace): Promise<SelectionAskedReply | Refusal> {
    const profile = await this.policies.activeFor(team.path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const { value, because } = selectionAsked(profile, await this.levelOf(person));
    return { questions: isRefusal(value) ? [] : value, because: isRefusal(value) ? [] : because, standing: [] };
  }

  async addTerm(input: AddTermInput, who: Who): Promise<PersonDetail | Refusal> {
    const person = await this.people.within(who, 'organisation.manage', input.id);
    const checks = input.teamId !== undefined && CADRE_ROLES.includes(input.role) && input.checked === true;
    if (!checks) return this.people.addTerm(input, who);
    const team = await this.teams.managed(who, input.teamId!);
    const wrong = await this.check(input, person, team, who);
    return wrong ?? this.people.addTerm(input, who);
  }

  private async check({ role, against = [], reason }: AddTermInput, person: Person, team: TeamPlace, who: Who): Promise<Refusal | null> {
    const found = await this.judged(person, team, against);
    if (!found || isRefusal(found)) return found;
    const { eligible, soft, reasons, because } = found;
    const clauses = because.flatMap(each => each.clauses);
    const written = reason?.trim() ?? '';
    if (!eligible && !soft) return refuse('not_eligible', `不能选派${person.name}：${reasons.join('，')}。请另选一名合格的干部。`, { field: 'against', clauses });
    if (!eligible && written === '') return refuse('reason_missing', `${reasons.join('，')}。制度说的是“一般”，情况特殊的写明理由也可以选派，理由和您的名字会留着。`, { field: 'reason', clauses });
    await this.write({ personId: person.id, team, role, reason: written }, found, who);
    return null;
  }

  /** Of somebody who serves already: what came of it is kept, whatever it is, with what is to be done about it. */
  async keep({ person, team, role, against, reason }: { person: Person; team: TeamPlace; role: RoleId; against: string[]; reason: string }, who: Who): Promise<void> {
    const found = await this.judged(person, team, against);
    if (found && !isRefusal(found)) await this.write({ personId: person.id, team, role, reason }, found, who);
  }

  /** Null: the document asks nothing, there is nothing to keep. */
  private async judged(person: Person, team: TeamPlace, against: string[]): Promise<Judged | Refusal | null> {
    const profile = await this.policies.activeFor(team.path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const { value, because } = selectionAnswered(profile, await this.levelOf(person), against);
    if (isRefusal(value)) return null;
    return { eligible: value.eligible, soft: value.soft, reasons: value.reasons.map(each => this.withoutAge(each, profile)), because: because.map(each => ({ ...each, text: this.withoutAge(each.text, profile) })) };
  }

  private async write({ personId, team, role, reason }: { personId: string; team: TeamPlace; role: RoleId; reason: string }, { eligible, reasons, because }: Judged, who: Who): Promise<void> {
    await this.db.of(SelectionEntity).insert({ id: newId(), personId, teamId: team.id, role, eligible, reasons, reason, because, checkedBy: who.personId, at: this.clock.now() } as object);
  }

  /** Nobody said how old he is, only that he is older than the document has it. */
  private withoutAge(text: string, profile: Profile): string {
    const asked = selectionAsked(profile, undefined).value;
    const age = isRefusal(asked) ? undefined : asked.find(({ key }) => key === 'age')?.text;
    return age === undefined ? text : text.replace(/\d+ 周岁，一般不超过 \d+ 周岁/, age);
  }

  private async levelOf({ unitId }: Person): Promise<string | undefined> {
    return unitId === null ? undefined : (await this.units.unitsByIds([unitId])).get(unitId)?.level;
  }
}
