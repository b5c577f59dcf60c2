// What the rules cost that cite every clause, against `JSON.parse` of what they are asked about: a program that only takes the facts in and decides nothing.
import { createRequire } from 'node:module';
import { turns } from './sample.mjs';

const load = createRequire(import.meta.url);
const PEOPLE = 1000;
const REQUESTS = 10_000;
const MONTH = '2025-03';
const ROUNDS = 9;

export async function measure() {
  const { parseProfile } = load('@village/shared/policy/parse');
  const { calendarOf } = load('@village/shared/rules/calendar');
  const profile = parseProfile(load('@village/shared/profiles/pian04.json'));
  const calendar = calendarOf([load('@village/shared/calendars/2025.json')]);
  return [await settling(profile, calendar), await routing(profile, calendar)];
}

/** The month of 1,000 people: which statements hold, the mark of every half day, totals, what is required, and the clauses of each. */
async function settling(profile, calendar) {
  const { sheetRow } = load('@village/shared/rules/attendance-sheet');
  const { daysOf } = load('@village/shared/kernel/day');
  const { holding } = load('../../dist/attendance/presence.service.js');
  const days = daysOf(MONTH);
  const facts = Array.from({ length: PEOPLE }, (_, person) => factsOf(person, days));
  const texts = facts.map(each => JSON.stringify(each));
  const ours = () => {
    for (const { terms, presences, leaves } of facts) sheetRow(profile, calendar, { month: MONTH, until: days.at(-1), terms, presences: holding(presences), leaves });
  };
  const bare = () => {
    for (const text of texts) JSON.parse(text);
  };
  const result = await ratio(ours, bare);
  return { name: 'rules.month_of_a_thousand', allowed: 4, ...result, told: `${result.own.toFixed(0)} ms, JSON.parse of the same facts ${result.other.toFixed(0)} ms` };
}

/** Who decides a leave, and why. */
async function routing(profile, calendar) {
  const { leaveApproval } = load('@village/shared/rules/leave-approval');
  const request = {
    clientKey: '01935a7c-8f2e-7c3a-9b1d-2f4e6a8c0d1e', kind: 'personal', startDay: '2025-03-10', startHalf: 'am', endDay: '2025-03-13', endHalf: 'pm',
    reason: '家中老人住院，需要陪护几天', place: '县医院', outOfCounty: false, claimedAt: '2025-03-08T02:10:00.000Z',
  };
  const text = JSON.stringify(request);
  const { kind, startDay, endDay, endHalf } = request;
  const ours = () => {
    for (let each = 0; each < REQUESTS; each += 1) leaveApproval(profile, { applicantRole: 'team_member', kind, startDay, endDay, endHalf, days: 4, calendar });
  };
  const bare = () => {
    for (let each = 0; each < REQUESTS; each += 1) JSON.parse(text);
  };
  const result = await ratio(ours, bare);
  return { name: 'rules.leave_route', allowed: 10, ...result, told: `${(result.own / REQUESTS * 1000).toFixed(1)} µs, JSON.parse of the request ${(result.other / REQUESTS * 1000).toFixed(1)} µs` };
}

/** What the server holds of one person's month: his statements as they lie in the table, and his leave. */
function factsOf(person, days) {
  const presences = days.slice(0, 25 + person % 3).flatMap((day, index) => ['am', 'pm'].map(half => ({
    id: `01935a7c-8f2e-7c3a-9b1d-${String(person * 100 + index).padStart(12, '0')}`, personId: `01935a7c-8f2e-7c3a-9b1e-${String(person).padStart(12, '0')}`,
    teamId: `01935a7c-8f2e-7c3a-9b1f-${String(person % 100).padStart(12, '0')}`, day, half, state: 'in_village', mode: 'self',
    claimedAt: `${day}T0${half === 'am' ? 0 : 6}:${10 + person % 50}:00.000Z`, receivedAt: `${day}T0${half === 'am' ? 0 : 6}:${10 + person % 50}:02.000Z`,
  })));
  const leave = { kind: 'personal', span: { startDay: days[26], startHalf: 'am', endDay: days[27], endHalf: 'pm' }, returned: null };
  return { terms: [{ role: 'team_member', from: '2025-01-01', to: null }], presences, leaves: [leave] };
}

async function ratio(ours, bare) {
  await turns(3, ours, bare);
  const { ours: own, bare: other, spread } = await turns(ROUNDS, ours, bare);
  return { own, other, spread, ratio: own / other };
}
