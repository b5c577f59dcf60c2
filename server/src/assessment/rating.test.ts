import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { rating, type RatingDetail } from '@village/shared/contract/rating';
import type { EnterBundleInput, OpenRatingInput } from '@village/shared/contract/rating.input';
import { reminder } from '@village/shared/contract/reminder';
import type { RatingAnswer } from '@village/shared/rules/rating';
import * as build from '../../test/build';
import { type Answer, type Caller, startApp, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { JournalEntry } from '../common/journal';
import { Secret } from '../common/secret';
import { newSlip } from '../common/slip-code';
import { ENTITIES } from '../entities';
import { HouseholdEntity } from '../household/household.entity';
import { RatingCountEntity, RatingRoundEntity, RatingSlipEntity } from './rating.entity';
import { RatingService } from './rating.service';
import { markOf } from './rating-vote.service';

/** So many votes of one slip at the same moment; `VOTES=10000` makes it the full number. */
const VOTES = Number(process.env.VOTES ?? 60);
let app: TestApp;
let village: Organisation, neighbour: Organisation;
let people: Record<'leader' | 'member' | 'office' | 'clerk' | 'secretary' | 'village' | 'foreign', build.PersonBuilt>;
let callers: Record<keyof typeof people, Caller>;
let phones = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-12-01', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county, name: '柳河乡' });
  village = await build.village(app, { township, name: '前村' });
  neighbour = await build.village(app, { township, name: '后村' });
  const team = await build.team(app, { village });
  await build.person(app, { terms: [{ role: 'team_leader', team: await build.team(app, { village: neighbour }) }] });
  const foreignTown = await build.township(app, { county });
  people = {
    leader: await build.person(app, { name: '队长甲', terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '队员乙', terms: [{ role: 'team_member', team }] }),
    office: await build.person(app, { name: '镇办丁', terms: [{ role: 'township_office', at: township }] }),
    clerk: await build.person(app, { name: '党政办戊', terms: [{ role: 'township_party_office', at: township }] }),
    secretary: await build.person(app, { name: '书记己', terms: [{ role: 'township_secretary', at: township }] }),
    village: await build.person(app, { name: '村支书庚', terms: [{ role: 'village_secretary', at: village }] }),
    foreign: await build.person(app, { terms: [{ role: 'township_secretary', at: foreignTown }] }),
  };
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'pian09b', effectiveFrom: '2024-01-01' });
  const households = Array.from({ length: 12 }, (_, index): HouseholdEntity => ({
    id: newId(), countyId: county.id, townshipId: township.id, villageId: village.id, number: `01-${index}`, place: '一组', headName: `户主${index}`, pinyin: '', people: 3, phoneSealed: null, idSealed: null, state: 'not_poor', monitored: '', tags: '', note: '',
    version: 1, endedOn: index === 11 ? '2025-01-01' : null,
  }));
  for (const household of households) await app.get(Db).of(HouseholdEntity).insert(household);
});
afterAll(() => app.close());

const opening = (more: Partial<OpenRatingInput> = {}): OpenRatingInput => ({ villageId: village.id, raters: 'villagers', stage: 'yearly', period: '2025', closesOn: '2025-12-04', slips: 8, papers: 3, ...more });
const open = (more: Partial<OpenRatingInput> = {}) => callers.office.call(rating.open, opening(more));
const read = (who: Caller, { id }: RatingDetail) => who.call(rating.one, { id });
/** Slips as if they had been printed: the codes stand on the paper only. */
async function slipsOf({ id }: RatingDetail, count: number): Promise<string[]> {
  const { keySealed } = await app.get(Db).of(RatingRoundEntity).findOneByOrFail({ id });
  const codes = Array.from({ length: count }, newSlip);
  await app.get(Db).put(RatingSlipEntity, codes.map(code => ({ mark: markOf(app.get(Secret).open(keySealed!), code), roundId: id, used: false })));
  return codes;
}
const votesOf = ({ questions }: RatingDetail, ...given: RatingAnswer[]) => questions.map(({ key }, index) => ({ key, answer: given[index] ?? given[0] }));
/** Everybody comes from an address of his own. */
const vote = (round: RatingDetail, number: string, ...given: RatingAnswer[]): Promise<Answer> => app.withToken(`somebody-${(phones += 1)}-000000`).send(rating.vote, { number, answers: votesOf(round, ...given) });
const bundle = (round: RatingDetail, number: number, satisfied: number, more: Partial<EnterBundleInput> = {}): EnterBundleInput => ({
  id: round.id, number, slips: 3, spoilt: 0, answers: round.questions.map(({ key }) => ({ key, satisfied, fair: 3 - satisfied, unsatisfied: 0, unknown: 0 })), ...more,
});
const withdraw = (round: RatingDetail) => callers.office.call(rating.withdraw, { id: round.id, reason: '试验' });
const dump = async () => JSON.stringify(await Promise.all(ENTITIES.map(entity => app.get(Db).of(entity).find())));

