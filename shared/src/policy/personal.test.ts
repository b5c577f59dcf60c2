import { personalDataIn } from './personal';

describe('a regulation carries no number of a person (A51)', () => {
  test.each([
    ['手机号', { values: { a: { cite: ['问张三 13800000001'] } } }, 'values.a.cite[0]'],
    ['隔开写的手机号', { title: '联系 138-0000-0001' }, 'title'],
    ['全角数字的手机号', { title: '１３８０００００００１' }, 'title'],
    ['身份证号', { document: { number: '11010519491231002X' } }, 'document.number'],
    ['座机', { title: '0477-8123456' }, 'title'],
    ['写成数字的手机号', { a: [1, 13800000001] }, 'a[1]'],
    ['写在名称里的手机号', { roles: { 13800000001: '队长' } }, 'roles'],
  ])('%s：指出在哪里', (_, json, place) => expect(personalDataIn(json)).toBe(place));

  test.each(['鄂党办发〔2018〕27号', '2018-02-27 至 2019-03-01', '第十一条（八）1. 2. 3.', '20180227001', '补助 12000 元'])('%s 不是个人信息', text => {
    expect(personalDataIn({ title: text })).toBeNull();
  });
});
