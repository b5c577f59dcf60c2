import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { IssueDetail, IssueLine, IssueRecipient, IssueStep, IssueWait } from '@village/shared/contract/issue';
import { categoryName, WORKING_STATES } from '@village/shared/contract/issue-words';
import { dayOf } from '@village/shared/kernel/day';
import { fills, nameOfRole, seatsOf } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { HouseholdListService } from '../household/household-list.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { cameLate, ChannelService } from './channel.service';
import { IssueEntity, IssueStepEntity } from './issue.entity';
import { isRestricted, levelOf, mayOf, placeGrants, reaches, receivesAs } from './reach';

/** Issues as a person sees them. */
@Injectable()
export class IssueReplyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly organisations: OrganisationService, private readonly channels: ChannelService,
    private readonly photos: PhotoService, private readonly households: HouseholdListService,
  ) {}

  async lines(issues: readonly IssueEntity[], who: Who): Promise<IssueLine[]> {
    const villages = await this.organisations.organisationsByIds(issues.map(issue => issue.villageId));
    const owners = await this.people.peopleByIds(issues.flatMap(({ ownerId }) => ownerId ?? []));
    return issues.map(issue => ({
      id: issue.id, kind: issue.kind, categoryName: categoryName(issue.kind, issue.category), title: issue.title, villageName: villages.get(issue.villageId)?.name ?? '', state: issue.state, level: issue.level,
      ownerName: issue.ownerId === null ? null : owners.get(issue.ownerId)?.name ?? '', due: issue.due, foundOn: issue.foundOn, escalatedAt: issue.state === 'escalated' ? issue.escalatedAt : null,
      reopened: issue.reopened, waits: waitOf(issue, who),
    }));
  }

  async detail(issue: IssueEntity, who: Who): Promise<IssueDetail> {
    const steps = await this.db.of(IssueStepEntity).find({ where: { issueId: issue.id }, order: { id: 'ASC' } });
    const photos = await this.photos.of(steps.map(({ id }) => id));
    const [line] = await this.lines([issue], who);
    const household = issue.householdId === null ? null : await this.households.named(issue.householdId, who);
    const people = await this.people.peopleByIds([issue.reporterId, ...steps.flatMap(({ personId, toId }) => [personId, toId])].filter(id => id !== null));
    const names = await this.channels.namesAt(issue.path, issue.foundOn);
    const current = lastReported(steps);
    const may = mayOf(issue, who, current.some(({ action, personId }) => action === 'acknowledge' && personId === who.personId));
    const channel = issue.kind === 'complaint' ? await this.channels.complaint(issue) : isRestricted(issue) || issue.kind === 'direct' ? await this.channels.atOnce(issue.kind, { path: issue.path, day: issue.foundOn, roles: steps[0]?.role ? [steps[0].role] : [], category: issue.category }) : null;
    return {
      ...line, department: await this.department(issue, steps, who), revision: issue.revision, text: issue.text, category: issue.category, villageId: issue.villageId, source: issue.source, sourceId: issue.sourceId, householdId: household?.id ?? null, household,
      villager: issue.villager, massDemand: issue.massDemand, reporterName: issue.reporterId === null ? '村民' : people.get(issue.reporterId)?.name ?? '', raisedAt: issue.raisedAt, late: cameLate(issue),
      ledger: await this.channels.ledger(issue), recipients: await this.recipients(issue, current, names), because: channel && 'because' in channel ? channel.because : [],
      steps: steps.map((step): IssueStep => ({
        id: step.id, action: step.action, stage: step.stage, text: step.text, byName: step.personId === null ? '反映的群众' : people.get(step.personId)?.name ?? '', roleName: step.role ? nameOfRole(step.role, names) : '',
        at: step.at, claimedAt: dayOf(step.claimedAt) < dayOf(step.at) ? step.claimedAt : null, toName: step.toId === null ? null : people.get(step.toId)?.name ?? '', due: step.due, outcome: step.outcome,
        parties: step.parties.map(party => nameOfRole(party, names)), photos: photos.filter(({ subjectId }) => subjectId === step.id).map(({ id }) => id),
      })),
      may, confirmedByOther: issue.state === 'answered' && issue.answeredBy === who.personId,
    };
  }

  /** Whom to call: for whoever put the matter down or acts for the place. */
  private async department({ ownerId, ...issue }: IssueEntity, steps: readonly IssueStepEntity[], who: Who): Promise<IssueDetail['department']> {
    const isHanded = ownerId !== null && steps.findLast(({ toId }) => toId !== null)?.action === 'transfer' && steps.findLast(({ toId }) => toId !== null)?.toId === ownerId;
    if (!isHanded || !(issue.reporterId === who.personId || reaches(issue, who, 'issue.act'))) return null;
    return { post: (await this.people.personById(ownerId))?.post ?? '', phone: await this.people.phoneOf(ownerId) };
  }

  private async recipients(issue: IssueEntity, current: readonly IssueStepEntity[], names: Record<string, string>): Promise<IssueRecipient[]> {
    const taken = current.filter(({ action }) => action === 'acknowledge');
    const people = await this.people.peopleByIds(taken.flatMap(({ personId }) => personId ?? []));
    return Promise.all(issue.recipients.map(async party => {
      const step = taken.find(({ role }) => role !== null && (seatsOf(party).some(seat => fills(role, seat)) || issue.recipients.length === 1));
      return {
        name: nameOfRole(party, names), holders: (await this.channels.holdersOf(party, issue, this.clock.today())).length,
        acknowledgedBy: step?.personId ? people.get(step.personId)?.name ?? '' : null, acknowledgedAt: step?.at ?? null,
      };
    }));
  }

  /** Of these issues, those of which this person took note since they were reported last. */
  async acknowledged(issues: readonly IssueEntity[], { personId }: Who): Promise<Set<string>> {
    const rows = issues.length ? await this.db.of(IssueStepEntity).findBy({ issueId: In(issues.map(({ id }) => id)), personId, action: 'acknowledge' }) : [];
    return new Set(rows.filter(row => row.at >= (issues.find(({ id }) => id === row.issueId)?.escalatedAt ?? '')).map(row => row.issueId));
  }
}

/** The steps since it was reported last. */
function lastReported(steps: readonly IssueStepEntity[]): IssueStepEntity[] {
  const at = steps.map(({ parties }) => parties.length > 0).lastIndexOf(true);
  return at < 0 ? [] : steps.slice(at);
}

/** Why does the issue lie on this person's table? */
export function waitOf(issue: IssueEntity, who: Who): IssueWait | null {
  const { state, level } = issue;
  if (issue.ownerId === who.personId && WORKING_STATES.includes(state)) return 'work';
  if (state === 'answered' && issue.reporterId === who.personId && issue.answeredBy !== who.personId) return 'confirm';
  const atLevel = (permission: 'issue.act' | 'issue.assign') => !isRestricted(issue) && placeGrants(who, permission).some(({ role, path }) => levelOf(role) === level && issue.path.startsWith(path));
  if (state === 'escalated' && issue.escalatedBy !== who.personId && (receivesAs(issue, who) !== null || atLevel('issue.act'))) return 'acknowledge';
  if (issue.ownerId !== null || (state !== 'open' && state !== 'reopened')) return null;
  // Until somebody is given it, whoever put it down follows it.
  return atLevel('issue.assign') ? 'assign' : issue.reporterId === who.personId ? 'work' : null;
}
