import { Injectable, NotFoundException } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import { dayOf, type Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { paperFile, type PaperKind } from '../common/paper';
import { Secret } from '../common/secret';
import type { Who } from '../common/who';
import { maskPhone, PersonService } from '../organisation/person.service';
import { CallListService } from './call-list.service';
import { EmergencyPlanEntity } from './project.entity';
import { reaches } from './reach';

/** The versions of the emergency plan of a village as papers. */
@Injectable()
export class EmergencyPaperService {
  constructor(private readonly db: Db, private readonly secret: Secret, private readonly people: PersonService, private readonly calls: CallListService) {}

  /** The versions that counted in these days, the one that stood before them included; none for whoever does not reach the village. */
  async kept({ villageId, path, from, to }: { villageId: string; path: string; from: Day; to: Day }, who: Who): Promise<{ version: number; day: Day; savedBy: string }[]> {
    if (!reaches(path, who, 'plan.read')) return [];
    const rows = await this.db.of(EmergencyPlanEntity).find({ where: { villageId }, order: { version: 'ASC' }, select: { id: true, version: true, savedAt: true, savedBy: true } });
    const versions = rows.map(({ version, savedAt, savedBy }) => ({ version, day: dayOf(savedAt), savedBy }));
    return versions.filter(({ day }, index) => day <= to && (day >= from || !versions[index + 1] || versions[index + 1].day > from));
  }

  async paper({ villageId, version }: { villageId: string; version: number }, kind: PaperKind, who: Who): Promise<FileReply> {
    const village = await this.calls.village(villageId, who);
    const row = await this.db.of(EmergencyPlanEntity).findOneBy({ villageId, version });
    if (!row) throw new NotFoundException();
    const saver = (await this.people.personById(row.savedBy))?.name ?? '';
    // As on the page: whoever has to act in an emergency sees whole numbers.
    const whole = reaches(village.path, who, 'plan.act');
    const phoneOf = (sealed: string) => (whole ? this.secret.open(sealed) : maskPhone(this.secret.open(sealed)));
    const title = '突发事件应急预案';
    const file = await paperFile({
      title, subtitle: village.name, number: `第 ${version} 版`,
      parts: [
        { kind: 'heading', text: '处置办法' }, { kind: 'text', text: row.text || '没有写处置办法。' }, { kind: 'heading', text: '其他电话' },
        { kind: 'table', columns: [{ name: '名称', share: 4 }, { name: '管什么', share: 4 }, { name: '电话', share: 3 }], rows: row.contacts.map(({ name, duty, sealed }) => [name, duty, phoneOf(sealed)]), empty: '没有登记其他电话' },
      ],
      signatures: [{ role: '填写人', name: saver, day: dayOf(row.savedAt) }],
    }, kind);
    return { file, name: `${title} ${village.name} 第 ${version} 版.${kind}` };
  }
}
