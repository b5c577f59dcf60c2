import ordos from '../../profiles/ordos-2018.json';
import pian03 from '../../profiles/pian03.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian07 from '../../profiles/pian07.json';
import pian08a from '../../profiles/pian08a.json';
import pian12 from '../../profiles/pian12.json';
import year2025 from '../../calendars/2025.json';
import { isRefusal } from '../kernel/refusal';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { meetingMove, meetingPlan, type MeetingSet } from './meeting-plan';
import { leaveAskedOf, meetingStanding } from './meeting-standing';
import { meetingVote } from './meeting-vote';

const calendar = calendarOf([year2025] as CalendarYear[]);
const set = (kind: string, day: string, more: Partial<MeetingSet> = {}): MeetingSet => ({ kind, day, held: false, noted: true, ...more });
const plan = (profile: Profile, at: 'village' | 'township' | 'county', month: string, own: MeetingSet[] = [], today = `${month}-01`) => meetingPlan(profile, calendar, { at, month, today, set: own });
const days = (profile: Profile, kind: string, month: string, own: MeetingSet[] = [], today?: string) =>
  plan(profile, 'village', month, own, today).find(each => each.kind === kind)?.slots.map(slot => slot.day);

test('a weekly meeting of a fixed weekday: each week has its day; what is planned already is not asked again', () => {
  expect(days(pian08a, 'team_regular', '2025-03')).toEqual(['2025-03-03', '2025-03-10', '2025-03-17', '2025-03-24', '2025-03-31']);
  expect(days(pian08a, 'team_regular', '2025-03', [set('team_regular', '2025-03-12')])).toEqual(['2025-03-03', '2025-03-17', '2025-03-24', '2025-03-31']);
});

test('a Monday that is a holiday gives the next working day of its week; a Saturday that is printed stays', () => {
  expect(days(pian08a, 'team_regular', '2025-06')?.[0]).toBe('2025-06-03');
  expect(days(pian12, 'team_regular', '2025-03')?.[0]).toBe('2025-03-08');
});

test('weeks that are over are not planned; in the week that runs the movable meeting can still be held, the fixed one no more', () => {
  expect(days(pian08a, 'team_regular', '2025-03', [], '2025-03-20')).toEqual(['2025-03-20', '2025-03-24', '2025-03-31']);
  expect(days(pian12, 'collective_study', '2025-03', [], '2025-03-20')).toEqual(['2025-03-24', '2025-03-31']);
});

test('without a weekday the turns are spread over working days; a quarter is asked in the month its turn comes', () => {
  expect(days(ordos, 'collective_study', '2025-04')).toEqual(['2025-04-10', '2025-04-20'].map(day => (day === '2025-04-20' ? '2025-04-21' : day)));
  const quarter = (month: string, today: string) => plan(pian04, 'township', month, [], today)[0].slots.map(slot => [slot.day, slot.due]);
  expect(quarter('2025-01', '2025-01-06')).toEqual([]);
  expect(quarter('2025-02', '2025-02-03')).toEqual([['2025-02-10', '2025-03-20']]);
  expect(quarter('2025-03', '2025-03-03')).toEqual([['2025-03-03', '2025-03-20']]);
  expect(quarter('2025-03', '2025-03-21')).toEqual([]);
});

test('a number that is blank is asked of the administrator; a document without meetings asks nothing', () => {
  const study = plan(pian07, 'village', '2025-03').find(each => each.kind === 'collective_study')!;
  expect(isRefusal(study.cadence) && study.cadence.code).toBe('config_required');
  expect(study.slots).toEqual([]);
  expect(plan(pian06, 'village', '2025-03')).toEqual([]);
});

