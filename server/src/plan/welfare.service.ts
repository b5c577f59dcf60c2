import { Injectable } from '@nestjs/common';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { WelfareLine } from '@village/shared/contract/support';
import type { WelfareInput, WelfareXlsxInput } from '@village/shared/contract/support.input';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { LEADING_ROLES, ROLES } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { cyclesFrom } from '@village/shared/rules/cadence';
import type { Calendar } from '@village/shared/rules/calendar';
import { valueOf } from '@village/shared/rules/due-item';
import { insuranceCover, type Cover } from '@village/shared/rules/insurance-cover';
import { medicalCheck } from '@village/shared/rules/welfare-duty';
import { listBook } from '../common/list-book';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { ALWAYS, Clock } from '../common/time';
import type { Who } from '../common/who';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import { PolicyService } from '../policy/policy.service';
import { RecordService } from '../record/record.service';
import { placeGrants } from './reach';
import { WelfareFactService } from './welfare-fact.service';

const PAGE_SIZE = 20;

interface Served {
  member: Member;
  from: Day;
  team: TeamPlace;
}

/** Whether each cadre is insured and had his medical check this year, read from the entries whenever somebody looks. */
@Injectable()
export class WelfareService {
  constructor(
    private readonly clock: Clock, private readonly teams: TeamService, private readonly units: UnitService, private readonly policies: PolicyService, private readonly records: RecordService,
    private readonly facts: WelfareFactService,
  ) {}

  async list({ page = 1, search }: WelfareInput, who: Who): Promise<Page<WelfareLine>> {
    const lines = await this.lines(search, who);
    return pageOf(lines, page, PAGE_SIZE);
  }

  async xlsx({ search }: WelfareXlsxInput, who: Who): Promise<FileReply> {
    return { file: await welfareBook(await this.lines(search, who), this.clock.today()), name: `保险和体检 ${this.clock.today()}.xlsx` };
  }

  /** Whoever lacks something stands first. */
  private async lines(search = '', who: Who): Promise<WelfareLine[]> {
    const served = await this.served(who);
    const units = await this.units.unitsByIds([...new Set(served.flatMap(({ member }) => member.unitId ?? []))]);
    const wanted = served.filter(({ member, team }) => [member.name, team.villageName, units.get(member.unitId ?? '')?.name ?? ''].some(name => isNamed(name, search)));
    const today = this.clock.today();
    const ids = wanted.map(({ member }) => member.personId);
    const covers = await this.facts.coversOf(ids, [...new Set(wanted.map(({ team }) => team.id))], today);
    const entries = ids.length ? await this.records.recordsOf({ personIds: ids, kinds: ['medical_check', 'medical_claim'] }, ALWAYS) : [];
    const profiles = new Map<string, Profile | Refusal>();
    for (const path of new Set(wanted.map(({ team }) => team.path))) profiles.set(path, await this.policies.activeFor(path, today));
    const calendar = await this.policies.calendar();
    return wanted.map(({ member, from, team }): WelfareLine => {
      const own = entries.filter(({ personId }) => personId === member.personId);
      const going = new Set(own.filter(({ kind }) => kind === 'medical_claim').map(({ threadId }) => threadId));
      for (const { threadId, closes } of own) if (closes) going.delete(threadId);
      const profile = profiles.get(team.path)!;
      return {
        personId: member.personId, name: member.name, unitName: units.get(member.unitId ?? '')?.name ?? null, villageName: team.villageName,
        insurance: insuranceOf(profile, today, from, covers.get(member.personId) ?? []), check: checkOf(profile, calendar, today, own.filter(({ kind }) => kind === 'medical_check').map(({ day }) => day)), claims: going.size,
      };
    }).sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }

