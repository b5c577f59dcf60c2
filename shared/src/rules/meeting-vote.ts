import type { FindingOrRefusal } from '../kernel/finding';
import { refuse } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export const VOTE_FORMS = ['oral', 'hands', 'signed', 'secret'] as const;
export type VoteForm = (typeof VOTE_FORMS)[number];
/** As the documents write them. */
export const VOTE_FORM_WORDS: Record<VoteForm, string> = { oral: '口头', hands: '举手', signed: '记名', secret: '不记名' };
export const VOTE_FORM_NAMES: Record<VoteForm, string> = { oral: '口头表决', hands: '举手表决', signed: '记名投票', secret: '无记名投票' };

export interface Votes {
  form: VoteForm;
  /** Those at the meeting who may vote. */
  voters: number;
  cast: number;
  inFavour: number;
}

/**
 * Is the matter carried? More than half of those at the meeting who may vote have to be in favour: who abstains is not in favour.
 * The refusal `vote_form` where the document knows other forms only, `too_many_votes` where there are more votes than people.
 */
export function meetingVote(profile: Profile, votes: Votes): FindingOrRefusal<{ carried: boolean }> {
  return finding(profile, read => {
    const rule = read.where('meeting.voting');
    if (rule && !rule.forms.includes(VOTE_FORM_WORDS[votes.form])) {
      return refuse('vote_form', `${read.profile.title}规定的表决形式是${rule.forms.join('、')}，没有${VOTE_FORM_NAMES[votes.form]}。请换一种。`, { field: 'form' });
    }
    if (votes.cast > votes.voters) return refuse('too_many_votes', `到会有表决权的 ${votes.voters} 人，票数合起来是 ${votes.cast}，请核对。`, { field: 'counts' });
    const carried = votes.inFavour * 2 > votes.voters;
    if (rule) read.say(`少数服从多数，一人一票：到会有表决权的 ${votes.voters} 人，投票 ${votes.cast} 人，${carried ? '赞成的超过半数，通过' : '赞成的没有超过半数，不通过'}`);
    return { carried };
  });
}
