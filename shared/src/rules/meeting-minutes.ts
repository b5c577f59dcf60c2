import type { Finding } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** What every form of minutes has, by the names the documents give it. */
const HELD: Record<string, keyof MinutesWritten> = { 议题: 'topics', 各人发言: 'speeches', 决定: 'decisions', 决议: 'decisions', 表决情况: 'ballots' };
const ALWAYS = ['时间', '地点', '主持人', '到会人数和名单', '缺席人数和名单', '缺席人员名单'];

export interface MinutesWritten {
  topics: boolean;
  speeches: boolean;
  decisions: boolean;
  ballots: boolean;
  /** The fields of the document's own that are filled. */
  more: readonly string[];
}

export interface MinutesFields {
  /** Fields of the document's own, beside those of every form. */
  extra: string[];
  /** Fields the document names that are still empty. */
  lacks: string[];
  archived: boolean;
}

/** Which fields does the document want in the minutes of this meeting, and which are empty? */
export function minutesFields(profile: Profile, meeting: string, written: MinutesWritten): Finding<MinutesFields> {
  const { value, because } = finding<MinutesFields | null>(profile, read => {
    const row = read.where('meeting.minutes')?.find(each => each.meeting === meeting);
    if (!row) return null;
    read.rows([row]);
    const extra = row.fields.filter(field => !(field in HELD) && !ALWAYS.includes(field));
    const isEmpty = (field: string) => (field in HELD ? !written[HELD[field]] : extra.includes(field) && !written.more.includes(field));
    read.say(`${nameOfWord(meeting)}的记录要写${row.fields.length > 0 ? row.fields.join('、') : '会议内容'}${row.archived ? '，并存档' : ''}`);
    return { extra, lacks: row.fields.filter(isEmpty), archived: row.archived ?? false };
  });
  return value === null || isRefusal(value) ? { value: { extra: [], lacks: [], archived: false }, because: [] } : { value, because };
}
