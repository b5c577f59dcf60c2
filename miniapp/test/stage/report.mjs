// A township whose document asks its teams for a report every month: what the cadres recorded, a report handed in, a draft, a brief that was taken over.
import { createRequire } from 'node:module';
import { settle } from './duty.mjs';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { record } = require('@village/shared/contract/record');
const { report } = require('@village/shared/contract/report');
const { request } = require('@village/shared/contract/request');

const PLACE = ['枣林乡', 'pian03', '枣园村', [['夏和', 'team_leader'], ['谷秋', 'team_member'], ['白露', 'township_secretary']]];

/** Makes the place and what its cadres did; gives its people and ids. */
export async function reportPlace(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const place = await settle(county, administrator, PLACE);
  const member = place.callers['谷秋'];
  const noted = (kind, day, text, answers = []) => member.call(record.add, { clientKey: `report-${kind}-${day}`, teamId: place.team.id, kind, day, text, withIds: [], tags: [], answers, photoIds: [], claimedAt: `${day}T03:00:00.000Z` });
  await noted('visit', '2025-04-01', '看望独居老人，约好下周送药');
  await noted('visit', '2025-04-02', '核对低保材料');
  await noted('practical_deed', '2025-04-02', '和村里商量修渠的路线', [{ field: 'title', value: '修村东头的水渠' }]);
  return place;
}

/** The same, and what was written; gives what the pages are opened with. */
async function reportsOf(county) {
  const place = await reportPlace(county);
  const [leader, secretary] = [place.callers['夏和'], place.callers['白露']];
  const free = await leader.call(report.free, { form: 'brief', title: '一条水渠通到田头' });
  const saved = await leader.call(report.save, {
    id: free.id, revision: free.revision, title: free.title, to: ['township_committee', 'county_office'],
    sections: [{ key: 'body', title: '正文', text: '三月里修通了村东头的水渠，120 亩地用上了水。\n渠是村民一起修的，工作队协调了水泥和管子，花了三万元，没有欠账。' }],
  });
  await leader.call(report.submit, { id: free.id, revision: saved.revision });
  await secretary.call(report.receive, { id: free.id, version: 1, verdict: 'received', text: '' });
  await secretary.call(report.publish, { id: free.id });
  const march = await leader.call(report.open, { report: 'monthly_report', period: '2025-03', owner: 'team', ownerId: place.team.id });
  const written = await leader.call(report.save, { id: march.id, revision: 0, title: march.title, sections: march.sections.map((section) => ({ ...section, text: section.text || '按计划推进。' })) });
  await leader.call(report.submit, { id: march.id, revision: written.revision });
  const draft = await leader.call(report.open, { report: 'monthly_report', period: '2025-04', owner: 'team', ownerId: place.team.id });
  const asked = await secretary.call(request.ask, {
    organisationId: place.township.id, title: '春耕和走访情况', basis: '枣政办〔2025〕6号', deadline: '2025-04-12', from: '2025-04-01', to: '2025-04-30', items: [{ text: '本月入户走访次数' }, { text: '撂荒地面积' }],
  });
  return { request: asked.id, brief: free.id, sent: march.id, draft: draft.id };
}

/** The pages of reports and of what is asked from above, each with somebody who may see it. */
export async function reportPages(county) {
  const reports = await reportsOf(county);
  return [
    { name: 'reports', title: '报告：要报的', route: 'pages/report/list/index', who: '夏和' },
    { name: 'reports-inbox', title: '报告：收到的', route: 'pages/report/list/index', who: '白露', then: open('收到的') },
    { name: 'report-edit', title: '写报告：按记录起草', route: `pages/report/edit/index?${query({ id: reports.draft })}`, who: '夏和' },
    { name: 'report-figure', title: '写报告：一个数的来源', route: `pages/report/edit/index?${query({ id: reports.draft })}`, who: '夏和', then: open(/^入户走访 2/) },
    { name: 'report-view', title: '报告：等签收', route: `pages/report/view/index?${query({ id: reports.sent })}`, who: '白露' },
    { name: 'report-brief', title: '报告：采用的简报', route: `pages/report/view/index?${query({ id: reports.brief })}`, who: '谷秋' },
    { name: 'report-new', title: '写一份简报、调研报告或制度要的报告', route: 'pages/report/new/index', who: '夏和' },
    { name: 'report-collection', title: '收报', route: 'pages/report/collection/index', who: '白露' },
    { name: 'report-collected', title: '收报：各家报了没有', route: `pages/report/collected/index?${query({ report: 'monthly_report', period: '2025-03', rollup: '1', title: '月汇报' })}`, who: '白露' },

    { name: 'requests', title: '数据需求', route: 'pages/report/requests/index', who: '白露' },
    { name: 'request', title: '一份数据需求', route: `pages/report/request/index?${query({ id: reports.request })}`, who: '夏和' },
    { name: 'request-answer', title: '数据需求：填没有的几项', route: `pages/report/request/index?${query({ id: reports.request })}`, who: '夏和', then: open('填没有的几项') },
    { name: 'request-ask', title: '提出数据需求：先看有没有', route: 'pages/report/ask/index', who: '白露', then: async (visitor) => {
      await visitor.fill('名称', '村情数据');
      await visitor.fill(/^要什么/, '入户走访户数');
      await visitor.tap('先看哪些系统里已有');
      await visitor.waitFor('哪些已经有');
    } },
  ];
}
