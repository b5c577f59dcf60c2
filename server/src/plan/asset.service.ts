import { Injectable, NotFoundException } from '@nestjs/common';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { AssetLine } from '@village/shared/contract/project';
import type { AssetsXlsxInput, ProjectsInput } from '@village/shared/contract/project.input';
import type { Day } from '@village/shared/kernel/day';
import { recordKind } from '@village/shared/kernel/record-kind';
import { assetKey, assetStock } from '@village/shared/rules/asset-stock';
import { listBook } from '../common/list-book';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { ALWAYS, Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { RecordService, type RecordFact } from '../record/record.service';
import { placeGrants, reaches } from './reach';

const PAGE_SIZE = 20;
const SORTS = recordKind('asset').fields.sort.options ?? {};

/** What villages and teams have of things, added up from the entries whenever somebody looks. */
@Injectable()
export class AssetService {
  constructor(private readonly clock: Clock, private readonly records: RecordService, private readonly organisations: OrganisationService) {}

  async list({ page = 1, ...wanted }: ProjectsInput, who: Who): Promise<Page<AssetLine>> {
    const lines = await this.lines(wanted, who);
    return pageOf(lines, page, PAGE_SIZE);
  }

  async xlsx(input: AssetsXlsxInput, who: Who): Promise<FileReply> {
    return { file: await assetBook(await this.lines(input, who), this.clock.today()), name: `物资结存 ${this.clock.today()}.xlsx` };
  }

  /** What does not agree with its last count or is below zero stands first. */
  private async lines({ placeId, search = '' }: AssetsXlsxInput, who: Who): Promise<AssetLine[]> {
    const paths = placeId ? [await this.pathOf(placeId, who)] : [...new Set(placeGrants(who, 'plan.read').map(({ path }) => path))];
    const entries = new Map<string, RecordFact>();
    for (const path of paths) for (const entry of await this.records.recordsOf({ path, kinds: ['asset'] }, ALWAYS)) entries.set(entry.id, entry);
    const groups = new Map<string, RecordFact[]>();
    for (const entry of entries.values()) groups.set(assetKey(entry), [...groups.get(assetKey(entry)) ?? [], entry]);
    const villages = await this.organisations.organisationsByIds([...new Set([...entries.values()].map(({ villageId }) => villageId))]);
    const lines = [...groups.values()].map((group): AssetLine => {
      const { sort, ...stock } = assetStock(group);
      return { ...stock, sortName: SORTS[sort] ?? '', villageId: group[0].villageId, villageName: villages.get(group[0].villageId)?.name ?? '' };
    });
    return lines.filter(({ title, villageName, custodian }) => [title, villageName, custodian].some(name => isNamed(name, search))).sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }

  private async pathOf(placeId: string, who: Who): Promise<string> {
    const place = await this.organisations.organisationById(placeId);
    if (!place || !reaches(place.path, who, 'plan.read')) throw new NotFoundException();
    return place.path;
  }
}

function assetBook(lines: readonly AssetLine[], today: Day): Promise<Uint8Array> {
  return listBook({
    name: '物资结存', title: '物资结存', subtitle: `截至 ${today}，按入账、领用和盘点的记录算`, columns: [['村', 16], ['名称', 20], ['哪一类', 12], ['结存（件）', 12], ['谁保管', 14], ['最近登记', 14], ['最近盘点', 14], ['盘点多出（少为负）', 18]],
    rows: lines.map(({ villageName, title, sortName, quantity, custodian, lastDay, countedOn, difference }) => [villageName, title, sortName, quantity, custodian, lastDay, countedOn ?? '没有盘点过', countedOn ? difference : '']),
  });
}

function orderOf({ difference, quantity, villageName, title }: AssetLine): string {
  return `${difference !== 0 || quantity < 0 ? 0 : 1} ${villageName}\n${title}`;
}
