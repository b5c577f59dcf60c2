import { ASSESSORS, VOTED_PARTS } from '../kernel/assessment';
import { amount, flag, list, maybe, money, oneOf, record, table, text, times, whole } from './shape';
import { condition, COUNT_KEYS, open, party, per, role, row, share, step, timing, words } from './words';

const years = amount('年', 0, 50, 0.5);
const points = amount('分', 1, 10_000, 1);
/** What an answer of a vote is worth, of a hundred. */
const worth = amount('%', 0, 100, 1);
/** A row of a decision table holds where all its conditions do. */
const when = list(condition);

/** The values about inspection, assessment, posting and money. */
export const POSTING_VALUES = {
  'inspection.methods': { title: '督查方式', shape: record({ by: party, methods: words }) },
  'inspection.cadence': { title: '督查的次数', shape: list(record({ reviewer: party, what: text, per, count: maybe(times('次')), books: maybe(words), outcome: maybe(open) })) },
  'inspection.absence_months': { title: '不在岗过了几个月不再追究', shape: amount('个月', 1, 1200, 1) },
  'inspection.consequences': {
    title: '督查结果怎样处理',
    shape: list(row({
      event: text, when, consequences: words, anyOf: maybe(words), executedBy: maybe(party), reportTo: maybe(list(party)), timing: maybe(timing), procedure: maybe(text), countedPer: maybe(per),
    })),
  },

  'assessment.components': { title: '考核内容', shape: record({ parts: words, stages: maybe(words), by: maybe(list(party)), fileWith: maybe(party), usedFor: maybe(words) }) },
  'assessment.scoring': {
    title: '考核怎样计分',
    shape: whole(
      record({ total: points, parts: list(row({ part: text, points, by: maybe(oneOf(ASSESSORS)) })), answers: maybe(record({ satisfied: worth, fair: worth, unsatisfied: worth, unknown: maybe(worth) })) }),
      ({ total, parts, answers }) => {
        const sum = parts.reduce((all, each) => all + each.points, 0);
        if (sum !== total) return `各项加起来是 ${sum} 分，和满分 ${total} 分不一样`;
        if (new Set(parts.map(each => each.part)).size < parts.length) return '有一项写了两次';
        return parts.some(each => each.part in VOTED_PARTS) && !answers ? '测评要计分的，要写明满意、基本满意、不满意各按几成算' : null;
      },
    ),
  },
  'assessment.unit': { title: '考核结果怎样用到派出单位', shape: record({ partOf: words }) },
  'assessment.limits': {
    title: '考核等次和评优的限制',
    shape: list(row({
      subjects: words, when, countedPer: maybe(per), grade: maybe(text), excellent: maybe(flag), award: maybe(flag), promotion: maybe(flag), reserve: maybe(oneOf(['cancelled'])),
      years: maybe(years), consequences: words,
    })),
  },
  'assessment.eligibility': { title: '谁参加考核', shape: record({ leastMonths: maybe(times('个月', 120)), arrivalDayCounts: maybe(flag), inPost: maybe(flag), ruledElsewhere: maybe(list(role)) }) },
  'assessment.excellent': { title: '优秀等次怎样确定', shape: record({ subjects: words, rounding: oneOf(['down', 'up']), ownQuota: maybe(flag) }) },
  'assessment.excellent_share': { title: '优秀等次的最高比例', shape: share },
  'assessment.experience': { title: '是否算作基层工作经历', shape: record({ countingGrades: maybe(words), voidingGrades: maybe(words), action: maybe(text) }) },
  'assessment.grade_mapping': { title: '两种考核等次的对应', shape: table(text) },

  'posting.principles': { title: '工作原则', shape: words },
  'posting.duties': { title: '工作职责', shape: words },
  'posting.systems': { title: '工作制度', shape: words },
  'posting.prohibitions': { title: '不准做的事', shape: words },
  'posting.selection': {
    title: '人员选派',
    shape: record({
      employment: oneOf(['staff']), ranks: maybe(words), checkedBy: maybe(party), matching: maybe(table(text)),
      age: maybe(record({ most: amount('岁', 18, 120, 1), levels: words, soft: flag })), excludedGrades: maybe(words), exclusions: maybe(words),
    }),
  },
  'posting.team': {
    title: '工作队组成',
    shape: record({ least: times('人'), leaders: maybe(times('人')), members: maybe(times('人')), leaderIsFirstSecretary: flag, soft: flag, notLeaders: maybe(list(role)) }),
  },
  'posting.teams_per_village': { title: '一村几队', shape: record({ most: times('支', 99), soft: flag }) },
  'posting.unit_quota': { title: '单位选派人数', shape: list(record({ levels: words, when, least: times('人'), soft: flag })) },
  'posting.term': { title: '任期', shape: record({ terms: list(record({ subject: text, years, atLeast: maybe(flag) })), endsDayBefore: flag }) },
  'posting.mid_term_change': { title: '任期内调整', shape: record({ reasons: words, needs: words, steps: list(step) }) },
  'posting.handover': { title: '轮换交接', shape: record({ overlap: flag, releasedAfterHandover: flag }) },
  'posting.recall': {
    title: '召回和调整',
    shape: list(row({
      condition: text, when, action: oneOf(['recall', 'recall_consider', 'adjust_post', 'none']), mandatory: maybe(flag), consult: maybe(list(party)), proposer: maybe(party),
      reviewer: maybe(party), decider: maybe(party), urgedBy: maybe(step), executor: maybe(party), executedByLevel: maybe(flag), replacement: maybe(flag), reportTo: maybe(list(party)),
      timing: maybe(timing), consequences: maybe(words),
    })),
  },
  'posting.household_links': { title: '包联贫困户', shape: record({ ranks: words, newHouseholdRanks: words, timing }) },
  'posting.household_load': { title: '每人联系几户', shape: record({ of: list(role), least: times('户') }) },
  'posting.training': { title: '驻村干部培训', shape: list(record({ organiser: party, training: text, per, count: maybe(times('次')), share: maybe(share), rounding: maybe(oneOf(['up', 'down'])) })) },
  'posting.followup': { title: '派出单位跟踪管理', shape: list(record({ role: party, duties: list(record({ what: text, per, count: times('次') })) })) },
  'posting.medical_check': { title: '体检的间隔', shape: record({ per }) },
  'posting.insurance': { title: '驻村期间保险', shape: record({ accident: flag, leastFen: maybe(money), medicalCostsPaidBy: maybe(party) }) },
  'posting.conditions': { title: '工作和生活条件', shape: record({ lodgingBy: maybe(party), vehicles: maybe(times('辆', 99)), renting: maybe(flag), costsBy: maybe(party) }) },

  'allowance.travel': { title: '差旅费标准', shape: text },
  'allowance.living': { title: '生活补助标准', shape: record({ standard: text, phone: flag, paidBy: party }) },
  'allowance.unit_fund': { title: '派出单位工作经费', shape: record({ leastFen: money, per }) },
  'allowance.daily_subsidy': { title: '驻村补助', shape: record({ fenPerDay: money, halfDays: maybe(flag), counts: list(oneOf(COUNT_KEYS)), paidBy: party, signers: list(step) }) },
  'allowance.meal': { title: '伙食补助', shape: list(record({ when, outcome: maybe(open), fenPerDay: maybe(money), paidBy: maybe(party) })) },
  'allowance.meal_second_figure': { title: '伙食补助的第二个标准（停用）', shape: record({ fenPerDay: money, inForce: flag }) },
  'allowance.transport': { title: '交通补助', shape: list(record({ when, outcome: maybe(open), fenPerKm: maybe(money), legs: maybe(amount('程', 1, 2, 1)), mostRoundTrips: maybe(times('趟')), paidBy: maybe(party) })) },
  'allowance.work_subsidy': { title: '工作补贴', shape: list(record({ when, eligible: flag, paidBy: maybe(party) })) },
};
