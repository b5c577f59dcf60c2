import { LOG_GIVEN_NAMES, LOG_STATE_NAMES, type LogMonthReply } from '@village/shared/contract/log';
import { clockOf, dayOf, dayText, weekday, type Instant } from '@village/shared/kernel/day';
import { nameOfRole } from '@village/shared/kernel/role';
import { LOG_FIELD_NAMES } from '@village/shared/rules/work-log';
import type { LogDayFacts, LogHeld } from './log-facts.service';
import type { WorkLogReviewEntity } from './log.entity';

/** A month of logs as it stands on paper. */
export interface LogForm {
  title: string;
  subtitle: string;
  fields: { field: string; name: string }[];
  days: LogFormDay[];
}

export interface LogFormDay {
  day: string;
  weekday: string;
  state: string;
  texts: Record<string, string>;
  /** Empty: none. */
  duties: string;
  /** Who wrote and signed it when, and which version it is. */
  signed: string;
  reviews: string[];
}

const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];

/** Puts the month in the order of the days; a day that lacks its log stands there too. */
export function logForm(reply: LogMonthReply, facts: readonly LogDayFacts[], reviews: readonly (WorkLogReviewEntity & { name: string })[], names: ReadonlyMap<string, string>, dutiesOf: (day: LogDayFacts) => readonly string[]): LogForm {
  const used = new Set(facts.flatMap(each => each.held?.latest.texts.map(({ field }) => field) ?? []));
  const [year, month] = reply.month.split('-').map(Number);
  return {
    title: '工作日志', subtitle: `${reply.villageName}　${reply.name}　${year}年${month}月　应写 ${reply.owed} 天，已写 ${reply.written} 天`,
    fields: Object.entries(LOG_FIELD_NAMES).filter(([field]) => used.has(field)).map(([field, name]) => ({ field, name })),
    days: facts.map(each => {
      const { of, kept: { day }, held } = each;
      return {
        day: dayText(day), weekday: WEEKDAYS[weekday(day) - 1], state: LOG_STATE_NAMES[held?.log.state ?? 'missing'],
        texts: Object.fromEntries(held?.latest.texts.map(({ field, text }) => [field, text]) ?? []),
        duties: dutiesOf(each).join('、'),
        signed: held ? signedText(of === 'team' ? names.get(held.latest.personId) ?? '' : null, held, reviews) : '',
        reviews: reviews.filter(row => row.logId === held?.log.id && row.verdict !== 'signed').map(row => `${nameOfRole(row.role)} ${row.name} ${LOG_GIVEN_NAMES[row.verdict]}${row.text ? `：${row.text}` : ''}（${atText(row.at)}）`),
      };
    }),
  };
}

/** `writer`: null in the log of one person, who signs what he wrote. */
function signedText(writer: string | null, { log, latest }: LogHeld, reviews: readonly (WorkLogReviewEntity & { name: string })[]): string {
  const version = log.version > 1 ? `，第 ${log.version} 稿` : '';
  const signed = reviews.filter(row => row.logId === log.id && row.version === log.version && row.verdict === 'signed').map(row => `${row.name} ${atText(row.at)} 签`);
  return [`${writer === null ? '' : `${writer} `}${atText(latest.receivedAt)} ${writer === null ? '签' : '写'}${version}`, ...signed].join('；');
}

function atText(instant: Instant): string {
  return `${dayOf(instant)} ${clockOf(instant)}`;
}
