import type { Change, SimulationKind } from './simulation';
import { simulationTotals } from './simulation-totals';

const met: Partial<Change> = { counted: '由达标变为未达标' };
const number: Partial<Change> = { counted: '应驻村天数变了', onlyNumber: true };
const found = (personId: string, kind: SimulationKind, ...changes: Partial<Change>[]) => ({ personId, kind, changes: changes as Change[] });

test('人人都变的天数排在后面，少数人由达标变为未达标排在前面', () => {
  const { people, decided, kinds } = simulationTotals([found('1', 'sheet', number), found('2', 'sheet', met, number), found('3', 'sheet', number)]);
  expect([people, decided]).toEqual([3, 1]);
  expect(kinds[0].changes).toEqual([{ text: '由达标变为未达标', people: 1 }, { text: '应驻村天数变了', people: 3 }]);
});

test('有后果的类别在前，只变天数的类别在后', () => {
  const { kinds } = simulationTotals([
    found('1', 'sheet', number), found('1', 'days', { counted: '请假天数变了', onlyNumber: true }), found('1', 'approval', { counted: '审批由“甲”变为“乙”' }),
    found('1', 'allowance', { counted: '补助减少', fen: -100 }), found('1', 'consequence', { counted: '“不处理”变为“约谈”' }),
  ]);
  expect(kinds.map(({ kind }) => kind)).toEqual(['consequence', 'allowance', 'approval', 'sheet', 'days']);
});
