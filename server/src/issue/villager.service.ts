import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { AppealAbout } from '@village/shared/contract/appeal-words';
import { ISSUE_ACTION_NAMES, ISSUE_OUTCOME_NAMES, type IssueState } from '@village/shared/contract/issue-words';
import { dayText, type Instant } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { ChannelService } from './channel.service';
import { IssueEntity, IssueStepEntity } from './issue.entity';
import { mayOf } from './reach';
import { StepService } from './step.service';

/** What a villager writes. */
export interface VillagerMatter {
  about: AppealAbout;
  /** Whom it is about, where he says so; of a published text, who wrote and published it. */
  personIds: string[];
  /** What a matter is about, where he says so. */
  category?: string;
  title: string;
  text: string;
  villageId: string;
  /** His name, where he gives it. */
  villager: string;
  /** The request it stands in. */
  sourceId: string;
  /** Pictures that show it; claimed before. */
  photoIds: string[];
}

/** A step as the villager may read it. */
export interface VillagerStep {
  id: string;
  what: string;
  text: string;
  byName: string;
  at: Instant;
  own: boolean;
  photos: number;
}

const VILLAGE_ROLES = (Object.keys(ROLES) as RoleId[]).filter(role => ROLES[role].level === 'village');
const TOWNSHIP_ROLES = (Object.keys(ROLES) as RoleId[]).filter(role => ROLES[role].level === 'township');
/** What of the steps of others a villager reads word by word: what was answered to him. */
const ANSWERS = new Set(['answer', 'confirm']);

