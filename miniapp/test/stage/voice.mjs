// What villagers say: requests at several points of their way, one about a cadre, ratings that run and one that is over.
import { createRequire } from 'node:module';
import { Caller } from './caller.mjs';
import { VILLAGES } from './people.mjs';
import { open, query } from './route.mjs';
import { codesOn } from './slips.mjs';

const require = createRequire(import.meta.url);
const { appeal } = require('@village/shared/contract/appeal');
const { issue } = require('@village/shared/contract/issue');
const { rating } = require('@village/shared/contract/rating');

const CLERK = '钱进';
let forms = 0;

/** Requests of villagers; gives the numbers and ids their pages are opened with. */
async function appealsOf(county, code) {
  const { cast, ids } = county;
  const villager = new Caller(county.server.address);
  const [leader, member] = await Promise.all([cast.leader, cast.member].map((name) => county.signIn(name)));
  const write = (text, more = {}) => villager.call(appeal.write, { code, form: `stage-form-${(forms += 1)}`, about: 'matter', text, ...more });
  const raised = async (title) => (await leader.call(issue.list, { box: 'undone', source: 'appeal' })).items.find((each) => each.title === title);
  const of = async (title) => leader.call(issue.one, { id: (await raised(title)).id });
  await write('自来水发黄，洗衣服都不行', { place: '五组，水塔下面', name: '一位大娘', phone: '19900000031' });
  const { number } = await write('机耕路下雨就进不去车。能不能铺点砂石', { agreed: true });
  const road = await of('机耕路下雨就进不去车');
  const given = await leader.call(issue.assign, { id: road.id, revision: road.revision, personId: ids[cast.member], due: '2025-04-12', text: '' });
  await villager.call(appeal.act, { number, act: 'add', text: '最难走的是拐弯那二十米' });
  await member.call(issue.answer, { clientKey: 'stage-voice-answer', id: road.id, revision: given.revision, outcome: 'solved', text: '拉了三车砂石，昨天铺好压实了，今天下雨也能走。', claimedAt: '2025-04-02T02:00:00.000Z' });
  await write('有一名队员说话很冲，问政策不耐烦', { about: 'about_team', personId: ids[cast.member] });
  const clerk = await county.signIn(CLERK);
  const [complaint] = (await clerk.call(issue.restricted, {})).items.filter(({ kind }) => kind === 'complaint');
  return { number, waiting: (await raised('自来水发黄，洗衣服都不行')).id, road: road.id, complaint: complaint.id };
}

/** Ratings of the team of the cast, and of its neighbour; gives their ids and a slip that is not used yet. */
async function ratingsOf(county) {
  const { cast, places } = county;
  const villager = new Caller(county.server.address);
  const [secretary, clerk] = [await county.signIn(cast.secretary), await county.signIn(CLERK)];
  const begin = (village, more) => secretary.call(rating.open, { villageId: places[village], raters: 'villagers', stage: 'yearly', period: '2024', closesOn: '2025-04-20', slips: 12, papers: 20, ...more });
  const answers = ({ questions }, ...given) => questions.map(({ key }, index) => ({ key, answer: given[index % given.length] }));
  const counted = ({ id, questions }, number, satisfied) => ({ id, number, slips: 10, spoilt: 1, answers: questions.map(({ key }) => ({ key, satisfied, fair: 9 - satisfied, unsatisfied: 0, unknown: 0 })) });
  const print = async ({ id, revision }) => codesOn(await secretary.call(rating.slips, { id, revision }));
  const running = await begin(VILLAGES[0], {});
  const slips = await print(running);
  await villager.call(rating.vote, { number: slips[0], answers: answers(running, 'satisfied') });
  await secretary.call(rating.enter, counted(running, 1, 6));
  await clerk.call(rating.enter, counted(running, 1, 7));
  await secretary.call(rating.enter, counted(running, 2, 5));
  const over = await begin(VILLAGES[0], { stage: 'ordinary', period: '2025-Q1' });
  for (const [index, code] of (await print(over)).entries()) await villager.call(rating.vote, { number: code, answers: answers(over, ['satisfied', 'satisfied', 'fair'][index % 3], ['satisfied', 'fair', 'unsatisfied', 'unknown'][index % 4], 'satisfied') });
  const printed = await secretary.call(rating.one, { id: over.id });
  await secretary.call(rating.close, { id: over.id, revision: printed.revision });
  const fresh = await begin(VILLAGES[1], {});
  return { running: running.id, over: over.id, fresh: fresh.id, slip: slips[1], used: slips[0] };
}

