import { dutyHeld } from './duty-held';

const everybody = () => true;

describe('这一天谁真的值班', () => {
  it.each([
    ['人都在，就是值班表上的人', ['a'], [], { personIds: ['a'], missing: [], rearranging: false }],
    ['值班的人请假，写了谁顶岗，就是顶岗的人', ['a'], [{ personId: 'a', standInId: 'b' }], { personIds: ['b'], missing: [], rearranging: false }],
    ['没有写谁顶岗，值班要另行安排', ['a'], [{ personId: 'a', standInId: null }], { personIds: [], missing: ['a'], rearranging: true }],
    ['顶岗的人自己也请假，值班要另行安排', ['a'], [{ personId: 'a', standInId: 'b' }, { personId: 'b', standInId: null }], { personIds: [], missing: ['a'], rearranging: true }],
    ['顶岗的人本来就在班上，只写一次', ['a', 'b'], [{ personId: 'a', standInId: 'b' }], { personIds: ['b'], missing: [], rearranging: false }],
  ])('%s', (_, named, away, held) => {
    expect(dutyHeld(named, { serves: everybody, away })).toEqual(held);
  });

  it('任期已满或者调走的人不再值班', () => {
    expect(dutyHeld(['a', 'b'], { serves: id => id === 'b', away: [] })).toEqual({ personIds: ['b'], missing: ['a'], rearranging: true });
  });
});