test('一户一票：票不多于户册的户数；谁能开、看哪里；制度要不要测评写着条款', async () => {
  const choices = await callers.office.call(rating.choices, { villageId: village.id });
  expect(choices).toMatchObject({ households: 11, questions: [{ key: 'team', text: '驻村工作队总体' }, { key: 'p1', text: '队长甲（驻村工作队队长）' }, { key: 'p2', text: '队员乙（驻村干部）' }] });
  expect(choices.ways.find(way => way.raters === 'villagers' && way.stage === 'yearly')).toMatchObject({ asked: true, looksAt: ['在岗', '目标', '实绩', '联系群众'] });
  expect((await callers.office.refused(rating.open, opening({ slips: 9 }))).code).toBe('more_than_households');
  expect((await callers.office.refused(rating.open, opening({ period: '2025-Q1' }))).code).toBe('period_wrong');
  expect((await callers.office.refused(rating.open, opening({ closesOn: '2025-11-30' }))).code).toBe('day_in_past');
  expect((await callers.office.refused(rating.open, opening({ slips: 0, papers: 0 }))).code).toBe('no_slips_given');
  expect(await callers.foreign.status(rating.open, opening())).toBe(404);
  expect(await callers.leader.status(rating.open, opening())).toBe(403);
  const round = await open();
  expect(round.because[0].clauses).toContainEqual({ profile: 'pian09b', clause: '第二十四条' });
  expect((await callers.office.refused(rating.open, opening())).code).toBe('rating_there');
  expect((await callers.foreign.call(rating.list, {})).items).toEqual([]);
  expect((await callers.member.call(rating.list, {})).items).toMatchObject([{ id: round.id, cast: 0 }]);
  expect(await callers.foreign.status(rating.one, { id: round.id })).toBe(404);
  await withdraw(round);
  expect((await open()).state).toBe('open');
  await withdraw((await callers.office.call(rating.list, {})).items[0] as RatingDetail);
});

test('码票投一次；用过的、抄错的、截止以后的、结束以后的都说明白；没有选全的说还差几题', async () => {
  const round = await open();
  const [first, second, third] = await slipsOf(round, 8);
  expect(await app.anonymous.call(rating.look, { number: first.toLowerCase() })).toMatchObject({ villageName: '前村', title: '2025 年度村民测评', looksAt: ['在岗', '目标', '实绩', '联系群众'] });
  expect((await app.anonymous.refused(rating.vote, { number: first, answers: votesOf(round, 'satisfied').slice(1) })).text).toContain('还有 1 题没有选');
  expect((await app.anonymous.refused(rating.vote, { number: first, answers: [...votesOf(round, 'satisfied').slice(1), { key: 'p1', answer: 'fair' }] })).code).toBe('answers_missing');
  expect((await vote(round, first, 'satisfied')).status).toBe(200);
  expect((await vote(round, first, 'unsatisfied')).body).toMatchObject({ code: 'slip_used' });
  expect((await app.anonymous.refused(rating.look, { number: first })).code).toBe('slip_used');
  const wrong = await vote(round, `${second.slice(0, -1)}${second.endsWith('7') ? '8' : '7'}`, 'fair');
  expect(wrong.body).toMatchObject({ code: 'slip_unknown' });
  expect(await read(callers.office, round)).toMatchObject({ cast: 1, byCode: 1, result: null });
  app.on('2025-12-05');
  expect((await vote(round, second, 'fair')).body).toMatchObject({ code: 'rating_over' });
  expect((await callers.office.call(reminder.list, undefined)).map(({ kind, note }) => [kind, note])).toContainEqual(['rating', '前村已经过了截止日期']);
  app.on('2025-12-01', '10:00');
  await callers.office.call(rating.close, { id: round.id, revision: round.revision });
  // Of a rating that is over nobody can tell a slip from a made-up number.
  expect(await vote(round, third, 'fair')).toMatchObject({ body: { ...(wrong.body as object) } });
  await app.get(Db).of(RatingRoundEntity).delete({ id: round.id });
});

