import fc from 'fast-check';
import { addDays, type Day, weekday } from '../kernel/day';
import { dutyTroubles, type DutyPerson } from './duty-check';
import { mendDuty, planDuty, type DutyCandidate, type DutyDayAsked } from './duty-roster';

const START = '2025-03-03';
const dayAt = (index: number): Day => addDays(START, index);
const daysOf = (count: number): DutyDayAsked[] => Array.from({ length: count }, (_, index) => ({ day: dayAt(index), rest: weekday(dayAt(index)) > 5 }));

interface Asked {
  days: DutyDayAsked[];
  least: number;
  people: DutyCandidate[];
}

const asked = (most: { people: number; days: number }): fc.Arbitrary<Asked> => fc.record({
  days: fc.integer({ min: 1, max: most.days }).map(daysOf),
  least: fc.integer({ min: 1, max: 2 }),
  people: fc.array(fc.record({
    away: fc.array(fc.integer({ min: 0, max: most.days - 1 })),
    earlier: fc.option(fc.record({ duties: fc.integer({ min: 0, max: 6 }), rest: fc.integer({ min: 0, max: 3 }) })),
  }), { minLength: 1, maxLength: most.people }),
}).map(({ days, least, people }) => ({
  days, least,
  people: people.map(({ away, earlier }, index) => ({ personId: `p${index}`, earlier, free: days.map(each => each.day).filter((_, at) => !away.includes(at)) })),
}));

const start = ({ people }: Asked) => Math.min(...people.flatMap(person => (person.earlier ? [person.earlier.duties] : [])), Infinity);
const loads = (input: Asked, lines: { personIds: string[] }[]) => input.people.map(person =>
  (person.earlier?.duties ?? (start(input) === Infinity ? 0 : start(input))) + lines.filter(line => line.personIds.includes(person.personId)).length);
const squares = (counts: number[]) => counts.reduce((sum, count) => sum + count * count, 0);

describe('排班', () => {
  it('每一天都有足够的人，或者写明缺人；缺的日子确实没有别的人', () => {
    fc.assert(fc.property(asked({ people: 6, days: 31 }), input => {
      const { lines, gaps } = planDuty(input);
      return input.days.every(({ day }) => {
        const named = lines.find(line => line.day === day)!.personIds;
        const free = input.people.filter(person => person.free.includes(day)).length;
        return named.length === Math.min(input.least, free) && new Set(named).size === named.length && gaps.includes(day) === (named.length < input.least);
      });
    }));
  });

  it('请假的人从不排班', () => {
    fc.assert(fc.property(asked({ people: 6, days: 31 }), input => planDuty(input).lines.every(({ day, personIds }) =>
      personIds.every(id => input.people.find(person => person.personId === id)!.free.includes(day)))));
  });

  it('谁也不比能替他一天的人多两班，以前各月算在内', () => {
    fc.assert(fc.property(asked({ people: 6, days: 31 }), input => {
      const { lines } = planDuty(input);
      const counts = loads(input, lines);
      return input.people.every((one, p) => input.people.every((other, q) => counts[p] <= counts[q] + 1
        || lines.every(({ day, personIds }) => !personIds.includes(one.personId) || personIds.includes(other.personId) || !other.free.includes(day))));
    }));
  });

  it('没有比它更平均的排法（小规模逐一比对）', () => {
    fc.assert(fc.property(asked({ people: 3, days: 5 }).filter(input => input.least === 1), input => {
      const plan = planDuty(input);
      let best = Infinity;
      const tryDay = (index: number, lines: { personIds: string[] }[]): void => {
        if (index === input.days.length) {
          best = Math.min(best, squares(loads(input, lines)));
          return;
        }
        const free = input.people.filter(person => person.free.includes(input.days[index].day));
        if (free.length === 0) return tryDay(index + 1, lines);
        for (const person of free) tryDay(index + 1, [...lines, { personIds: [person.personId] }]);
      };
      tryDay(0, []);
      return squares(loads(input, plan.lines)) === best;
    }), { numRuns: 200 });
  });

  it('人都在时，一个月里谁也不比别人多两班，休息日也是', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 31 }), (people, count) => {
      const days = daysOf(count);
      const { lines } = planDuty({ days, least: 1, people: Array.from({ length: people }, (_, index) => ({ personId: `p${index}`, free: days.map(each => each.day), earlier: null })) });
      const spread = (wanted: DutyDayAsked[]) => {
        const counts = Array.from({ length: people }, (_, index) => lines.filter(line => line.personIds.includes(`p${index}`) && wanted.some(each => each.day === line.day)).length);
        return Math.max(...counts) - Math.min(...counts);
      };
      return spread(days) <= 1 && spread(days.filter(each => each.rest)) <= 1;
    }));
  });

  it('同样的情况排出同样的班', () => {
    fc.assert(fc.property(asked({ people: 5, days: 31 }), input => JSON.stringify(planDuty(input)) === JSON.stringify(planDuty(structuredClone(input)))));
  });

  it('新来的人不用补以前的班', () => {
    const days = daysOf(6);
    const free = days.map(each => each.day);
    const { lines } = planDuty({ days, least: 1, people: [{ personId: '老张', free, earlier: { duties: 10, rest: 2 } }, { personId: '老李', free, earlier: { duties: 10, rest: 2 } }, { personId: '小王', free, earlier: null }] });
    expect(lines.filter(line => line.personIds.includes('小王'))).toHaveLength(2);
  });
});

