import { Injectable } from '@nestjs/common';
import type { IssueDetail, IssuePerson } from '@village/shared/contract/issue';
import type { AssignIssueInput, IssueInput } from '@village/shared/contract/issue.input';
import { ISSUE_CATEGORIES, ISSUE_KIND_NAMES } from '@village/shared/contract/issue-words';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { CADRE_ROLES, DEPARTMENT_ROLES, nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import type { IssueEntity } from './issue.entity';
import { levelOf, mayOf, placeGrants } from './reach';
import { IssueReplyService } from './reply.service';
import { changed, StepService } from './step.service';

/** Who in an office can be given an issue: everybody there but those who only look. */
const AT_PLACES = (Object.keys(ROLES) as RoleId[]).filter(role => !['team', 'unit', 'city'].includes(ROLES[role].level) && !['inspector', 'administrator'].includes(role));

/** Gives an issue to a person of the team, the village, the township, the county or a department of these. */
@Injectable()
export class AssignService {
  constructor(
    private readonly clock: Clock, private readonly teams: TeamService, private readonly holders: HolderService, private readonly people: PersonService,
    private readonly steps: StepService, private readonly replies: IssueReplyService,
  ) {}

  /** To whom may the one who asks give it? Those at his own level and below. */
  async candidates({ id }: IssueInput, who: Who): Promise<IssuePerson[]> {
    return this.of(await this.steps.seen(id, who), who);
  }

  async assign({ id, revision, personId, due, text, category }: AssignIssueInput, who: Who): Promise<IssueDetail | Refusal> {
    const issue = await this.steps.seen(id, who);
    if (issue.revision !== revision) return changed(issue);
    if (!mayOf(issue, who, true).assign) return refuse('issue_not_yours', '这件事现在不由您交办，请由它所在的一级交办。');
    if (due < this.clock.today()) return refuse('due_in_past', '办理期限已经过了，请选今天或以后。', { field: 'due' });
    const person = (await this.of(issue, who)).find(each => each.personId === personId);
    if (!person) return refuse('person_unknown', '这个人现在不在这里任职，请重新选。', { field: 'personId' });
    if (category && !(category in ISSUE_CATEGORIES[issue.kind])) return refuse('category_unknown', `${ISSUE_KIND_NAMES[issue.kind]}没有这个分类，请重新选。`, { field: 'category' });
    const action = person.department ? 'transfer' as const : 'assign' as const;
    const moved = await this.steps.move(issue, revision, { state: person.department ? 'transferred' : 'assigned', ownerId: personId, due, ...(category ? { category } : {}) }, { action, text: text.trim(), toId: personId, due }, who);
    return isRefusal(moved) ? moved : this.replies.detail(moved, who);
  }

  private async of({ path, countyId, townshipId, villageId }: IssueEntity, who: Who): Promise<IssuePerson[]> {
    const today = this.clock.today();
    const highest = placeGrants(who, 'issue.assign').filter(grant => path.startsWith(grant.path)).map(({ role }) => levelOf(role));
    const places = [villageId, ...(highest.some(level => level !== 'village') ? [townshipId] : []), ...(highest.includes('county') ? [countyId] : [])];
    const [team] = await this.teams.teamsIn({ paths: [path], teams: [] }, today);
    const seated = await this.holders.seatedAt(places, [...AT_PLACES, ...CADRE_ROLES], today, today);
    const members = team ? (await this.teams.membersOf([team.id], today, today)).map(({ personId, name, terms }) => ({ personId, name, role: terms[0].role })) : [];
    const found = new Map([...seated, ...members].map(({ personId, name, role }) => [personId, { personId, name, role }]));
    const posts = await this.people.peopleByIds([...found.keys()]);
    return [...found.values()].map(({ personId, name, role }) => ({ personId, name, roleName: nameOfRole(role), post: posts.get(personId)?.post ?? null, department: DEPARTMENT_ROLES.includes(role) }));
  }
}
