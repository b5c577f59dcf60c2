import { flag, list, maybe, number, oneOf, record, table, text } from './shape';
import { open, party, per, role, share, step, timing, words } from './words';

/** The values about work that falls due: meetings, reports, visits, targets, disclosure. */
export const WORK_VALUES = {
  'due.days': {
    title: '到期日怎样计算',
    shape: record({
      printedDay: oneOf(['in_time', 'too_late']), onRestDay: oneOf(['stays', 'workday_before', 'workday_after']),
      weekEnds: number, periodEnds: oneOf(['last_day', 'last_workday']),
    }),
  },

  'meeting.cadence': {
    title: '会议和学习的次数',
    shape: list(record({
      meeting: text, per, count: maybe(number), target: maybe(number), mostNormal: maybe(number), soft: maybe(flag), outcome: maybe(open),
      weekday: maybe(number), half: maybe(oneOf(['am', 'pm'])), movable: maybe(oneOf(['within_week'])), byDayOfLastMonth: maybe(number), earlyInPeriod: maybe(flag),
      convenedBy: maybe(list(step)), host: maybe(party), notifiedBy: maybe(party), attendees: maybe(list(party)), notes: maybe(flag), slackMonths: maybe(flag), contents: maybe(words),
    })),
  },
  'meeting.convene': { title: '临时会议由谁同意', shape: record({ meeting: text, proposedBy: party, agreedBy: party }) },
  'meeting.quorum': { title: '到会多少人可以作决定', shape: list(record({ meeting: text, matter: text, moreThan: share, referTo: maybe(text) })) },
  'meeting.leave': { title: '不能参会向谁请假', shape: list(record({ meeting: text, from: list(party), otherwise: oneOf(['absent']) })) },
  'meeting.sign_in': { title: '会议签到截止', shape: record({ meeting: text, by: oneOf(['notified_time']), after: oneOf(['late', 'sign_in_refused']) }) },
  'meeting.must_attend': { title: '应参加的村级会议和活动', shape: list(record({ of: list(role), events: words, duties: words })) },

  'report.due': {
    title: '报告和报送',
    shape: list(record({
      reporters: list(party), report: text, to: list(party), per: maybe(per), count: maybe(number), byDayOfNextMonth: maybe(number), withinWorkdays: maybe(number), sameDay: maybe(flag),
      timing: maybe(timing), collectedBy: maybe(party), forwardedTo: maybe(list(party)), reviewedBy: maybe(party), forms: maybe(words), topics: maybe(words), categories: maybe(words),
      events: maybe(words), contents: maybe(words), escalation: maybe(oneOf(['level_by_level'])), firstResponsible: maybe(party), outcome: maybe(open),
    })),
  },

  'record.visits': {
    title: '入户走访',
    shape: record({
      firstEntry: maybe(record({ days: number, arrivalDayCounts: flag, forms: maybe(words) })), perYear: maybe(number), keyPerQuarter: maybe(number), keyHouseholds: maybe(words),
      coverage: maybe(record({ per, share })),
    }),
  },
  'record.must_visit': { title: '必须走访的情形', shape: record({ of: list(role), events: words }) },
  'record.contact_talks': { title: '与联系群众谈心', shape: record({ per, talks: number, difficultiesSolved: number }) },
  'record.contacts': { title: '每人联系多少群众', shape: list(record({ of: list(role), who: text, least: number })) },
  'record.targets': { title: '年度和一次性目标', shape: list(record({ target: text, per: maybe(per), least: number, most: maybe(number), share: maybe(share), villageType: maybe(text) })) },

  'issue.alert_colours': { title: '贫困预警分区', shape: table(oneOf(['green', 'yellow', 'red'])) },
  'issue.alert_incomes': { title: '贫困预警的收入界线', shape: table(number) },
  'issue.monitored_groups': { title: '常态监测的对象', shape: words },

  'disclosure.items': {
    title: '公开和公示',
    shape: list(record({
      subject: text, items: maybe(words), where: maybe(text), per: maybe(per), timing: maybe(timing), days: maybe(number),
      granularity: maybe(oneOf(['item_by_item'])), dutiesOfTeam: maybe(words),
    })),
  },
  'disclosure.supervision': { title: '公开由谁监督', shape: record({ by: party, points: words, reportTo: list(party) }) },
  'disclosure.complaints': { title: '对公开有意见怎样办理', shape: record({ steps: words }) },
  'disclosure.complaint_days': { title: '对公开的意见几天内办结', shape: number },
  'disclosure.retention_months': { title: '公开资料保留几个月', shape: number },
};