describe('补上空出来的班', () => {
  /** A roster as it was published, and who is away only now. */
  const later = fc.tuple(asked({ people: 6, days: 31 }), fc.array(fc.tuple(fc.nat(5), fc.nat(30)), { maxLength: 12 })).map(([before, gone]) => ({
    before: planDuty(before).lines,
    now: { ...before, people: before.people.map((person, index) => ({ ...person, free: person.free.filter(day => !gone.some(([who, at]) => who === index && dayAt(at) === day)) })) },
  }));

  it('在的人一天也不动，不在的人一天也不留', () => {
    fc.assert(fc.property(later, ({ before, now }) => mendDuty(now, before).lines.every(({ day, personIds }) => {
      const isFree = (id: string) => now.people.find(person => person.personId === id)!.free.includes(day);
      return personIds.every(isFree) && before.find(line => line.day === day)!.personIds.filter(isFree).every(id => personIds.includes(id));
    })));
  });

  it('有人可以值的日子都补齐，没有人的写明', () => {
    fc.assert(fc.property(later, ({ before, now }) => {
      const { lines, gaps } = mendDuty(now, before);
      return lines.every(({ day, personIds }) => personIds.length === Math.min(now.least, now.people.filter(person => person.free.includes(day)).length) && gaps.includes(day) === (personIds.length < now.least));
    }));
  });

  it('补的班给班最少的人', () => {
    const days = daysOf(4);
    const all = days.map(each => each.day);
    const people = [{ personId: '老张', free: all.slice(1), earlier: null }, { personId: '老李', free: all, earlier: null }, { personId: '小王', free: all, earlier: null }];
    const before = ['老张', '老李', '老李', '小王'].map((id, index) => ({ day: all[index], personIds: [id] }));
    expect(mendDuty({ days, least: 1, people }, before).lines.map(line => line.personIds[0])).toEqual(['小王', '老李', '老李', '小王']);
  });
});

describe('排班表哪里不对', () => {
  const days = ['2025-03-03', '2025-03-04'];
  const person = (name: string, changes: Partial<DutyPerson> = {}): DutyPerson => ({ personId: name, name, serves: days, away: [], ...changes });
  const leave = (decided: boolean) => ({ away: [{ day: days[0], text: '事假', decided }] });

  it.each([
    ['有人值，没有问题', [person('张三')], [['张三'], ['张三']], []],
    ['没有排人，但有人可以值：不能发布', [person('张三')], [[], ['张三']], [{ day: days[0], kind: 'gap', stops: true, text: '缺 1 人，张三可以值' }]],
    ['谁都不在：写明怎么安排才能发布', [person('张三', leave(true))], [[], ['张三']], [{ day: days[0], kind: 'gap', stops: false, text: '没有人可以值班，发布时请写明怎么安排' }]],
    ['请假的人排了班：不能发布', [person('张三', leave(true))], [['张三'], ['张三']], [{ day: days[0], kind: 'away', stops: true, text: '张三事假，不在村，请换人' }]],
    ['申请了还没有批：提醒', [person('张三', leave(false))], [['张三'], ['张三']], [{ day: days[0], kind: 'asked', stops: false, text: '张三申请了事假，还没有批' }]],
    ['任期以外的人', [person('张三'), person('李四', { serves: [days[1]] })], [['李四'], ['张三']], [{ day: days[0], kind: 'not_serving', stops: true, text: '李四这一天不在这里任职，请换人' }]],
  ])('%s', (_, people, named, expected) => {
    expect(dutyTroubles({ days, least: 1, people, lines: days.map((day, index) => ({ day, personIds: named[index] })) })).toEqual(expected);
  });
});
