import { Injectable } from '@nestjs/common';
import type { HandoverFact, HandoverSection } from '@village/shared/contract/handover';
import type { HandedOn } from '@village/shared/contract/handover-words';
import { dayText } from '@village/shared/kernel/day';
import { RECORD_KINDS, type RecordKind } from '@village/shared/kernel/record-kind';
import { nameOfRole } from '@village/shared/kernel/role';
import { HANDOVER_NAMES } from '@village/shared/kernel/word';
import { yuan } from '@village/shared/kernel/money';
import { assetKey, assetStock } from '@village/shared/rules/asset-stock';
import { projectStanding } from '@village/shared/rules/project-thread';
import { ALWAYS } from '../common/time';
import { HouseholdFactsService } from '../household/household-facts.service';
import { HouseholdHandOverService } from '../household/hand-over.service';
import { IssueHandOverService } from '../issue/hand-over.service';
import { DecisionHandOverService } from '../meeting/hand-over.service';
import { PlanHandOverService } from '../plan/hand-over.service';
import { RecordService, type RecordFact } from '../record/record.service';
import type { HandoverEntity } from './posting.entity';
import { TeamStandingService } from './team-standing.service';

/** Longer lists are read where they stand. */
const MOST_LINES = 30;

type Of = Pick<HandoverEntity, 'personId' | 'role' | 'teamId' | 'villageId' | 'path' | 'items'>;

/** What the system knows of each item that is handed over, drawn whenever somebody looks. */
@Injectable()
export class HandoverFactsService {
  constructor(
    private readonly issues: IssueHandOverService, private readonly decisions: DecisionHandOverService, private readonly plans: PlanHandOverService,
    private readonly households: HouseholdHandOverService, private readonly village: HouseholdFactsService, private readonly records: RecordService, private readonly standings: TeamStandingService,
  ) {}

  /** The items of the document first, with what he wrote; what the document does not list is shown as it stands. */
  async sections(of: Of, listed: readonly string[]): Promise<HandoverSection[]> {
    const facts = await this.facts(of);
    const items = [...listed, ...Object.keys(HANDOVER_NAMES).filter(item => !listed.includes(item))];
    return items.map(item => {
      const written = of.items.find(each => each.item === item);
      return { item, name: HANDOVER_NAMES[item] ?? item, listed: listed.includes(item), facts: facts[item] ?? [], text: written?.text ?? '', clear: written?.clear ?? false };
    });
  }

  /** How much would go on to whoever takes over. */
  async open({ personId, path, teamId, villageId }: Of): Promise<{ what: HandedOn; count: number }[]> {
    const [issues, decisions, items, pairs, contacts] = [
      await this.issues.heldBy(personId, path), await this.decisions.heldBy(personId, path), await this.plans.heldBy(personId, path), await this.households.pairedWith(personId, villageId), await this.households.contactsOf(personId, teamId),
    ];
    return [
      { what: 'issues', count: issues.length }, { what: 'decisions', count: decisions.length }, { what: 'plan_items', count: items.length }, { what: 'households', count: pairs.length }, { what: 'contacts', count: contacts.length },
    ];
  }

  private async facts(of: Of): Promise<Record<string, HandoverFact[]>> {
    return {
      duties: await this.duties(of), village_and_people_situation: await this.situation(of), unfinished_work: await this.unfinished(of),
      ledgers_and_materials: await this.ledgers(of), funds_and_assets: await this.things(of),
    };
  }

  private async duties({ personId, role, teamId, villageId }: Of): Promise<HandoverFact[]> {
    const [pairs, contacts] = [await this.households.pairedWith(personId, villageId), await this.households.contactsOf(personId, teamId)];
    const division = (await this.standings.divisionsOf(teamId)).get(personId);
    return [
      { text: `在工作队任${nameOfRole(role)}${division ? `，分工：${division}` : ''}`, page: null },
      { text: `结对联系 ${pairs.length} 户${pairs.length ? `：${pairs.slice(0, MOST_LINES).map(({ name }) => name).join('、')}${pairs.length > MOST_LINES ? '等' : ''}` : ''}`, page: `/pages/household/list/index?villageId=${villageId}` },
      { text: `经常联系的群众 ${contacts.length} 人`, page: `/pages/household/contacts/index?personId=${personId}` },
    ];
  }

