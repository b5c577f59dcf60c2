/** The words of an issue: kinds, categories, states, what is done with it. */

/** `direct`: reported at once to whom the document names. `clue`, `obstruction`, `complaint`: only the reporter and those who receive them may know; a complaint is a villager's, about a cadre or about what was published. */
export const ISSUE_KINDS = ['problem', 'dispute', 'direct', 'clue', 'obstruction', 'complaint'] as const;
export type IssueKind = (typeof ISSUE_KINDS)[number];
export const ISSUE_KIND_NAMES: Record<IssueKind, string> = { problem: '问题', dispute: '矛盾纠纷', direct: '重大情况', clue: '线索反馈', obstruction: '不配合的反映', complaint: '群众的反映' };
export const RESTRICTED_KINDS: readonly IssueKind[] = ['clue', 'obstruction', 'complaint'];
/** What a cadre puts down. */
export const GIVEN_KINDS = ISSUE_KINDS.filter(kind => kind !== 'complaint');
export const OPEN_KINDS: readonly IssueKind[] = ['problem', 'dispute', 'direct'];

const PROBLEMS = {
  infrastructure: '水电路等设施', livelihood: '社保和民政', farming: '生产和产业', land: '土地和权属', environment: '人居环境', safety: '安全隐患', policy: '惠农政策', health_school: '看病和上学', other: '其他',
};
const DISPUTES = { neighbour: '邻里', family: '家庭', land_dispute: '土地山林', debt: '借贷和合同', labour: '务工和工资', petition: '信访', other: '其他' };
const EVENTS = {
  natural_disaster: '自然灾害', accident: '安全事故', criminal_case: '刑事案件', dispute: '矛盾激化', mass_sign: '群体性苗头', health: '公共卫生', mass_demand: '群众诉求较大的问题', opinion: '群众意见', other: '其他',
};
const CLUES = { unreasonable_arrangement: '制度安排不合理', unfair_policy: '政策落实不公平', cadre_violation_clue: '干部违纪违法线索', evil_forces_clue: '黑恶和宗族势力线索' };
/** Who does not co-operate: the complaint goes to whoever stands above them. */
const OBSTRUCTIONS = { village: '村里', township: '乡镇', department: '部门和单位' };
/** Whom a villager complains about: he does not see it, nor do those who work with him. `about_disclosure`: what was published; whoever wrote and published it does not see it. */
export const COMPLAINTS = { about_team: '驻村干部', about_village: '村干部', about_township: '乡镇干部', about_disclosure: '公开的内容' };
export type ComplaintCategory = keyof typeof COMPLAINTS;

export const ISSUE_CATEGORIES: Record<IssueKind, Record<string, string>> = { problem: PROBLEMS, dispute: DISPUTES, direct: EVENTS, clue: CLUES, obstruction: OBSTRUCTIONS, complaint: COMPLAINTS };
export const CATEGORY_KEYS = [...new Set(Object.values(ISSUE_CATEGORIES).flatMap(Object.keys))];

/** What a category of a kind is called. */
export function categoryName(kind: IssueKind, category: string): string {
  return ISSUE_CATEGORIES[kind][category] ?? category;
}

/** `appeal`: a villager wrote it himself; `villager`: a cadre put down what one told him. */
export const ISSUE_SOURCES = ['person', 'record', 'visit', 'meeting', 'villager', 'inspection', 'task', 'appeal'] as const;
export type IssueSource = (typeof ISSUE_SOURCES)[number];
export const GIVEN_SOURCES = ISSUE_SOURCES.filter(source => source !== 'appeal');
export const ISSUE_SOURCE_NAMES: Record<IssueSource, string> = {
  person: '自己发现', record: '工作记录', visit: '入户走访', meeting: '会议决定', villager: '群众反映', inspection: '督查', task: '驻村办公清单', appeal: '村民诉求',
};

export const ISSUE_LEVELS = ['village', 'township', 'county'] as const;
export type IssueLevel = (typeof ISSUE_LEVELS)[number];
export const ISSUE_LEVEL_NAMES: Record<IssueLevel, string> = { village: '村', township: '乡镇', county: '县' };

export const ISSUE_STATES = ['open', 'assigned', 'transferred', 'escalated', 'answered', 'closed', 'reopened', 'withdrawn'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];
export const ISSUE_STATE_NAMES: Record<IssueState, string> = {
  open: '待交办', assigned: '办理中', transferred: '已转部门', escalated: '已上报，待签收', answered: '已答复，待确认', closed: '已销号', reopened: '重新办理', withdrawn: '已撤销',
};
/** Which state may follow which. */
export const ISSUE_FLOW: Record<IssueState, readonly IssueState[]> = {
  open: ['assigned', 'transferred', 'escalated', 'answered', 'withdrawn'],
  assigned: ['assigned', 'transferred', 'escalated', 'answered', 'open'],
  transferred: ['assigned', 'transferred', 'escalated', 'answered', 'open'],
  escalated: ['assigned', 'withdrawn'],
  answered: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['assigned', 'transferred', 'escalated', 'answered'],
  withdrawn: [],
};
/** Nobody has to do anything about it any more. */
export const DONE_STATES: readonly IssueState[] = ['closed', 'withdrawn'];
export const UNDONE_STATES = ISSUE_STATES.filter(state => !DONE_STATES.includes(state));
/** Somebody has it on his table. */
export const WORKING_STATES: readonly IssueState[] = ['assigned', 'transferred', 'reopened'];

export const ISSUE_ACTIONS = ['raise', 'assign', 'transfer', 'escalate', 'acknowledge', 'note', 'answer', 'confirm', 'reopen', 'give_back', 'withdraw'] as const;
export type IssueAction = (typeof ISSUE_ACTIONS)[number];
export const ISSUE_ACTION_NAMES: Record<IssueAction, string> = {
  raise: '登记', assign: '交办', transfer: '转部门', escalate: '上报', acknowledge: '签收', note: '跟进', answer: '答复', confirm: '确认销号', reopen: '重新办理', give_back: '退回', withdraw: '撤销',
};

/** `explained`: it cannot be done, and the villager was told why. `verified`, `unfounded`: what became of a complaint or a clue. */
export const ISSUE_OUTCOMES = ['solved', 'explained', 'verified', 'unfounded'] as const;
export type IssueOutcome = (typeof ISSUE_OUTCOMES)[number];
export const ISSUE_OUTCOME_NAMES: Record<IssueOutcome, string> = { solved: '已经解决', explained: '办不了，已说明原因', verified: '查证属实', unfounded: '查无此事' };

/** The outcomes that fit a kind. */
export function outcomesOf(kind: IssueKind): readonly IssueOutcome[] {
  return RESTRICTED_KINDS.includes(kind) ? ['verified', 'unfounded'] : ['solved', 'explained'];
}

/** The stages of a mediation; of another kind there are none. */
export const MEDIATION_STAGES = ['heard', 'mediated', 'agreed', 'followed'] as const;
export type MediationStage = (typeof MEDIATION_STAGES)[number];
export const MEDIATION_STAGE_NAMES: Record<MediationStage, string> = { heard: '听取双方', mediated: '调解', agreed: '达成协议', followed: '回访' };
