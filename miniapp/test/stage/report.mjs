// A township whose document asks its teams for a report every month: what the cadres recorded, a report handed in, a draft, a brief that was taken over.
import { createRequire } from 'node:module';
import { settle } from './duty.mjs';

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
export async function reportPages(county) {
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