  private async situation({ personId, path, villageId }: Of): Promise<HandoverFact[]> {
    const [households, visits] = [await this.village.countIn(villageId), await this.records.countsOf({ personIds: [personId], path, kinds: ['visit'] }, ALWAYS)];
    return [
      { text: households === null ? '农户台账还没有登记' : `全村在册 ${households} 户`, page: `/pages/household/list/index?villageId=${villageId}` },
      { text: `本人入户走访 ${visits.get('visit') ?? 0} 次`, page: null },
    ];
  }

  private async unfinished({ personId, path }: Of): Promise<HandoverFact[]> {
    const by = (due: string | null) => (due ? `，${dayText(due)}前办完` : '');
    const facts = [
      ...(await this.issues.heldBy(personId, path)).map(({ id, title, due }) => ({ text: `问题：${title}${by(due)}`, page: `/pages/issue/detail/index?id=${id}` })),
      ...(await this.decisions.heldBy(personId, path)).map(({ id, text, due }) => ({ text: `会议定的：${text}${by(due)}`, page: `/pages/meeting/decision/index?id=${id}` })),
      ...(await this.plans.heldBy(personId, path)).map(({ id, title, due }) => ({ text: `计划：${title}${by(due)}`, page: `/pages/plan/item/index?id=${id}` })),
    ];
    return facts.length ? facts : [{ text: '系统里没有他名下没办完的事', page: null }];
  }

  private async ledgers({ personId, path, teamId }: Of): Promise<HandoverFact[]> {
    const counts = [...await this.records.countsOf({ personIds: [personId], path }, ALWAYS)].sort(([, one], [, other]) => other - one);
    const text = counts.map(([kind, count]: [RecordKind, number]) => `${RECORD_KINDS[kind].name} ${count} 条`).join('、');
    return [{ text: text === '' ? '本人没有登记过工作记录' : `本人登记：${text}`, page: null }, { text: '工作队的档案和还缺的材料，列在“档案”里', page: `/pages/archive/team/index?teamId=${teamId}` }];
  }

  private async things({ personId, path }: Of): Promise<HandoverFact[]> {
    const groups = new Map<string, RecordFact[]>();
    for (const entry of await this.records.recordsOf({ path, kinds: ['asset'] }, ALWAYS)) {
      const key = assetKey(entry);
      groups.set(key, [...groups.get(key) ?? [], entry]);
    }
    const stock = [...groups.values()].map(entries => assetStock(entries)).map(({ title, quantity, custodian }) => ({ text: `${title} ${quantity} 件${custodian ? `，${custodian}保管` : ''}`, page: '/pages/plan/assets/index' }));
    const threads = new Map<string, RecordFact[]>();
    for (const entry of await this.records.recordsOf({ path, kinds: ['project'] }, ALWAYS)) threads.set(entry.threadId, [...threads.get(entry.threadId) ?? [], entry]);
    const projects = [...threads].filter(([, entries]) => entries.some(entry => entry.personId === personId)).map(([id, entries]) => {
      const { title, fundsFen, spentFen } = projectStanding(entries);
      return { text: `项目：${title}，到位 ${yuan(fundsFen)} 元，已用 ${yuan(spentFen)} 元`, page: `/pages/plan/project/index?id=${id}` };
    });
    const moved = await this.records.recordsOf({ path, kinds: ['fund'] }, ALWAYS);
    const sum = (change: 'in' | 'out') => moved.filter(({ answers }) => answers.change === change).reduce((total, { answers }) => total + Number(answers.amount ?? 0), 0);
    const funds = moved.length ? [{ text: `经费：收入 ${yuan(sum('in'))} 元，支出 ${yuan(sum('out'))} 元，结余 ${yuan(sum('in') - sum('out'))} 元`, page: null }] : [];
    const facts = [...funds, ...projects, ...stock.slice(0, MOST_LINES)];
    return facts.length ? facts : [{ text: '没有登记过经费、项目和物资', page: null }];
  }
}
