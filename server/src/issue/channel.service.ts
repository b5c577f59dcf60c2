import { Injectable } from '@nestjs/common';
import type { IssueLedger } from '@village/shared/contract/issue';
import { ISSUE_LEVELS, UNDONE_STATES, type IssueKind, type IssueLevel } from '@village/shared/contract/issue-words';
import { dayOf, type Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, seatsOf } from '@village/shared/kernel/role';
import { clueChannel, complaintChannel, directChannel, obstructionGround } from '@village/shared/rules/issue-channel';
import { disclosureComplaint } from '@village/shared/rules/disclosure-supervision';
import { issueLedger } from '@village/shared/rules/issue-ledger';
import { HolderService, type Holder } from '../organisation/holder.service';
import { PolicyService } from '../policy/policy.service';
import type { IssueEntity } from './issue.entity';
import { highestOf, nextLevel } from './reach';

/** To whom something is reported, and why. */
export interface Channel {
  recipients: string[];
  level: IssueLevel;
  because: Reason[];
  /** Until when it has to be answered, where the document says so. */
  due?: Day | null;
}

/** The body that stands for a level where the document names nobody. */
const BODY_OF: Record<IssueLevel, string> = { village: 'team', township: 'township', county: 'county' };

/** What the document of the place says of an issue: to whom it is reported, whether it stands in the ledger. */
@Injectable()
export class ChannelService {
  constructor(private readonly policies: PolicyService, private readonly holders: HolderService) {}

  /** To whom something goes that is reported at once when it is raised. A clue the document knows no receiver of is refused; anything else goes to the next level. */
  async atOnce(kind: IssueKind, asked: { path: string; day: Day; roles: string[]; category: string }): Promise<Channel | Refusal> {
    const { roles, category } = asked;
    const profile = await this.policies.activeFor(asked.path, asked.day);
    if (kind === 'obstruction') {
      const level: IssueLevel = category === 'village' ? 'township' : 'county';
      return { recipients: [BODY_OF[level]], level, because: isRefusal(profile) ? [] : obstructionGround(profile) };
    }
    if (isRefusal(profile)) return kind === 'clue' ? profile : { recipients: [BODY_OF.township], level: 'township', because: [] };
    const { value, because } = kind === 'clue' ? clueChannel(profile, { roles, category }) : directChannel(profile, { roles, event: category });
    if (isRefusal(value)) return value;
    const recipients = value.recipients.length > 0 ? value.recipients : [BODY_OF.township];
    return { recipients, level: highestOf(recipients) ?? 'township', because };
  }

  /** Who looks into a villager's complaint: whom the document names, else the next level above the one it is about where somebody is neither he nor works with him. What is said about a published text is for the level above the village, in the steps the document names. */
  async complaint(issue: Pick<IssueEntity, 'path' | 'unitId' | 'category' | 'barred' | 'foundOn'>): Promise<Channel> {
    const profile = await this.policies.activeFor(issue.path, issue.foundOn);
    const asked = isRefusal(profile) || issue.category !== 'about_disclosure' ? null : disclosureComplaint(profile, { receivedOn: issue.foundOn });
    const found = isRefusal(profile) || issue.category === 'about_disclosure' ? null : complaintChannel(profile);
    const named = !found || isRefusal(found.value) ? [] : found.value.recipients;
    const because = (found ?? asked)?.because ?? [];
    const due = asked && !isRefusal(asked.value) ? asked.value.due : null;
    const levels: IssueLevel[] = issue.category === 'about_township' ? ['county'] : ['township', 'county'];
    for (const parties of [named, ...levels.map(level => [BODY_OF[level]])]) {
      const recipients = parties.filter(party => ISSUE_LEVELS.indexOf(highestOf([party]) ?? 'village') >= ISSUE_LEVELS.indexOf(levels[0]));
      const holders = (await Promise.all(recipients.map(party => this.holdersOf(party, issue, issue.foundOn)))).flat();
      if (holders.some(({ personId }) => !(issue.barred ?? []).includes(personId))) return { recipients, level: highestOf(recipients) ?? levels[0], because, due };
    }
    return { recipients: [BODY_OF.county], level: 'county', because, due };
  }

  /** To whom an issue is reported next: from the village to those the document names, else to the next level; null above the county. */
  async upwards(issue: IssueEntity): Promise<Channel | null> {
    const level = nextLevel(issue.level);
    if (level === null) return null;
    const { report, because } = await this.found(issue);
    if (issue.level === 'village' && report.length > 0) return { recipients: report, level: highestOf(report) ?? level, because };
    return { recipients: [BODY_OF[level]], level, because: [] };
  }

  /** Does it stand in the ledger, and has it to be reported? Null where the document says nothing of a ledger. */
  async ledger(issue: IssueEntity): Promise<IssueLedger | null> {
    if (issue.kind !== 'problem' && issue.kind !== 'dispute') return null;
    const { required, report, because, names } = await this.found(issue);
    if (because.length === 0) return null;
    const isWaiting = UNDONE_STATES.includes(issue.state) && issue.state !== 'answered' && issue.escalatedAt === null;
    return { required, report: isWaiting ? report.map(party => nameOfRole(party, names)) : [], because };
  }

  /** What the documents call the roles of the place. */
  async namesAt(path: string, day: Day): Promise<Record<string, string>> {
    const profile = await this.policies.activeFor(path, day);
    return isRefusal(profile) ? {} : profile.roles;
  }

  /** The people who act for a role or a body at the place of the issue. */
  async holdersOf(party: string, { path, unitId }: Pick<IssueEntity, 'path' | 'unitId'>, on: Day): Promise<Holder[]> {
    const seats = seatsOf(party);
    return seats.length > 0 ? this.holders.holders(seats.join('|'), { path, unitId }, on) : [];
  }

  private async found(issue: IssueEntity): Promise<{ required: boolean; report: string[]; because: Reason[]; names: Record<string, string> }> {
    const profile = await this.policies.activeFor(issue.path, issue.foundOn);
    if (isRefusal(profile)) return { required: false, report: [], because: [], names: {} };
    const isSolved = issue.answeredOn !== null && ['answered', 'closed'].includes(issue.state);
    const { value, because } = issueLedger(profile, { foundOn: issue.foundOn, resolvedOn: isSolved ? issue.answeredOn : null, largeMassDemand: issue.massDemand });
    return isRefusal(value) ? { required: false, report: [], because: [], names: profile.roles } : { required: value.ledgerRequired, report: value.escalateTo, because, names: profile.roles };
  }
}

/** It came to the server on a later day than the phone wrote it down. */
export function cameLate({ claimedAt, raisedAt }: Pick<IssueEntity, 'claimedAt' | 'raisedAt'>): boolean {
  return dayOf(claimedAt) < dayOf(raisedAt);
}
