import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import y2024 from '../../calendars/2024.json';
import y2025 from '../../calendars/2025.json';
import { ALERTS } from '../kernel/alert';
import { addDays, daysOf } from '../kernel/day';
import type { Finding } from '../kernel/finding';
import { HALVES, type Half } from '../kernel/half-day';
import { LEAVE_KINDS } from '../kernel/leave-kind';
import { EVIDENCE_MODES } from '../kernel/presence';
import { isRefusal } from '../kernel/refusal';
import type { Mark } from '../kernel/mark';
import { CADRE_ROLES, fills } from '../kernel/role';
import { APPROVED_KINDS } from '../policy/approval-table';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { profilesOf } from '../policy/shipped';
import { COUNT_KEYS } from '../policy/words';
import { dayStatus } from './attendance-day';
import { lineOf, rulesOf, staysIn, type Stay } from './attendance-line';
import { requiredPresence } from './attendance-required';
import { sheetRow } from './attendance-sheet';
import { splitRow } from './attendance-split';
import { countsOf } from './attendance-totals';
import { attendanceSummary } from './attendance-summary';
import { calendarOf } from './calendar';
import { leaveApproval } from './leave-approval';
import { leaveFiling } from './leave-filing';
import { leaveQuota } from './leave-quota';
import { settlementSchedule } from './settlement';
import type { LeaveFact, PresenceFact, RowFacts } from './sheet';

const folder = join(__dirname, '../../profiles');
const loaded = profilesOf(readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown));
if (isRefusal(loaded)) throw new Error(loaded.text);
const profiles = [...loaded.values()];
const calendar = calendarOf([y2024, y2025] as CalendarYear[]);
const having = (key: string) => profiles.filter(profile => key in profile.values && !profile.values[key].blank);

const profileWith = (key: string) => fc.constantFrom<Profile>(...having(key));
const role = fc.constantFrom(...CADRE_ROLES);
const kind = fc.constantFrom(...APPROVED_KINDS);
/** The official form has no column for these: they stand in the cells and in the remark. */
const UNTOTALLED: readonly Mark[] = ['rest_day', 'pending', 'family_leave', 'compensatory_rest', 'unit_callback'];
const halfDays = fc.integer({ min: 1, max: 120 });
const month = fc.constantFrom('2024-02', '2025-01', '2025-02', '2025-03', '2025-10');
const counts = fc.dictionary(fc.constantFrom(...COUNT_KEYS), fc.integer({ min: 0, max: 60 }).map(halves => halves / 2));

/** How high a final approver stands. The head of the own unit stands beside the line, and alone. */
const RANK = [
  'first_secretary', 'team_leader', 'village_secretary', 'township_linked_leader', 'township_deputy', 'area_leader_member', 'township_secretary', 'township_committee', 'township_principal',
  'supervision_group', 'county_office', 'county_leading_group', 'county_general_captain|county_deputy_captain', 'city_office', 'city_org_dept+city_revitalisation_dept', 'dispatching_unit_head',
];

const ask = (profile: Profile, applicantRole: (typeof CADRE_ROLES)[number], of: (typeof APPROVED_KINDS)[number], days: number) =>
  leaveApproval(profile, { applicantRole, kind: of, startDay: '2025-03-10', endDay: '2025-03-10', days, calendar });

test('a longer leave never has a lower final approver', () => {
  fc.assert(fc.property(profileWith('leave.approval'), role, kind, halfDays, halfDays, (profile, who, of, a, b) => {
    const [shorter, longer] = [Math.min(a, b), Math.max(a, b)].map(halves => ask(profile, who, of, halves / 2).value);
    if (isRefusal(shorter) || isRefusal(longer)) return;
    const [low, high] = [shorter, longer].map(route => (route.finalApprover === null ? 0 : RANK.indexOf(route.finalApprover)));
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThanOrEqual(high);
  }), { numRuns: 500 });
});

test('nobody is asked to approve his own leave', () => {
  fc.assert(fc.property(profileWith('leave.approval'), role, kind, halfDays, (profile, who, of, halves) => {
    const { value } = ask(profile, who, of, halves / 2);
    if (isRefusal(value)) return;
    expect(value.steps.filter(step => step.split(/[|+]/).some(wanted => fills(who, wanted)))).toEqual([]);
  }), { numRuns: 500 });
});

