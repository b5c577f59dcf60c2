import { Injectable, NotFoundException } from '@nestjs/common';
import type { EmergencyContact, EmergencyPlan } from '@village/shared/contract/emergency';
import type { EmergencyInput, SaveEmergencyInput } from '@village/shared/contract/emergency.input';
import type { Organisation } from '@village/shared/contract/organisation';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { emergencyDuty } from '@village/shared/rules/emergency-duty';
import { directChannel } from '@village/shared/rules/issue-channel';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Secret } from '../common/secret';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { IssueService } from '../issue/issue.service';
import { maskPhone, PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { CallListService } from './call-list.service';
import { EmergencyPlanEntity } from './project.entity';
import { reaches, standsAt } from './reach';

/** What to do when something breaks in: the people come from the roster, only the text and the numbers of others are written down. */
@Injectable()
export class EmergencyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly secret: Secret, private readonly people: PersonService, private readonly policies: PolicyService,
    private readonly calls: CallListService, private readonly issues: IssueService,
  ) {}

  async plan({ villageId }: EmergencyInput, who: Who): Promise<EmergencyPlan> {
    return this.reply(await this.calls.village(villageId, who), who);
  }

  /** Each save is the next version; of two at once the second is told. */
  async save({ villageId, version, text, contacts }: SaveEmergencyInput, who: Who): Promise<EmergencyPlan | Refusal> {
    const village = await this.calls.village(villageId, who);
    if (!standsAt(village.path, who, 'plan.write') && !reaches(village.path, who, 'plan.review')) throw new NotFoundException();
    const wrong = contacts.find(({ phone }) => !/^\d[\d-]{2,18}$/.test(phone.trim()));
    if (wrong) return refuse('phone_wrong', `“${wrong.name}”的电话要写数字，如 119 或 0477-8000000。`, { field: 'contacts' });
    const latest = await this.latest(villageId);
    if ((latest?.version ?? 0) !== version) return refuse('plan_changed', '刚才有人改过预案，请看过最新的再改。', { field: 'version' });
    try {
      await this.db.of(EmergencyPlanEntity).insert({
        id: newId(), villageId, version: version + 1, text: text.trim(), contacts: contacts.map(({ name, duty, phone }) => ({ name: name.trim(), duty: duty.trim(), sealed: this.secret.seal(phone.trim()) })), savedBy: who.personId, savedAt: this.clock.now(),
      });
    } catch (error) {
      if (isDuplicate(error)) return refuse('plan_changed', '刚才有人改过预案，请看过最新的再改。', { field: 'version' });
      throw error;
    }
    return this.reply(village, who);
  }

  private async reply(village: Organisation, who: Who): Promise<EmergencyPlan> {
    const latest = await this.latest(village.id);
    const profile = await this.policies.activeFor(village.path, this.clock.today());
    const duty = isRefusal(profile) ? { value: { firstResponsible: null, members: [] }, because: [] } : emergencyDuty(profile);
    const channel = isRefusal(profile) ? null : directChannel(profile, { roles: ['team_member', 'village_cadre'], event: 'natural_disaster' });
    const named = channel && !isRefusal(channel.value) ? channel.value.recipients : [];
    const names = isRefusal(profile) ? {} : profile.roles;
    // Whoever has to act in an emergency sees whole numbers; who only reads along does not.
    const whole = reaches(village.path, who, 'plan.act');
    const shown = ({ name, duty: does, phone }: EmergencyContact): EmergencyContact => ({ name, duty: does, phone: whole ? phone : maskPhone(phone) });
    const groups = await this.calls.groups(village.path, duty.value.firstResponsible, names);
    return {
      villageId: village.id, villageName: village.name, version: latest?.version ?? 0, text: latest?.text ?? '', savedByName: latest ? (await this.people.personById(latest.savedBy))?.name ?? '' : null, savedAt: latest?.savedAt ?? null,
      firstResponsible: duty.value.firstResponsible ? nameOfRole(duty.value.firstResponsible, names) : '', members: duty.value.members,
      chain: named.length > 0 ? named.map(party => nameOfRole(party, names)) : ['乡镇'], because: [...duty.because, ...(channel?.because ?? [])],
      groups: groups.map(group => ({ name: group.name, contacts: group.contacts.map(shown) })),
      others: (latest?.contacts ?? []).map(({ name, duty: does, sealed }) => shown({ name, duty: does, phone: this.secret.open(sealed) })),
      events: (await this.issues.directIn(village.id)).map(({ id, title, state, foundOn }) => ({ id, title, state, foundOn })),
      may: { write: standsAt(village.path, who, 'plan.write') || reaches(village.path, who, 'plan.review'), raise: may(who, 'issue.raise') },
    };
  }

  private async latest(villageId: string): Promise<EmergencyPlanEntity | null> {
    const [row] = await this.db.of(EmergencyPlanEntity).find({ where: { villageId }, order: { version: 'DESC' }, take: 1 });
    return row ?? null;
  }
}