test(`${VOTES} 次同时投同一张票，只算一次；同时有别的票，一张不少`, async () => {
  const round = await open();
  const [one, ...others] = await slipsOf(round, 8);
  // Its connections are open: with ten thousand at once in this one process they would not be within the time for opening them.
  await Promise.all(Array.from({ length: 40 }, () => read(callers.office, round)));
  const answers = await Promise.all([...Array.from({ length: VOTES }, (_, index) => vote(round, one, index % 2 === 0 ? 'satisfied' : 'unsatisfied')), ...others.map(code => vote(round, code, 'fair'))]);
  const refused = answers.filter(({ status }) => status !== 200).map(({ status, body }) => `${status} ${(body as { code?: string }).code}`);
  expect([answers.length - refused.length, [...new Set(refused)]]).toEqual([8, ['422 slip_used']]);
  const rows = await app.get(Db).of(RatingCountEntity).findBy({ roundId: round.id, question: 'team' });
  expect(rows.reduce((sum, { votes }) => sum + votes, 0)).toBe(8);
  expect(await read(callers.office, round)).toMatchObject({ byCode: 8 });
  await withdraw(round);
}, 600_000);

test('投票和结束同时来：一票要么算进结果，要么被告知已经结束', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const round = await open({ slips: 8, papers: 0 });
    const codes = await slipsOf(round, 8);
    for (const code of codes.slice(0, 5)) await vote(round, code, 'satisfied');
    const [closed, ...votes] = await Promise.all([callers.office.call(rating.close, { id: round.id, revision: round.revision }), ...codes.slice(5).map(code => vote(round, code, 'unsatisfied'))]);
    const taken = votes.filter(({ status }) => status === 200).length;
    expect(votes.every(({ status, body }) => status === 200 || ['rating_over', 'slip_unknown'].includes((body as { code: string }).code))).toBe(true);
    const result = (await read(callers.office, closed)).result!;
    expect([result.cast, result.shares[0].counts]).toEqual([5 + taken, { satisfied: 5, fair: 0, unsatisfied: taken, unknown: 0 }]);
    await app.get(Db).of(RatingRoundEntity).delete({ id: round.id });
  }
});

test('谁也连不起来：库里只有票用没用过和各项的数；不论哪张票投了什么，库里一个样；结束以后钥匙、记号、计数都没有了', async () => {
  const round = await open({ slips: 8, papers: 0 });
  const given: RatingAnswer[] = ['satisfied', 'satisfied', 'fair', 'unsatisfied', 'satisfied', 'unknown'];
  const standing = async (id: string) => ({
    slips: (await app.get(Db).of(RatingSlipEntity).findBy({ roundId: id })).map(({ used }) => used).sort(),
    counts: (await app.get(Db).of(RatingCountEntity).findBy({ roundId: id })).map(({ question, answer, held, votes }) => `${question} ${answer} ${held} ${votes}`).sort(),
  });
  const codes = await slipsOf(round, 6);
  const before = (await app.get(Db).of(JournalEntry).find()).length;
  for (const [index, code] of codes.entries()) await vote(round, code, given[index]);
  expect((await app.get(Db).of(JournalEntry).find()).length).toBe(before);
  const after = await standing(round.id);
  expect(after.counts).toContain('team satisfied false 3');
  const whole = await dump();
  for (const code of codes) expect(whole).not.toContain(code);
  const { keySealed } = await app.get(Db).of(RatingRoundEntity).findOneByOrFail({ id: round.id });
  const key = app.get(Secret).open(keySealed!);
  expect(whole).not.toContain(key);
  await callers.office.call(rating.close, { id: round.id, revision: round.revision });
  const closed = await dump();
  for (const code of codes) expect([closed.includes(markOf(key, code)), closed.includes(code)]).toEqual([false, false]);
  expect(closed).not.toContain(keySealed!);
  expect(await standing(round.id)).toEqual({ slips: [], counts: [] });
  await app.get(Db).of(RatingRoundEntity).delete({ id: round.id });
  // The same answers from other slips, in another order: the same database.
  const again = await open({ slips: 8, papers: 0 });
  const turned = [...await slipsOf(again, 6)].reverse();
  for (const [index, code] of turned.entries()) await vote(again, code, given[(index + 2) % 6]);
  expect(await standing(again.id)).toEqual(after);
  await withdraw(again);
  expect(await standing(again.id)).toEqual({ slips: [], counts: [] });
});