/** The issues of villagers: raised, followed, confirmed by people who are not signed in. Whoever asks has made sure that it is he. */
@Injectable()
export class VillagerService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly holders: HolderService,
    private readonly channels: ChannelService, private readonly steps: StepService,
  ) {}

  /** Puts it down: a matter for the team, or the township where there is none; a complaint for those above whom it is about. Gives its id. */
  async raise(given: VillagerMatter): Promise<string> {
    const village = (await this.organisations.organisationById(given.villageId))!;
    const [today, now] = [this.clock.today(), this.clock.now()];
    const [countyId, townshipId] = idsOf(village.path);
    const [team] = await this.teams.teamsIn({ paths: [village.path], teams: [] }, today);
    const isComplaint = given.about !== 'matter';
    const issue: IssueEntity = {
      id: newId(), kind: isComplaint ? 'complaint' : 'problem', category: isComplaint ? given.about : given.category ?? 'other', title: given.title, text: given.text, countyId, townshipId, villageId: village.id, path: village.path, teamId: team?.id ?? null,
      unitId: null, source: 'appeal', sourceId: given.sourceId, householdId: null, villager: given.villager, massDemand: false, reporterId: null, ownerId: null, level: 'village', state: 'open', revision: 1, due: null, foundOn: today,
      claimedAt: now, raisedAt: now, recipients: [], escalatedBy: null, escalatedAt: null, answeredBy: null, answeredOn: null, closedOn: null, reopened: 0, barred: null,
    };
    if (isComplaint) await this.sendUp(issue, given);
    else if (issue.teamId === null || (await this.channels.holdersOf('team', issue, today)).length === 0) issue.level = 'township';
    await this.steps.begin(issue, '', null, given.photoIds);
    return issue.id;
  }

  /** With whom does it lie first? */
  async officeOf(id: string): Promise<string> {
    const { path, foundOn, kind, recipients, level } = await this.one(id);
    const names = await this.channels.namesAt(path, foundOn);
    return kind === 'complaint' ? recipients.map(party => nameOfRole(party, names)).join('、') : nameOfRole(level === 'village' ? 'team' : level, names);
  }

  /** He adds something, and whoever has it on the table is told; the same words twice are one step. */
  async add(id: string, text: string, photoIds: string[]): Promise<void | Refusal> {
    const issue = await this.one(id);
    if (issue.state === 'closed' || issue.state === 'withdrawn') return refuse('appeal_closed', '这件事已经办结，不能再补充。没有解决的，请点“没有解决”。');
    const last = await this.db.of(IssueStepEntity).find({ where: { issueId: id }, order: { id: 'DESC' }, take: 1 });
    if (last[0]?.personId === null && last[0].text === text) return;
    await this.steps.add(issue, text, photoIds);
  }

  /** He says that it is solved, or that it is not. */
  async decide(id: string, solved: boolean, text: string, photoIds: string[] = []): Promise<void | Refusal> {
    const issue = await this.one(id);
    const change = solved ? { state: 'closed' as const, closedOn: this.clock.today() } : { state: 'reopened' as const, reopened: issue.reopened + 1, closedOn: null };
    // Sent twice, or decided by somebody else in the same way.
    if (issue.state === change.state) return;
    if (!(issue.state === 'answered' || (!solved && issue.state === 'closed'))) return refuse('appeal_not_answered', '这件事还没有答复，等有了答复再确认。有新情况可以补充。');
    const moved = await this.steps.move(issue, issue.revision, change, { action: solved ? 'confirm' : 'reopen', text, photoIds }, null);
    return isRefusal(moved) ? refuse('appeal_changed', '这件事刚才有了变化，请看过最新的情况再办。') : undefined;
  }

  /** Somebody gave him a number, with which he confirms. */
  async handed(issue: IssueEntity, who: Who): Promise<void> {
    await this.steps.write(issue, { action: 'note', text: '给了反映的群众一个编号，由他凭编号查看和确认。' }, who);
  }

  /** What he thinks of how it was handled. */
  async graded(id: string, text: string): Promise<void> {
    await this.steps.add(await this.one(id), text, []);
  }

  /** Pictures that were sent up for it; null: all is well. */
  claim(fileIds: string[], villageId: string): Promise<Refusal | null> {
    return this.steps.claimSent(fileIds, villageId);
  }

  /** What was said in a year about what a village published, and how much of it was answered. */
  async saidOfPublished(villageId: string, year: number): Promise<{ said: number; answered: number }> {
    const rows = await this.db.of(IssueEntity).find({ select: { id: true, answeredOn: true }, where: { villageId, kind: 'complaint', category: 'about_disclosure', foundOn: Between(`${year}-01-01`, `${year}-12-31`) } });
    return { said: rows.length, answered: rows.filter(({ answeredOn }) => answeredOn !== null).length };
  }

  async villageName(villageId: string): Promise<string> {
    return (await this.organisations.organisationById(villageId))?.name ?? '';
  }

  one(id: string): Promise<IssueEntity> {
    return this.db.of(IssueEntity).findOneByOrFail({ id });
  }

  /** The issue, where this person sees it; else the 404 of one that does not exist. */
  seen(id: string, who: Who): Promise<IssueEntity> {
    return this.steps.seen(id, who);
  }

  /** May he do something about it, and so speak with whom it concerns? */
  acts(issue: IssueEntity, who: Who): boolean {
    const may = mayOf(issue, who, true);
    return may.note || may.answer || may.assign;
  }

  /** What was done, without names; what officials wrote to each other stays with them. */
  async stepsOf({ id, path, foundOn }: IssueEntity): Promise<VillagerStep[]> {
    const rows = await this.db.of(IssueStepEntity).find({ where: { issueId: id }, order: { id: 'ASC' } });
    const names = await this.channels.namesAt(path, foundOn);
    const photos = await this.steps.photosOf(rows.map(row => row.id));
    return rows.map(({ id: stepId, action, personId, role, text, outcome, due, at }) => ({
      id: stepId, photos: personId === null ? photos.filter(({ subjectId }) => subjectId === stepId).length : 0, own: personId === null, at, byName: personId === null ? '' : role ? nameOfRole(role, names) : '', text: personId === null || ANSWERS.has(action) ? text : '',
      what: [personId === null ? OWN_STEPS[action] ?? ISSUE_ACTION_NAMES[action] : ISSUE_ACTION_NAMES[action], outcome && ISSUE_OUTCOME_NAMES[outcome], due && `${dayText(due)}以前办`].filter(Boolean).join('，'),
    }));
  }

  private async sendUp(issue: IssueEntity, { about, personIds }: VillagerMatter): Promise<void> {
    const today = this.clock.today();
    const at: Record<Exclude<AppealAbout, 'matter'>, () => Promise<{ personId: string }[]>> = {
      about_team: async () => (issue.teamId ? this.teams.membersOf([issue.teamId], today, today) : []),
      about_village: () => this.holders.seatedAt([issue.villageId], VILLAGE_ROLES, today, today),
      about_township: () => this.holders.seatedAt([issue.townshipId], TOWNSHIP_ROLES, today, today),
      about_disclosure: () => Promise.resolve([]),
    };
    const colleagues = about === 'matter' ? [] : await at[about]();
    issue.barred = [...new Set([...colleagues.map(each => each.personId), ...personIds])];
    const { recipients, level, due = null } = await this.channels.complaint(issue);
    Object.assign(issue, { recipients, level, due, state: 'escalated' satisfies IssueState, escalatedAt: this.clock.now() });
  }
}

const OWN_STEPS: Partial<Record<string, string>> = { raise: '您写了诉求', note: '您补充了情况', confirm: '您确认已经解决', reopen: '您说没有解决' };