test('only what a document leaves blank is refused, and the administrator is told which value', () => {
  for (const profile of profiles) {
    for (const who of CADRE_ROLES) for (const of of APPROVED_KINDS) for (const days of [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 5.5, 7, 7.5, 15, 60]) {
      const { value } = ask(profile, who, of, days);
      if (isRefusal(value)) expect(value).toMatchObject({ code: 'config_required', missing: ['leave.approval'] });
      else expect(value.steps.length > 0 || value.outcome === 'report_only').toBe(true);
    }
  }
});

const presence = fc.record<PresenceFact>({
  day: fc.constant(''), half: fc.constantFrom<Half>(...HALVES), state: fc.constantFrom('in_village', 'left_village', 'absent'),
  mode: fc.constantFrom(...EVIDENCE_MODES), at: fc.constantFrom('08:00', '09:10', '13:40', '17:30'),
});
const monthFacts = month.chain(of => {
  const days = daysOf(of);
  const day = fc.constantFrom(...days);
  const half = fc.constantFrom<Half>(...HALVES);
  const leave = fc.record({ kind: fc.constantFrom(...LEAVE_KINDS), from: day, length: fc.integer({ min: 0, max: 6 }), startHalf: half, endHalf: half })
    .map(({ kind: taken, from, length, startHalf, endHalf }): LeaveFact => ({ kind: taken, returned: null, span: { startDay: from, startHalf, endDay: addDays(from, length), endHalf } }));
  return fc.record<RowFacts>({
    month: fc.constant(of), until: day, terms: fc.constant([{ role: 'team_member' as const, from: days[3], to: days[25] }]),
    presences: fc.array(fc.tuple(presence, day).map(([fact, on]) => ({ ...fact, day: on })), { maxLength: 30 }), leaves: fc.array(leave, { maxLength: 3 }),
  });
});

const rowOf = (profile: Profile, facts: RowFacts) => {
  const row = sheetRow(profile, calendar, facts);
  if (isRefusal(row)) throw new Error(row.text);
  return row;
};

test('the half days of a month add up', () => {
  fc.assert(fc.property(profileWith('attendance.duty_days'), monthFacts, (profile, facts) => {
    const row = rowOf(profile, facts);
    const marks = row.cells.filter(cell => cell !== null);
    expect(marks).toHaveLength(46);
    const others = marks.filter(({ mark }) => UNTOTALLED.includes(mark)).length;
    expect(Object.values(row.totals).reduce((total, count) => total + count, 0) + others).toBe(46);
  }), { numRuns: 150 });
});

test('one more half day in the village without leave never lowers what is counted nor turns enough into short', () => {
  fc.assert(fc.property(profileWith('attendance.duty_days'), monthFacts, fc.nat({ max: 60 }), fc.constantFrom('self' as const, 'qr' as const), (profile, known, index, mode) => {
    const facts = { ...known, leaves: [] };
    const days = daysOf(facts.month);
    const added: PresenceFact = { day: days[index % days.length], half: index % 2 ? 'am' : 'pm', state: 'in_village', mode, at: '08:00' };
    const [before, after] = [facts, { ...facts, presences: [...facts.presences, added] }].map(each => rowOf(profile, each));
    expect(countsOf(after.totals).in_village).toBeGreaterThanOrEqual(countsOf(before.totals).in_village ?? 0);
    if (isRefusal(before.required.value) || isRefusal(after.required.value)) return;
    expect(after.required.value.counted).toBeGreaterThanOrEqual(before.required.value.counted);
    expect(before.required.value.met === true && after.required.value.met === false).toBe(false);
  }), { numRuns: 150 });
});

test('required and counted are never negative, and what is missing never is', () => {
  fc.assert(fc.property(fc.constantFrom(...profiles), role, fc.constantFrom('2025-03', '2025-Q2', '2025'), counts, (profile, who, period, of) => {
    const found = [requiredPresence(profile, calendar, { role: who, period, counts: of }).value, attendanceSummary(profile, calendar, { role: who, period, counts: of }).value];
    for (const value of found) {
      if (isRefusal(value)) {
        expect(value.code).toBe('config_required');
        continue;
      }
      expect(value.counted).toBeGreaterThanOrEqual(0);
      expect(value.required ?? 0).toBeGreaterThanOrEqual(0);
      if ('remaining' in value) expect(value.remaining ?? 0).toBeGreaterThanOrEqual(0);
    }
  }), { numRuns: 300 });
});