/** The pages of requests and ratings, each with somebody who may see it; those under `/b/` are written by the server. */
export async function voicePages(county, { village, boardCode: code }) {
  const { cast } = county;
  const appeals = await appealsOf(county, code);
  const ratings = await ratingsOf(county);
  const detail = (id, more = {}) => `pages/issue/detail/index?${query({ id, ...more })}`;
  const round = (id) => `pages/assessment/round/index?${query({ id })}`;
  const ask = (name, number, tap) => async (visitor) => {
    await visitor.fill(name, number);
    await visitor.tap(tap);
  };
  return [
    { name: 'appeal', title: '写诉求', route: `pages/disclosure/appeal/index?${query({ code })}`, who: null, then: open('反映驻村干部') },
    { name: 'appeal-empty', title: '写诉求：没有写', route: `pages/disclosure/appeal/index?${query({ code })}`, who: null, then: open('送出') },
    { name: 'appeal-received', title: '写诉求：收到', route: `pages/disclosure/appeal/index?${query({ code })}`, who: null, then: async (visitor) => {
      await ask('什么事', '路灯不亮', '送出')(visitor);
      await visitor.waitFor('您的编号');
    } },
    { name: 'follow', title: '查诉求', route: 'pages/disclosure/follow/index', who: null },
    { name: 'follow-unknown', title: '查诉求：没有这个编号', route: 'pages/disclosure/follow/index', who: null, expected: [/422/], then: ask('编号', '0000-0000-0000-0001', /^查$/) },
    { name: 'followed', title: '查诉求：有答复', route: 'pages/disclosure/follow/index', who: null, then: ask('编号', appeals.number, /^查$/) },
    { name: 'issue-appeal', title: '一个问题：村民诉求', route: detail(appeals.waiting), who: cast.leader },
    { name: 'issue-appeal-answered', title: '一个问题：等村民确认', route: detail(appeals.road), who: cast.member },
    { name: 'issue-complaint', title: '群众的反映', route: detail(appeals.complaint, { restricted: '1' }), who: CLERK },
    { name: 'issue-complaint-barred', title: '群众的反映：被反映的人看不到', route: detail(appeals.complaint, { restricted: '1' }), who: cast.member, expected: [/404/] },
    { name: 'ratings', title: '测评', route: 'pages/assessment/ratings/index', who: cast.secretary },
    { name: 'ratings-none', title: '测评：没有', route: 'pages/assessment/ratings/index', who: '姜山' },
    { name: 'rating-start', title: '开始测评', route: `pages/assessment/start/index?${query({ villageId: village })}`, who: cast.secretary },
    { name: 'rating-start-wrong', title: '开始测评：没有填票数', route: `pages/assessment/start/index?${query({ villageId: village })}`, who: cast.secretary, expected: [/422/], then: open(/^开始$/) },
    { name: 'rating-fresh', title: '一次测评：刚开始', route: round(ratings.fresh), who: cast.secretary },
    { name: 'rating-running', title: '一次测评：正在收票', route: round(ratings.running), who: cast.secretary },
    { name: 'rating-over', title: '一次测评：结果', route: round(ratings.over), who: cast.secretary },
    { name: 'rating-own', title: '一次测评：队员看到的结果', route: round(ratings.over), who: cast.member },
    { name: 'rating-close', title: '结束测评', route: round(ratings.fresh), who: cast.secretary, then: open('结束测评') },
    { name: 'rating-bundle', title: '录纸票', route: `pages/assessment/bundle/index?${query({ id: ratings.fresh })}`, who: CLERK },
    { name: 'rating-bundle-differs', title: '录纸票：两个人不一样', route: `pages/assessment/bundle/index?${query({ id: ratings.running, number: '1' })}`, who: CLERK },
    { name: 'vote', title: '投测评票', route: 'pages/assessment/vote/index', who: null },
    { name: 'vote-used', title: '投测评票：用过了', route: 'pages/assessment/vote/index', who: null, expected: [/422/], then: ask('票号', ratings.used, '开始') },
    { name: 'vote-slip', title: '投测评票：选', route: 'pages/assessment/vote/index', who: null, then: ask('票号', ratings.slip, '开始') },
    { name: 'web-board', title: '网页：公示栏', route: `/b/${code}`, who: null },
    { name: 'web-appeal', title: '网页：写诉求', route: `/b/${code}/appeals`, who: null },
    { name: 'web-help', title: '网页：公示栏怎么用', route: `/b/${code}/help`, who: null },
    { name: 'web-follow', title: '网页：查诉求', route: `/b/${code}/follow`, who: null },
    { name: 'web-followed', title: '网页：诉求办到哪里', route: `/b/${code}/follow`, who: null, then: ask('编号', appeals.number, /^查$/) },
    { name: 'web-follow-unknown', title: '网页：没有这个编号', route: `/b/${code}/follow`, who: null, expected: [/422/], then: ask('编号', '0000-0000-0000-0002', /^查$/) },
    { name: 'web-vote', title: '网页：投测评票', route: '/b/vote', who: null },
    { name: 'web-vote-slip', title: '网页：选', route: '/b/vote', who: null, then: ask('票号', ratings.slip, '开始') },
  ];
}
