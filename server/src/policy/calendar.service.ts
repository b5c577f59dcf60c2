import { Injectable } from '@nestjs/common';
import type { PublishCalendarInput } from '@village/shared/contract/policy.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { CalendarYear } from '@village/shared/policy/calendar';
import { calendarOf, type Calendar } from '@village/shared/rules/calendar';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { CalendarEntity } from './policy.entity';
import { CALENDARS } from './shipped';

@Injectable()
export class CalendarService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal) {}

  /** The years that are known, each once: what an administrator entered comes before what was shipped, a later notice before an earlier one. */
  async years(): Promise<CalendarYear[]> {
    return withShipped(await this.entered());
  }

  /** The statutory calendar of those years. What was shipped is put together once. */
  async calendar(): Promise<Calendar> {
    const entered = await this.entered();
    return entered.length === 0 ? SHIPPED : calendarOf(withShipped(entered));
  }

  async year(year: number): Promise<CalendarYear | Refusal> {
    const found = (await this.years()).find(each => each.year === year);
    return found ?? refuse('calendar_unpublished', `${year} 年的节假日安排还没有登记。国务院办公厅的通知发布后，请管理员在“节假日安排”里登记。`, { field: 'year' });
  }

  /** Enters a year from its notice. A notice that was entered stays as it is: a correction needs a title of its own, so nobody changes a year unseen. */
  async publish(input: PublishCalendarInput, who: Who): Promise<CalendarYear | Refusal> {
    const { year } = input;
    const notice = input.notice.trim();
    const days = input.days.map(({ day, name, kind }) => ({ day, name: name.trim(), kind })).sort((a, b) => (a.day < b.day ? -1 : 1));
    const outside = days.find(({ day }) => !day.startsWith(`${year}-`));
    if (outside) return refuse('calendar_other_year', `${outside.day} 不在 ${year} 年，请改正日期或年份。`, { field: 'days' });
    const twice = days.find(({ day }, index) => day === days[index + 1]?.day);
    if (twice) return refuse('calendar_day_twice', `${twice.day} 写了两次，请只保留一行。`, { field: 'days' });
    const row = { id: newId(), year, notice, days, publishedBy: who.personId, publishedAt: this.clock.now() };
    try {
      await this.db.of(CalendarEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('calendar_published', `${year} 年已按“${notice}”登记过，登记过的通知不能改动。确有更正，请写明新的通知，例如“${notice}（更正）”。`, { field: 'notice' });
    }
    await this.journal.note(who, 'policy.calendar.publish', row.id);
    return { year, notice, days };
  }

  private async entered(): Promise<CalendarYear[]> {
    const rows = await this.db.read<{ year: number; notice: string; days: string }>('SELECT year, notice, days FROM policy_calendar ORDER BY publishedAt, id', []);
    return rows.map(({ days, ...row }) => ({ ...row, days: JSON.parse(days) as CalendarYear['days'] }));
  }
}

const SHIPPED = calendarOf(CALENDARS);

function withShipped(entered: readonly CalendarYear[]): CalendarYear[] {
  const known = new Map(CALENDARS.map(calendar => [calendar.year, calendar]));
  for (const calendar of entered) known.set(calendar.year, calendar);
  return [...known.values()].sort((a, b) => a.year - b.year);
}