test('a change of rules in mid-month splits the month at that day', () => {
  const profile = profileWith('attendance.duty_days');
  fc.assert(fc.property(profile, profile, monthFacts, fc.integer({ min: 2, max: 27 }), (before, after, facts, day) => {
    const days = daysOf(facts.month);
    const split = splitRow([{ from: days[0], profile: before }, { from: days[day], profile: after }], calendar, facts);
    if (isRefusal(split)) throw new Error(split.text);
    const [first, second] = [rowOf(before, facts), rowOf(after, facts)];
    expect(split.cells).toEqual(days.flatMap((_, index) => [0, 1].map(half => (index < day ? first : second).cells[index * 2 + half])));
    const marks = split.cells.filter(cell => cell !== null);
    const others = marks.filter(({ mark }) => UNTOTALLED.includes(mark)).length;
    expect(Object.values(split.totals).reduce((total, count) => total + count, 0) + others).toBe(46);
  }), { numRuns: 100 });
});

test('a move between teams in mid-month splits the month at that day: two rows hold what one would', () => {
  fc.assert(fc.property(profileWith('attendance.duty_days'), monthFacts, fc.integer({ min: 5, max: 24 }), (profile, facts, day) => {
    const days = daysOf(facts.month);
    const [term] = facts.terms;
    const whole = rowOf(profile, facts);
    const left = rowOf(profile, { ...facts, terms: [{ ...term, to: days[day - 1] }] });
    const right = rowOf(profile, { ...facts, terms: [{ ...term, from: days[day] }] });
    expect(left.cells.map((cell, index) => cell ?? right.cells[index])).toEqual(whole.cells);
    expect(left.totals.inVillage + right.totals.inVillage).toBe(whole.totals.inVillage);
    expect(left.totals.absent + right.totals.absent).toBe(whole.totals.absent);
  }), { numRuns: 100 });
});

/** The same regulation published again: another version, the same values. */
const again = (profile: Profile): Profile => ({ ...profile, version: `${profile.version}+` });
const splitOf = (parts: Parameters<typeof splitRow>[0], facts: RowFacts) => {
  const row = splitRow(parts, calendar, facts);
  if (isRefusal(row)) throw new Error(row.text);
  return row;
};

test('a split with the same rules on both sides is the row that was not split', () => {
  fc.assert(fc.property(profileWith('attendance.duty_days'), monthFacts, fc.integer({ min: 1, max: 27 }), (profile, facts, day) => {
    const days = daysOf(facts.month);
    const whole = rowOf(profile, facts);
    const split = splitOf([{ from: days[0], profile }, { from: days[day], profile: again(profile) }], facts);
    expect({ ...split, required: null }).toEqual({ ...whole, required: null });
    const lists = having('attendance.required').includes(profile) && profile.values['attendance.required'].value as { officeDays?: boolean }[];
    // Office days are asked for from the day on which the rules begin; a number of days is that of the whole month.
    if (!lists || lists.some(quota => quota.officeDays)) return;
    expect(split.required.value).toEqual(whole.required.value);
    expect(splitOf([{ from: days[0], profile }, { from: days[day], profile }], facts)).toEqual(whole);
  }), { numRuns: 100 });
});