test('纸票两个人各录各的：没录以前看不到对方的数，一样才计入，不一样摆出来重录；结果乡镇看全，队员看总体和自己，村里看总体', async () => {
  const round = await open();
  const codes = await slipsOf(round, 8);
  for (const code of codes.slice(0, 4)) await vote(round, code, 'satisfied', 'fair', 'unsatisfied');
  expect(await callers.leader.status(rating.enter, bundle(round, 1, 2))).toBe(403);
  await callers.office.call(rating.enter, bundle(round, 1, 2));
  expect(await read(callers.village, round)).toMatchObject({ bundles: [{ state: 'once', own: null, differences: [], mayEnter: true, byNames: ['镇办丁'] }], byPaper: 0 });
  expect((await callers.office.call(rating.enter, bundle(round, 1, 2))).bundles[0].state).toBe('once');
  const differs = await callers.village.call(rating.enter, bundle(round, 1, 1));
  expect(differs.bundles[0]).toMatchObject({ state: 'differs', differences: expect.arrayContaining([{ key: 'team', what: 'satisfied', one: 2, other: 1 }]) as unknown });
  expect((await callers.office.call(notice.list, {})).items[0].text).toBe('测评纸票第 1 叠，两个人录的不一样，请再数一遍');
  expect((await callers.clerk.refused(rating.enter, bundle(round, 1, 1))).code).toBe('bundle_others');
  expect((await callers.office.refused(rating.close, { id: round.id, revision: round.revision })).code).toBe('bundles_open');
  expect((await callers.office.call(rating.enter, bundle(round, 1, 1))).bundles[0]).toMatchObject({ state: 'counted', own: null, differences: [] });
  expect((await callers.office.refused(rating.enter, bundle(round, 1, 2))).code).toBe('bundle_counted');
  expect((await callers.office.refused(rating.enter, bundle(round, 2, 0, { slips: 1, answers: bundle(round, 2, 0).answers.map(each => ({ ...each, fair: 0 })) }))).code).toBe('too_many_papers');
  expect((await callers.office.refused(rating.enter, bundle(round, 1, 3, { spoilt: 1 }))).code).toBe('too_many_counted');
  const { result } = await callers.secretary.call(rating.close, { id: round.id, revision: round.revision });
  expect(result).toMatchObject({ cast: 7, valid: 7, byCode: 4, byPaper: 3 });
  expect(result!.shares).toMatchObject([
    { key: 'team', counts: { satisfied: 5, fair: 2 }, permille: { satisfied: 714, fair: 286 } }, { key: 'p1', counts: { satisfied: 1, fair: 6 } }, { key: 'p2', counts: { satisfied: 1, fair: 2, unsatisfied: 4 } },
  ]);
  expect((await read(callers.member, round)).result!.shares.map(({ key }) => key)).toEqual(['team', 'p2']);
  expect((await read(callers.village, round)).result!.shares.map(({ key }) => key)).toEqual(['team']);
  expect((await callers.member.call(notice.list, {})).items[0].text).toBe('2025 年度村民测评有了结果');
  expect(await app.get(RatingService).closedIn([village.id], 2025)).toMatchObject([{ raters: 'villagers', stage: 'yearly', period: '2025', cast: 7, valid: 7 }]);
  expect((await callers.office.refused(rating.enter, bundle(round, 2, 1))).code).toBe('rating_over');
});

