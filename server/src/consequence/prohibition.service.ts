import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ProhibitionReader, ProhibitionReaders, Prohibitions } from '@village/shared/contract/prohibition';
import type { ProhibitionReadersInput, SignProhibitionInput } from '@village/shared/contract/prohibition.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import { dayOf } from '@village/shared/kernel/day';
import { digestOf } from '@village/shared/kernel/digest';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { finding } from '@village/shared/policy/reading';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { listBook } from '../common/list-book';
import { isNamed } from '../common/pinyin';
import { pathAt } from '../common/path';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { ProhibitionReadingEntity } from './consequence.entity';

const PAGE_SIZE = 20;

/** The list of a place as it stands today; why not, where there is none. */
interface Listed {
  items: string[];
  version: string;
  profileId: string;
  documentTitle: string;
  because: Reason[];
  why: string | null;
}

/** Every cadre says that he has read what is forbidden where he serves; where the list changes, he reads it anew. */
@Injectable()
export class ProhibitionService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly teams: TeamService, private readonly policies: PolicyService) {}

  async mine(who: Who): Promise<Prohibitions | Refusal> {
    const team = await this.teams.teamOn(who.personId, this.clock.today());
    if (!team) return refuse('no_team', '您今天不在工作队任职，没有要读的禁止事项。');
    const { items, version, documentTitle, because, why } = await this.listOf(team.path);
    const reading = await this.db.of(ProhibitionReadingEntity).findOneBy({ personId: who.personId, version });
    return { placeName: team.villageName, documentTitle, items: items.map(word => ({ word, name: nameOfWord(word) })), version, signedAt: reading?.signedAt ?? null, because, why };
  }

  async sign({ version }: SignProhibitionInput, who: Who): Promise<Prohibitions | Refusal> {
    const shown = await this.mine(who);
    if (isRefusal(shown)) return shown;
    if (shown.why !== null) return refuse('nothing_to_sign', shown.why);
    if (shown.version !== version) return refuse('list_changed', '禁止事项刚刚变了，请刷新后重新读一遍。');
    const team = (await this.teams.teamOn(who.personId, this.clock.today()))!;
    const { items, profileId } = await this.listOf(team.path);
    try {
      await this.db.of(ProhibitionReadingEntity).insert({ id: newId(), personId: who.personId, version, items, profileId, signedAt: this.clock.now() } as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.mine(who);
    }
    await this.journal.note(who, 'consequence.read-prohibitions', who.personId);
    return this.mine(who);
  }

  /** Does the caller still have to read the list that is in force? */
  async waiting(who: Who): Promise<Prohibitions | null> {
    const shown = await this.mine(who);
    return isRefusal(shown) || shown.why !== null || shown.signedAt !== null ? null : shown;
  }

  async readers({ box = 'all', search = '', page = 1 }: ProhibitionReadersInput, who: Who): Promise<ProhibitionReaders> {
    const all = await this.all(who);
    const shown = all.filter(({ name, villageName, signedAt }) => (box === 'all' || signedAt === null) && (isNamed(name, search) || isNamed(villageName, search)));
    return { items: shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pageSize: PAGE_SIZE, total: shown.length, people: all.length, signed: all.filter(({ signedAt }) => signedAt !== null).length };
  }

  async xlsx({ box = 'all', search = '' }: ProhibitionReadersInput, who: Who): Promise<FileReply> {
    const rows = (await this.all(who)).filter(({ name, villageName, signedAt }) => (box === 'all' || signedAt === null) && (isNamed(name, search) || isNamed(villageName, search)));
    const file = await listBook({
      name: '签字名单', title: '禁止事项阅读签字名单', subtitle: `${this.clock.today()} 导出，共 ${rows.length} 人`, columns: [['序号', 6], ['姓名', 12], ['村', 16], ['任职从', 12], ['读过现在的一份', 22], ['读过以前的', 22]],
      rows: rows.map(({ name, villageName, since, signedAt, before }, index) => [index + 1, name, villageName, since, signedAt ? dayOf(signedAt) : '没有', before ? dayOf(before) : '']),
    });
    return { file, name: '禁止事项签字名单.xlsx' };
  }

  /** Of every cadre below the places of this person whose document has a list, by village. */
  private async all(who: Who): Promise<ProhibitionReader[]> {
    const today = this.clock.today();
    const teams = await this.teams.teamsIn({ paths: scopeOf(who, 'consequence.read').paths, teams: [] }, today);
    const lists = new Map<string, Listed>();
    for (const { path } of teams) {
      const township = pathAt(path, 'township')!;
      if (!lists.has(township)) lists.set(township, await this.listOf(path));
    }
    const asked = teams.filter(({ path }) => lists.get(pathAt(path, 'township')!)?.why === null);
    const members = await this.teams.membersOf(asked.map(({ id }) => id), today, today);
    const readings = members.length === 0 ? [] : await this.db.of(ProhibitionReadingEntity).find({ where: { personId: In(members.map(({ personId }) => personId)) }, order: { signedAt: 'DESC' } });
    const places = new Map(asked.map((team, index) => [team.id, { team, index }]));
    return members.map(({ personId, name, terms }) => {
      const { team, index } = places.get(terms[0].teamId)!;
      const { version } = lists.get(pathAt(team.path, 'township')!)!;
      const own = readings.filter(each => each.personId === personId);
      return { index, line: { personId, name, villageName: team.villageName, since: terms[0].from, signedAt: own.find(each => each.version === version)?.signedAt ?? null, before: own.find(each => each.version !== version)?.signedAt ?? null } };
    }).sort((one, other) => one.index - other.index).map(({ line }) => line);
  }

  private async listOf(path: string): Promise<Listed> {
    const none = { items: [], version: 'none', profileId: '', documentTitle: '', because: [] };
    const profile = await this.policies.activeFor(path, this.clock.today());
    if (isRefusal(profile)) return { ...none, why: profile.text };
    const { value, because } = finding(profile, read => {
      const items = read.where('posting.prohibitions');
      if (items) read.say(`不准做的事 ${items.length} 项`);
      return items;
    });
    const shown = { ...none, profileId: profile.id, documentTitle: profile.document.title, because };
    if (isRefusal(value)) return { ...shown, why: value.text };
    if (value === null || value.length === 0) return { ...shown, because: [], why: '当地的制度没有列禁止事项。' };
    return { ...shown, items: value, version: digestOf([profile.id, value]).slice(0, 32), why: null };
  }
}
