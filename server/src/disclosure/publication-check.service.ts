import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { PublicationDetail } from '@village/shared/contract/publication';
import type { CheckPublicationInput, SupervisionInput } from '@village/shared/contract/publication.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfStep } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import { disclosureSupervision } from '@village/shared/rules/disclosure-supervision';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { paperFile, type Paper, type PaperKind } from '../common/paper';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { VillagerService } from '../issue/villager.service';
import { PolicyService } from '../policy/policy.service';
import { BoardPlaceService } from './board-place.service';
import { PublicationCheckEntity, PublicationEntity } from './publication.entity';
import { PublicationService } from './publication.service';

/** The supervision of what is published: each check, and what is told of a year's checks. */
@Injectable()
export class PublicationCheckService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly places: BoardPlaceService, private readonly publications: PublicationService, private readonly policies: PolicyService,
    private readonly villagers: VillagerService,
  ) {}

  async check({ id, day, checkedBy, points, remark }: CheckPublicationInput, who: Who): Promise<PublicationDetail | Refusal> {
    const row = await this.publications.seen(id, who);
    if (!(await this.publications.mayOf(row, who)).check) return refuse('check_not_yours', '检查由起草和公开以外的人登记，而且要在公开以后。');
    if (day > this.clock.today()) return refuse('day_ahead', '检查的日期还没有到，请改。', { field: 'day' });
    if (day < row.publishedOn!) return refuse('day_before', `检查的日期在公开以前（${row.publishedOn!}公开），请改。`, { field: 'day' });
    const { points: asked } = await this.publications.supervisionOf(row);
    const missing = asked.find(({ point }) => points.every(given => given.point !== point));
    if (missing) return refuse('point_missing', `按制度要检查“${missing.name}”，请说明是不是符合。`, { field: 'points' });
    const isBad = points.some(({ good }) => !good);
    if (isBad && !remark.trim()) return refuse('remark_missing', '有不符合的，请写明发现了什么问题。', { field: 'remark' });
    await this.db.of(PublicationCheckEntity).insert({ id: newId(), publicationId: id, day, checkedBy: checkedBy.trim(), points: points.map(({ point, good }) => ({ point, good })), remark: remark.trim(), writtenBy: who.personId, at: this.clock.now() });
    await this.journal.note(who, 'disclosure.check', id, row.villageId);
    return this.publications.detail(row, who);
  }

  /** What the supervisors tell those they report to: what was published in a year, what was checked and found. */
  async report({ villageId, year }: SupervisionInput, kind: PaperKind, who: Who): Promise<FileReply | Refusal> {
    const village = await this.places.of(villageId, who, 'disclosure.read');
    const profile = await this.policies.activeFor(village.path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const { value, because } = disclosureSupervision(profile);
    if (isRefusal(value)) return value;
    const rows = await this.db.of(PublicationEntity).find({ where: { villageId, state: 'published', publishedOn: Between(`${year}-01-01`, `${year}-12-31`) }, order: { publishedOn: 'ASC', id: 'ASC' } });
    const checks = await this.publications.checksOf(rows.map(({ id }) => id));
    const { said, answered } = await this.villagers.saidOfPublished(villageId, year);
    const paper: Paper = {
      title: `${village.name}${year}年公开监督报告`, subtitle: `报告给：${value.reportTo.map(party => nameOfStep(party, profile.roles)).join('、')}`,
      parts: [
        { kind: 'text', text: `全年公开 ${rows.length} 项，检查 ${rows.filter(({ id }) => checks.has(id)).length} 项。收到群众对公开内容的意见 ${said} 件，答复 ${answered} 件。${because.map(({ text }) => text).join('；')}。` },
        {
          kind: 'table', empty: '这一年没有公开的内容',
          columns: [{ name: '公开日期', share: 2 }, { name: '公开内容', share: 4 }, { name: '检查', share: 3 }, ...value.checkPoints.map(point => ({ name: nameOfWord(point), share: 1.6, align: 'center' as const })), { name: '发现的问题', share: 4 }],
          rows: rows.map(({ id, publishedOn, title, version }) => {
            const last = checks.get(id)?.[0];
            const result = (point: string) => { const found = last?.points.find(each => each.point === point); return found ? (found.good ? '符合' : '不符合') : '未检查'; };
            return [publishedOn!, version > 1 ? `${title}（第 ${version} 版）` : title, last ? `${last.day} ${last.checkedBy}` : '', ...value.checkPoints.map(result), last?.remark ?? ''];
          }),
        },
      ],
      signatures: [{ role: nameOfStep(value.executedBy, profile.roles) }],
    };
    return { file: await paperFile(paper, kind), name: `${paper.title}.${kind}` };
  }
}