test('what was held is counted with its clause; without signed minutes it is not enough where notes are asked', () => {
  const held = ['2025-03-03', '2025-03-10', '2025-03-17', '2025-03-24', '2025-03-31'].map(day => set('team_regular', day, { held: true }));
  const duty = plan(pian03, 'village', '2025-03', held)[0];
  expect(duty.cadence).toMatchObject({ requiredCount: 5, compliant: true });
  expect(duty.because[0].clauses).toEqual([{ profile: 'pian03', clause: '(四)例会制度' }]);
  const lecture = (noted: boolean) => plan(pian12, 'village', '2025-03', [set('party_lecture', '2025-03-12', { held: true, noted })]).find(each => each.kind === 'party_lecture')!.cadence;
  expect(lecture(true)).toMatchObject({ compliant: true });
  expect(lecture(false)).toMatchObject({ compliant: false });
});

test.each([
  ['篇八 五(一): with a reason within the week', pian08a, '2025-03-14', '防汛检查', true],
  ['without one not', pian08a, '2025-03-14', '', false],
  ['never into the next week', pian08a, '2025-03-17', '防汛检查', false],
  ['篇十二: a Saturday that no clause lets slip', pian12, '2025-03-16', '防汛检查', false],
  ['nor to the week before', pian12, '2025-03-08', '防汛检查', false],
  ['篇三: any day of the week, no weekday is printed', pian03, '2025-03-14', '', true],
])('%s', (_, profile, to, reason, allowed) => {
  expect(meetingMove(profile, calendar, { meeting: 'team_regular', from: '2025-03-10', to, reason }).value).toBe(allowed);
});

test('who was invited: there, late, on leave, absent, and not asked while the meeting runs', () => {
  const facts = { meeting: 'team_regular', day: '2025-03-10', role: 'team_member' as const, required: true, listed: null, notifiedTime: '09:00', signIn: null, askedLeaveFrom: [], excusedByHost: false, over: true };
  const of = (profile: Profile, more: object) => meetingStanding(profile, { ...facts, ...more }).value.standing;
  expect(of(pian08a, { signIn: '09:00' })).toBe('present');
  expect(of(pian08a, { signIn: '09:01' })).toBe('late');
  expect(of(pian03, { signIn: '09:01' })).toBe('present');
  expect(of(pian06, { meeting: 'town_village_cadres', signIn: '09:01' })).toBe('late');
  expect(of(pian08a, {})).toBe('absent');
  expect(of(pian08a, { over: false })).toBe('expected');
  expect(of(pian08a, { askedLeaveFrom: ['first_secretary'] })).toBe('absent');
  expect(of(pian08a, { askedLeaveFrom: ['first_secretary', 'township_linked_leader'] })).toBe('on_leave');
  expect(of(pian03, { excusedByHost: true })).toBe('on_leave');
  expect(of(pian08a, { required: false })).toBe('stayed_away');
  expect(of(pian08a, { listed: false, signIn: '08:55' })).toBe('absent');
  expect(leaveAskedOf(pian08a, 'team_regular')).toMatchObject({ value: ['first_secretary', 'township_linked_leader'], because: [{ clauses: expect.arrayContaining([{ profile: 'pian08a', clause: '五(三)' }]) }] });
  expect(leaveAskedOf(pian03, 'team_regular')).toEqual({ value: [], because: [] });
});

test.each([[5, 5, 3, true], [5, 4, 3, true], [4, 4, 2, false], [4, 3, 2, false], [1, 1, 1, true]])('of %d who may vote %d vote and %d are in favour: %s', (voters, cast, inFavour, carried) => {
  expect(meetingVote(pian12, { form: 'secret', voters, cast, inFavour }).value).toEqual({ carried });
});

test('a form that no document names is taken where none is named; more votes than people are not', () => {
  expect(meetingVote(pian03, { form: 'hands', voters: 3, cast: 3, inFavour: 2 })).toEqual({ value: { carried: true }, because: [] });
  expect(meetingVote(pian12, { form: 'hands', voters: 3, cast: 4, inFavour: 4 }).value).toMatchObject({ code: 'too_many_votes' });
  const narrow = { ...pian12, values: { ...pian12.values, 'meeting.voting': { ...pian12.values['meeting.voting'], value: { forms: ['举手'], majority: true, oneVoteEach: true } } } };
  expect(meetingVote(narrow as Profile, { form: 'secret', voters: 3, cast: 3, inFavour: 3 }).value).toMatchObject({ code: 'vote_form' });
});
