import { projectStanding } from './project-thread';

test('名称、类别和阶段取最后说的，钱加起来，带动的人取最多的', () => {
  expect(projectStanding([
    { day: '2025-03-01', closes: false, answers: { title: '蓄水池', branch: 'infrastructure', stage: 'building', funds: '5000000', people: '20' } },
    { day: '2025-03-20', closes: false, answers: { title: '四组蓄水池', stage: 'building', spent: '3000050', people: '12' } },
    { day: '2025-04-02', closes: true, answers: { stage: 'accepted', funds: '100', spent: '1' } },
  ])).toEqual({ title: '四组蓄水池', branch: 'infrastructure', stage: 'accepted', fundsFen: 5000100, spentFen: 3000051, people: 20, lastDay: '2025-04-02', closed: true });
});
