import { ISSUE_CATEGORIES, type ComplaintCategory, type IssueState } from './issue-words';

/** The words of a villager's request: what it is about, how it stands in his words, what he thinks of how it was handled. */
export const APPEAL_ABOUT = ['matter', 'about_disclosure', 'about_team', 'about_village', 'about_township'] as const;
/** `matter`: something to be done, for the team; `about_disclosure`: what was published is wrong or incomplete; the others: about a cadre. All of these are for those above. */
export type AppealAbout = 'matter' | ComplaintCategory;
export const APPEAL_ABOUT_NAMES: Record<AppealAbout, string> = { matter: '有事要办、有困难、有意见', about_disclosure: '对公开的内容有意见', about_team: '反映驻村干部', about_village: '反映村干部', about_township: '反映乡镇干部' };

export const APPEAL_STATE_NAMES: Record<IssueState, string> = {
  open: '已收到，正在安排人办', assigned: '正在办', transferred: '已转有关部门办', escalated: '已送上级，等上级受理', answered: '有答复了，请您看看', closed: '已经办结', reopened: '您说没有解决，正在重新办', withdrawn: '不再办理',
};

/** What a villager may do with his request when he follows it. */
export const APPEAL_ACTS = ['add', 'solved', 'reopen', 'grade', 'publish', 'keep_private'] as const;
export type AppealAct = (typeof APPEAL_ACTS)[number];

export const APPEAL_GRADES = ['satisfied', 'fair', 'unsatisfied'] as const;
export type AppealGrade = (typeof APPEAL_GRADES)[number];
export const APPEAL_GRADE_NAMES: Record<AppealGrade, string> = { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意' };

/** What the platform said of the words: `waiting`, it has not answered yet; `review`, `risky`, a person has to look. */
export const CHECK_STATES = ['waiting', 'passed', 'review', 'risky'] as const;
export type CheckState = (typeof CHECK_STATES)[number];
export const CHECK_STATE_NAMES: Record<CheckState, string> = { waiting: '等微信检查', passed: '检查通过', review: '微信提示要人看一看', risky: '微信认为不能公开' };

export const MOST_APPEAL_WORDS = 1000;
/** Pictures that show it. */
export const MOST_APPEAL_PHOTOS = 3;
/** What a matter is about, where its villager says so; whoever gives it to somebody may sort it too. */
export const APPEAL_CATEGORIES = Object.keys(ISSUE_CATEGORIES.problem);