  /** All of a place for whoever leads there, all of a unit for the unit; a cadre himself. */
  private async served(who: Who): Promise<Served[]> {
    const today = this.clock.today();
    const grants = placeGrants(who, 'plan.read').filter(({ role }) => ROLES[role].level !== 'team' || LEADING_ROLES.includes(role));
    const [leading, above] = [grants.filter(({ role }) => ROLES[role].level === 'team'), grants.filter(({ role }) => ROLES[role].level !== 'team')];
    const teams = await this.teams.teamsIn({ paths: above.map(({ path }) => path), teams: leading.flatMap(({ teamId }) => teamId ?? []) }, today);
    const sent = await this.teams.membersOfUnits(who.grants.filter(({ role }) => ROLES[role].level === 'unit').map(({ organisationId }) => organisationId), today, today);
    const members = [...await this.teams.membersOf(teams.map(({ id }) => id), today, today), ...sent, ...await this.teams.membersById([who.personId], today, today)];
    const places = new Map([...teams, ...(await this.teams.teamsByIds([...new Set(members.flatMap(({ terms }) => terms.map(({ teamId }) => teamId)))])).values()].map(team => [team.id, team]));
    return [...new Map(members.map(member => [member.personId, { member, from: member.terms[0].from, team: places.get(member.terms[0].teamId)! }])).values()];
  }
}

function insuranceOf(profile: Profile | Refusal, today: Day, since: Day, covers: readonly Cover[]): WelfareLine['insurance'] {
  const year = today.slice(0, 4);
  const from = since > `${year}-01-01` ? since : `${year}-01-01`;
  if (isRefusal(profile) || !('posting.insurance' in profile.values)) return { state: 'unasked', coveredUntil: null, tooLow: false, because: [] };
  const { value, because } = insuranceCover(profile, { from, to: `${year}-12-31`, covers });
  if (isRefusal(value)) return { state: 'unasked', coveredUntil: null, tooLow: false, because };
  return { state: value.coveredUntil !== null && value.coveredUntil >= today ? 'kept' : 'wanting', coveredUntil: value.coveredUntil, tooLow: value.tooLow, because };
}

function checkOf(profile: Profile | Refusal, calendar: Calendar, today: Day, checks: readonly Day[]): WelfareLine['check'] {
  const lastDay = checks.at(-1) ?? null;
  if (isRefusal(profile) || !('posting.medical_check' in profile.values)) return { state: 'unasked', lastDay, because: [] };
  const { value: rule, because: blank } = valueOf(profile, read => read('posting.medical_check'));
  if (rule === null) return { state: 'unasked', lastDay, because: blank };
  const [cycle] = cyclesFrom(rule.per, today, today);
  const { value, because } = medicalCheck(profile, calendar, { period: cycle.name, checks });
  return { state: !isRefusal(value) && value.compliant ? 'kept' : 'wanting', lastDay, because };
}

function orderOf({ insurance, check, villageName, name }: WelfareLine): string {
  return `${insurance.state === 'wanting' || check.state === 'wanting' ? 0 : 1} ${villageName}\n${name}`;
}

function welfareBook(lines: readonly WelfareLine[], today: Day): Promise<Uint8Array> {
  return listBook({
    name: '保险和体检', title: '驻村干部保险和体检', subtitle: `截至 ${today}`, columns: [['姓名', 12], ['派出单位', 24], ['村', 16], ['意外险', 12], ['保到哪天', 14], ['体检', 12], ['最近体检', 14], ['在办的医疗和理赔（件）', 22]],
    rows: lines.map(({ name, unitName, villageName, insurance, check, claims }) => [
      name, unitName ?? '', villageName, INSURANCE_WORDS[insurance.state], insurance.coveredUntil ?? '', CHECK_WORDS[check.state], check.lastDay ?? '', claims,
    ]),
  });
}

const INSURANCE_WORDS = { kept: '在保', wanting: '没有在保', unasked: '制度没有写' } as const;
const CHECK_WORDS = { kept: '已体检', wanting: '还没有', unasked: '制度没有写' } as const;
