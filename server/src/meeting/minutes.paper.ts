import { BALLOT_OPTION_NAMES, BALLOT_OPTIONS, MATTER_WEIGHT_NAMES } from '@village/shared/contract/ballot';
import { DECISION_SORT_NAMES, type MinutesContent } from '@village/shared/contract/minutes';
import { dayText } from '@village/shared/kernel/day';
import { nameOfWord } from '@village/shared/kernel/word';
import { STANDING_NAMES } from '@village/shared/rules/meeting-standing';
import { VOTE_FORM_NAMES } from '@village/shared/rules/meeting-vote';
import type { Paper, PaperPart } from '../common/paper';
import type { MeetingEntity } from './meeting.entity';
import type { MeetingBallotEntity } from './minutes.entity';
import { wasThere, type Stood } from './standing.service';

interface Written {
  meeting: MeetingEntity;
  placeName: string;
  number: string | null;
  stood: Stood[];
  topics: string[];
  ballots: MeetingBallotEntity[];
  content: Pick<MinutesContent, 'speeches' | 'more' | 'decisions'>;
  attachments: string[];
}

/** The minutes as a paper, with every field the documents name. */
export function minutesPaper({ meeting, placeName, number, stood, topics, ballots, content, attachments }: Written): Paper {
  const members = stood.filter(each => each.invitee.capacity === 'member');
  const there = stood.filter(wasThere);
  const away = members.filter(each => !wasThere(each));
  return {
    title: `${meeting.title || nameOfWord(meeting.kind)}记录`, subtitle: placeName, ...(number ? { number } : {}),
    facts: [
      { name: '会议', value: nameOfWord(meeting.kind) }, { name: '时间', value: `${meeting.day} ${meeting.start}` }, { name: '地点', value: meeting.venue }, { name: '主持人', value: meeting.hostName },
      { name: '记录人', value: meeting.recorderName || '—' }, { name: '应到', value: `${members.length} 人` }, { name: '实到', value: `${there.length} 人${there.some(each => each.invitee.capacity === 'guest') ? '（含列席）' : ''}` },
      ...(meeting.postponedReason ? [{ name: '改期', value: `原定 ${dayText(meeting.firstDay)}：${meeting.postponedReason}`, wide: true }] : []),
      { name: '到会', value: there.map(nameOf).join('、') || '无', wide: true },
      { name: '缺席', value: away.map(each => `${each.invitee.name}（${[STANDING_NAMES[each.standing], each.leaves[0]?.reason || each.listed?.reason].filter(Boolean).join('，')}）`).join('、') || '无', wide: true },
    ],
    parts: [
      { kind: 'heading', text: '一、议题' }, topics.length > 0 ? { kind: 'list', items: topics } : { kind: 'text', text: '没有另列议题。' },
      { kind: 'heading', text: '二、发言和讨论' }, { kind: 'text', text: content.speeches || '没有记录发言。' },
      ...content.more.filter(({ text }) => text.trim() !== '').flatMap(({ field, text }): PaperPart[] => [{ kind: 'heading', text: field, level: 2 }, { kind: 'text', text }]),
      { kind: 'heading', text: '三、决定' },
      {
        kind: 'table', columns: [{ name: '序号', align: 'center' }, { name: '类别', align: 'center' }, { name: '内容', share: 5 }, { name: '负责人', share: 2 }, { name: '期限', share: 2 }], empty: '没有作出决定',
        rows: content.decisions.map(({ sort, text, ownerName, due }, index) => [String(index + 1), DECISION_SORT_NAMES[sort], text, ownerName || '—', due ? dayText(due) : '—']),
      },
      ...(ballots.length > 0 ? [{ kind: 'heading' as const, text: '四、表决' }, { kind: 'list' as const, items: ballots.map(votes) }] : []),
    ],
    attachments,
  };
}

function nameOf({ invitee, standing }: Stood): string {
  return `${invitee.name}${invitee.capacity === 'guest' ? '（列席）' : standing === 'late' ? '（迟到）' : ''}`;
}

/** "修路方案（重要事项）：举手表决，赞成 5 票，不赞成 0 票，弃权 1 票，通过" */
function votes({ matter, weight, form, voterIds, polled, result, counter }: MeetingBallotEntity): string {
  const counts = result?.counts ? BALLOT_OPTIONS.map(option => `${BALLOT_OPTION_NAMES[option]} ${result.counts![option]} 票`).join('，') : `投票 ${polled} 人`;
  return `${matter}（${MATTER_WEIGHT_NAMES[weight]}）：${VOTE_FORM_NAMES[form]}，有表决权的 ${voterIds.length} 人，${counts}，${result?.carried ? '通过' : '没有通过'}${counter ? `；监票人 ${counter}` : ''}`;
}