test('两个人同时录第二遍，只有一次计入；投票的不满 5 个，不显示怎么投的', async () => {
  const round = await open({ villageId: neighbour.id, slips: 0, papers: 4 });
  const entry = { ...bundle(round, 1, 2), answers: round.questions.map(({ key }) => ({ key, satisfied: 2, fair: 1, unsatisfied: 0, unknown: 0 })) };
  await callers.office.call(rating.enter, entry);
  const both = await Promise.all([callers.clerk, callers.secretary].map(each => each.send(rating.enter, entry)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  const { result } = await callers.office.call(rating.close, { id: round.id, revision: round.revision });
  expect(result).toMatchObject({ cast: 3, valid: 3, shares: [{ counts: null, permille: null }, { counts: null }] });
  expect(await dump()).not.toMatch(/"satisfied":2/);
});

test('一分钟里投得比人快的另记，问清楚再决定计不计入', async () => {
  const round = await open({ villageId: neighbour.id, period: '2024', slips: 50, papers: 0 });
  for (const code of await slipsOf(round, 40)) expect((await vote(round, code, 'satisfied')).status).toBe(200);
  expect(await read(callers.office, round)).toMatchObject({ byCode: 40, held: 10 });
  expect((await callers.office.refused(rating.close, { id: round.id, revision: round.revision })).code).toBe('held_votes');
  const { result } = await callers.office.call(rating.close, { id: round.id, revision: round.revision, countHeld: false, reason: '问了村里，没有开会' });
  expect(result).toMatchObject({ cast: 30, shares: [{ counts: { satisfied: 30 } }, {}], held: { votes: 10, counted: false, reason: '问了村里，没有开会' } });
});

test('试错太多次停一停；一部手机投不了一村的票', async () => {
  const round = await open({ villageId: neighbour.id, period: '2023', slips: 20, papers: 0 });
  const codes = await slipsOf(round, 12);
  const asker = app.withToken('guesser-00000000');
  for (let turn = 0; turn < 10; turn += 1) await asker.send(rating.look, { number: newSlip(), device: 'phone' });
  expect((await asker.send(rating.look, { number: codes[0], device: 'phone' })).body).toMatchObject({ code: 'too_many_wrong' });
  const helper = app.withToken('helper-000000000');
  const sent = [];
  for (const number of codes.slice(0, 8)) sent.push((await helper.send(rating.vote, { number, device: 'lent', answers: votesOf(round, 'fair') })).status);
  expect(sent).toEqual([200, 200, 200, 200, 200, 200, 422, 422]);
  // What was turned away is not used up.
  expect((await vote(round, codes[6], 'fair')).status).toBe(200);
  await withdraw(round);
});

test('网页投票不用脚本；答案和票号都不在网址里', async () => {
  const round = await open({ villageId: neighbour.id, period: '2022', slips: 20, papers: 0 });
  const [number, other] = await slipsOf(round, 2);
  const post = (path: string, fields: Record<string, string>) => app.anonymous.raw('POST', path, new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded' });
  expect(String((await app.anonymous.raw('GET', '/b/vote')).body)).toContain('给驻村工作队打分');
  const asked = await post('/b/vote', { number });
  expect([asked.status, asked.headers['cache-control'], String(asked.body).includes('驻村工作队总体')]).toEqual([200, 'no-store', true]);
  const half = await post('/b/vote/cast', { number, q0: 'fair' });
  expect([half.status, String(half.body).includes('value="fair" required checked')]).toEqual([422, true]);
  expect(String((await post('/b/vote/cast', { number, q0: 'fair', q1: 'satisfied' })).body)).toContain('投好了');
  const again = await post('/b/vote/cast', { number, q0: 'fair', q1: 'satisfied' });
  expect([again.status, String(again.body).includes('已经投过了')]).toEqual([422, true]);
  expect(String((await post('/b/vote/cast', { number: other, q0: '<script>', q1: 'fair' })).body)).not.toContain('<script>alert');
  expect(String((await post('/b/vote', { number: '"><script>alert(1)</script>' })).body)).not.toContain('<script>alert');
  await withdraw(round);
});

const has = (command: string) => spawnSync('which', [command]).status === 0;

(has('pdftotext') ? test : test.skip)('印出来的码票张张能投；再印一遍，前一遍作废；投过以后不能再印', async () => {
  const round = await open({ villageId: neighbour.id, period: '2021', slips: 9, papers: 0 });
  const codesOn = (file: Uint8Array) => {
    const folder = mkdtempSync(join(tmpdir(), 'slips-'));
    writeFileSync(join(folder, 'slips.pdf'), file);
    const text = spawnSync('pdftotext', ['-layout', join(folder, 'slips.pdf'), '-'], { encoding: 'utf8' }).stdout;
    rmSync(folder, { recursive: true });
    expect(text).toContain('后村');
    return [...text.matchAll(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/g)].map(([code]) => code);
  };
  const print = async () => codesOn((await callers.office.file(rating.slips, { id: round.id, revision: (await read(callers.office, round)).revision })).file);
  const void_ = await print();
  const codes = await print();
  expect([void_.length, codes.length, new Set([...void_, ...codes]).size]).toEqual([9, 9, 18]);
  expect((await vote(round, void_[0], 'fair')).body).toMatchObject({ code: 'slip_unknown' });
  for (const code of codes) expect((await vote(round, code, 'fair')).status).toBe(200);
  expect((await callers.office.refused(rating.slips, { id: round.id, revision: (await read(callers.office, round)).revision })).code).toBe('slips_in_use');
  expect((await callers.clerk.file(rating.papers, { id: round.id })).name).toBe('后村2021 年度村民测评纸票.pdf');
  await withdraw(round);
});
