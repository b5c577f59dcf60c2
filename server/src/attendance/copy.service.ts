import { Injectable } from '@nestjs/common';
import { isRefusal } from '@village/shared/kernel/refusal';
import { isRole } from '@village/shared/kernel/role';
import { settlementSchedule } from '@village/shared/rules/settlement';
import { Clock } from '../common/time';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import type { Opened } from './opened.service';

/** Who acts for a dispatching unit where the document names the unit and nobody in it. */
const OF_UNIT = 'dispatching_unit_head|dispatching_unit_deputy|dispatching_unit_hr';

/** Tells those to whom the document sends the sealed sheet, and the units a copy of which goes to: each unit hears of its own people only. */
@Injectable()
export class CopyService {
  constructor(private readonly clock: Clock, private readonly people: PersonService, private readonly holders: HolderService, private readonly notices: NoticeService) {}

  async sealed({ place, copy, profile, calendar, now }: Opened): Promise<void> {
    const { value } = settlementSchedule(profile, calendar, { item: 'attendance_sheet', month: now.month });
    if (isRefusal(value) || copy === null) return;
    const title = `${place.name}${Number(now.month.slice(5))}月考勤表已经报送封存`;
    const page = `/pages/attendance/sheet/index?organisationId=${place.id}&month=${now.month}`;
    const parties = [...new Set([...value.submitTo, ...value.cc])];
    const unitSteps = parties.flatMap(party => (party === 'dispatching_unit' ? [OF_UNIT] : party.startsWith('dispatching_unit') ? [party] : []));
    const above = parties.filter(party => isRole(party) && !party.startsWith('dispatching_unit'));
    const today = this.clock.today();
    const told = (await Promise.all(above.map(party => this.holders.holders(party, { path: place.path }, today)))).flat();
    await this.notices.tell({ personIds: told.map(each => each.personId), subjectId: copy.id, once: 'sheet.sealed', text: `${title}，请查收`, page });
    if (unitSteps.length === 0) return;
    for (const [unitId, names] of await this.unitsOf(copy.content.rows.map(row => row.personId))) {
      const holders = (await Promise.all(unitSteps.map(step => this.holders.holders(step, { path: place.path, unitId }, today)))).flat();
      await this.notices.tell({ personIds: holders.map(each => each.personId), subjectId: copy.id, once: 'sheet.sealed.unit', text: `${title}，您单位有 ${names.size} 人在表上`, page });
    }
  }

  private async unitsOf(personIds: string[]): Promise<Map<string, Set<string>>> {
    const units = new Map<string, Set<string>>();
    for (const { id, unitId } of (await this.people.peopleByIds(personIds)).values()) {
      if (unitId !== null) units.set(unitId, (units.get(unitId) ?? new Set()).add(id));
    }
    return units;
  }
}