test('of a person who moved each half day stands on one line, and the month is asked for once', () => {
  const profile = profileWith('attendance.duty_days');
  fc.assert(fc.property(profile, profile, monthFacts, fc.integer({ min: 5, max: 24 }), (before, after, facts, day) => {
    const days = daysOf(facts.month);
    const [term] = facts.terms;
    const stays: Stay[] = [
      { teamId: 'first', name: '东村', from: term.from, to: days[day - 1], rules: [{ from: days[0], profile: before }] },
      { teamId: 'second', name: '西村', from: days[day], to: term.to, rules: [{ from: days[0], profile: after }] },
    ];
    const rules = rulesOf(stays);
    const whole = splitOf(rules, facts);
    const lines = stays.map(({ teamId, from, to }) => lineOf(splitOf(rules, { ...facts, terms: [{ ...term, from, to }] }), whole, teamId, staysIn(stays, facts.month), facts.month));
    expect(lines[0].cells.map((cell, index) => [cell, lines[1].cells[index]].filter(each => each !== null))).toEqual(whole.cells.map(cell => (cell === null ? [] : [cell])));
    for (const key of Object.keys(whole.totals) as (keyof typeof whole.totals)[]) expect(lines[0].totals[key] + lines[1].totals[key]).toBe(whole.totals[key]);
    expect(lines[0].required.value).toMatchObject({ required: null, met: null });
    expect(lines[1].required.value).toEqual(whole.required.value);
  }), { numRuns: 100 });
});

test('in a month in which the rules change one more half day never lowers what is counted, and nothing is negative', () => {
  const profile = profileWith('attendance.duty_days');
  fc.assert(fc.property(profile, profile, monthFacts, fc.integer({ min: 2, max: 27 }), fc.nat({ max: 60 }), (before, after, known, day, index) => {
    const days = daysOf(known.month);
    const parts = [{ from: days[0], profile: before }, { from: days[day], profile: after }];
    const facts = { ...known, leaves: [] };
    const added: PresenceFact = { day: days[index % days.length], half: index % 2 ? 'am' : 'pm', state: 'in_village', mode: 'self', at: '08:00' };
    const [less, more] = [splitOf(parts, facts), splitOf(parts, { ...facts, presences: [...facts.presences, added] })].map(row => row.required.value);
    if (isRefusal(less) || isRefusal(more)) return;
    expect(less.counted).toBeGreaterThanOrEqual(0);
    expect(less.required ?? 0).toBeGreaterThanOrEqual(0);
    expect(more.counted).toBeGreaterThanOrEqual(less.counted);
    expect(less.met === true && more.met === false).toBe(false);
  }), { numRuns: 150 });
});

/** The profile, and the keys of the values that were taken out of it. */
function watched(profile: Profile): { profile: Profile; read: Set<string> } {
  const read = new Set<string>();
  const values = new Proxy(profile.values, { get: (target, key: string) => {
    read.add(key);
    return target[key];
  } });
  return { profile: { ...profile, values }, read };
}

test('the explanation names every value that was read, with its clauses', () => {
  const given = fc.record({ who: role, of: kind, halves: halfDays, period: fc.constantFrom('2025-03', '2025-Q2', '2025'), counts, alert: fc.constantFrom(undefined, ...ALERTS), signIn: fc.constantFrom(null, '08:10', '09:40') });
  fc.assert(fc.property(fc.constantFrom(...profiles), given, (profile, { who, of, halves, period, counts: counted, alert, signIn }) => {
    const rules: ((seen: Profile) => Finding<unknown>)[] = [
      seen => ask(seen, who, of, halves / 2),
      seen => leaveFiling(seen, { applicantRole: who, kind: of, days: halves / 2, approvedOn: '2025-03-10' }),
      seen => leaveQuota(seen, { applicantRole: who, kind: of, days: halves / 2, usedMonth: 1, usedYear: 5, specialCircumstances: false, ...(alert ? { alert } : {}) }),
      seen => requiredPresence(seen, calendar, { role: who, period, counts: counted }),
      seen => attendanceSummary(seen, calendar, { role: who, period, counts: counted }),
      seen => dayStatus(seen, calendar, { role: who, day: '2025-03-12', signIn, ...(alert ? { alert } : {}) }),
      seen => settlementSchedule(seen, calendar, { item: 'attendance_sheet', month: '2025-03' }),
    ];
    for (const rule of rules) {
      const { profile: seen, read } = watched(profile);
      const named = new Map(rule(seen).because.flatMap(({ key, clauses }) => (key ? [[key, clauses] as const] : [])));
      for (const key of read) {
        expect([...named.keys()]).toContain(key);
        if (profile.values[key]) expect(named.get(key)?.length).toBeGreaterThan(0);
      }
    }
  }), { numRuns: 150 });
});
