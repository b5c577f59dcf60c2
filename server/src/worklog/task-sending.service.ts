import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Organisation } from '@village/shared/contract/organisation';
import { PRECINCT_KIND_NAMES } from '@village/shared/contract/precinct';
import type { TaskSendingReply } from '@village/shared/contract/worklog';
import { addDays, type Day } from '@village/shared/kernel/day';
import { type Clause, isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { taskSending } from '@village/shared/rules/task-sending';
import { ArrangementService } from '../attendance/arrangement.service';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { TaskRecipientService } from './task-recipient.service';
import { TaskListEntity } from './worklog.entity';

/** Lists are sent for the office days of the next weeks. */
const DAYS_AHEAD = 28;
/** So many days before an office day its department is reminded. */
const DAYS_NEAR = 2;

/** What a department has to know before it sends a list: for which office days, as the regulation has them and as the township moved them; for which villages; who gets it. */
@Injectable()
export class TaskSendingService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly people: PersonService, private readonly policies: PolicyService,
    private readonly arrangements: ArrangementService, private readonly recipients: TaskRecipientService, private readonly db: Db,
  ) {}

  /** The townships for which this person sends lists; none where the document knows no list. */
  async sending(who: Who): Promise<TaskSendingReply[]> {
    const ids = who.grants.filter(grant => scopeOf(who, 'worklog.send').paths.includes(grant.path)).map(grant => grant.organisationId);
    const replies: TaskSendingReply[] = [];
    for (const place of (await this.organisations.organisationsByIds(ids)).values()) {
      const found = place.kind === 'township' ? await this.for(place, who) : null;
      if (found && !isRefusal(found)) replies.push(found);
    }
    return replies;
  }

  /** The lists that this department has not sent yet for an office day that is near. */
  async toSend(who: Who): Promise<{ townshipName: string; officeDay: Day; clauses: Clause[] }[]> {
    const [from, to] = [this.clock.today(), addDays(this.clock.today(), DAYS_NEAR)];
    const near = (await this.sending(who)).flatMap(({ townshipId, townshipName, officeDays, because }) =>
      officeDays.filter(day => day > from && day <= to).map(officeDay => ({ townshipId, townshipName, officeDay, clauses: because.flatMap(reason => reason.clauses) })));
    const sent = near.length === 0 ? [] : await this.db.of(TaskListEntity).find({ select: { townshipId: true, officeDay: true }, where: { sentBy: who.personId, officeDay: In(near.map(({ officeDay }) => officeDay)) } });
    return near.filter(each => sent.every(list => list.townshipId !== each.townshipId || list.officeDay !== each.officeDay));
  }

  async for(place: Organisation, who: Who): Promise<TaskSendingReply | Refusal> {
    const today = this.clock.today();
    const profile = await this.policies.activeFor(place.path, today);
    if (isRefusal(profile)) return profile;
    const days = { from: today, to: addDays(today, DAYS_AHEAD) };
    const { value, because } = taskSending(profile, await this.policies.calendar(), { ...days, reschedules: await this.arrangements.movesAt(place.path, days.from, days.to) });
    if (isRefusal(value)) return value;
    const person = await this.people.personById(who.personId);
    const villages = await this.villagesOf(place.path);
    const groups = await this.recipients.groupsOf(place.id, today);
    return {
      townshipId: place.id, townshipName: place.name, departmentName: person?.post ?? person?.name ?? '', ...value, villages, because,
      groups: groups.map(({ id, kind, name, villages: within }) => ({ id, name: `${PRECINCT_KIND_NAMES[kind]}：${name}`, villageIds: within.map(village => village.id) })),
      lacking: this.recipients.wordsOf(await this.recipients.of(value.recipients, place.id, villages, today)),
    };
  }

  async villagesOf(path: string): Promise<{ id: string; name: string }[]> {
    return (await this.organisations.organisationsBelow(path)).filter(each => each.kind === 'village').map(({ id, name }) => ({ id, name }));
  }
}
