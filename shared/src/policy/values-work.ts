import { amount, dayOfMonth, days, flag, list, maybe, money, oneOf, record, table, text, times, weekday } from './shape';
import { open, party, per, role, row, share, step, timing, words } from './words';

/** The values about work that falls due: meetings, reports, visits, targets, disclosure. */
export const WORK_VALUES = {
  'due.days': {
    title: '到期日怎样计算',
    shape: record({
      printedDay: oneOf(['in_time', 'too_late']), onRestDay: oneOf(['stays', 'workday_before', 'workday_after']),
      weekEnds: weekday, periodEnds: oneOf(['last_day', 'last_workday']),
    }),
  },

  'meeting.cadence': {
    title: '会议和学习的次数',
    shape: list(row({
      meeting: text, per, count: maybe(times('次')), target: maybe(times('次')), mostNormal: maybe(times('次')), soft: maybe(flag), outcome: maybe(open),
      weekday: maybe(weekday), half: maybe(oneOf(['am', 'pm'])), movable: maybe(oneOf(['within_week'])), byDayOfLastMonth: maybe(dayOfMonth), earlyInPeriod: maybe(flag),
      convenedBy: maybe(list(step)), host: maybe(party), notifiedBy: maybe(party), attendees: maybe(list(party)), notes: maybe(flag), slackMonths: maybe(flag), laws: maybe(words), contents: maybe(words),
    })),
  },
  'meeting.convene': { title: '临时会议由谁同意', shape: record({ meeting: text, proposedBy: party, agreedBy: party }) },
  'meeting.quorum': { title: '到会多少人可以作决定', shape: list(record({ meeting: text, matter: text, moreThan: share, referTo: maybe(text) })) },
  'meeting.voting': { title: '怎样表决', shape: record({ forms: words, majority: flag, oneVoteEach: flag }) },
  'meeting.minutes': { title: '会议记录写什么', shape: list(row({ meeting: text, fields: words, archived: maybe(flag) })) },
  'meeting.leave': { title: '不能参会向谁请假', shape: list(record({ meeting: text, from: list(party), anyone: maybe(flag), otherwise: oneOf(['absent']) })) },
  'meeting.sign_in': { title: '会议签到截止', shape: record({ meeting: text, by: oneOf(['notified_time']), after: oneOf(['late', 'sign_in_refused']) }) },
  'meeting.must_attend': { title: '应参加的村级会议和活动', shape: list(row({ of: list(role), events: words, duties: words })) },

  'report.due': {
    title: '报告和报送',
    shape: list(row({
      reporters: list(party), report: text, to: list(party), per: maybe(per), count: maybe(times('次')), byDayOfNextMonth: maybe(dayOfMonth), withinWorkdays: maybe(times('个工作日', 366)), reviewDayCounts: maybe(flag), sameDay: maybe(flag),
      timing: maybe(timing), collectedBy: maybe(party), forwardedTo: maybe(list(party)), reviewedBy: maybe(party), forms: maybe(words), topics: maybe(words), categories: maybe(words),
      events: maybe(words), contents: maybe(words), escalation: maybe(oneOf(['level_by_level'])), firstResponsible: maybe(party), outcome: maybe(open),
    })),
  },

  'record.visits': {
    title: '入户走访',
    shape: record({
      firstEntry: maybe(record({ days, arrivalDayCounts: flag, forms: maybe(words) })), perYear: maybe(times('次')), keyPerQuarter: maybe(times('次')), keyHouseholds: maybe(words),
      coverage: maybe(record({ per, share })),
    }),
  },
  'record.must_visit': { title: '必须走访的情形', shape: record({ of: list(role), events: words }) },
  'record.contact_talks': { title: '与联系群众谈心', shape: record({ per, talks: times('次'), difficultiesSolved: times('件') }) },
  'record.contacts': { title: '每人联系多少群众', shape: list(record({ of: list(role), who: text, least: times('人') })) },
  'record.targets': { title: '年度和一次性目标', shape: list(row({ target: text, per: maybe(per), least: times('个'), most: maybe(times('个')), share: maybe(share), villageType: maybe(text) })) },

  'issue.alert_colours': { title: '贫困预警分区', shape: table(oneOf(['green', 'yellow', 'red'])) },
  'issue.alert_incomes': { title: '贫困预警的收入界线', shape: table(money, ['green', 'yellow', 'red']) },
  'issue.monitored_groups': { title: '常态监测的对象', shape: words },

  'disclosure.items': {
    title: '公开和公示',
    shape: list(row({
      subject: text, items: maybe(words), where: maybe(text), per: maybe(per), timing: maybe(timing), days: maybe(days),
      granularity: maybe(oneOf(['item_by_item'])), dutiesOfTeam: maybe(words),
    })),
  },
  'disclosure.supervision': { title: '公开由谁监督', shape: record({ by: party, points: words, reportTo: list(party) }) },
  'disclosure.complaints': { title: '对公开有意见怎样办理', shape: record({ steps: words }) },
  'disclosure.complaint_days': { title: '对公开的意见几天内办结', shape: days },
  'disclosure.retention_months': { title: '公开资料保留几个月', shape: amount('个月', 1, 1200, 1) },
};
