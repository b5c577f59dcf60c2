import fc from 'fast-check';
import { isBankCard, isIdNumber, personalDataIn } from './personal-data';

const ID = '11010519491231002X';
const CARD = '6222021234567890128';

test.each([
  ['身份证号，最后一位对得上', `张三，${ID}，领补助`, ['id_number']],
  ['身份证号用全角数字写也认得', ID.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)), ['id_number']],
  ['身份证号错一位就不是', '110105194912310021', []],
  ['手机号分开写也认得', '电话 199-0000-0001', ['phone']],
  ['手机号紧跟着汉字', '请打19900000002找李四', ['phone']],
  ['银行卡号四位一组', '6222 0212 3456 7890 128', ['bank_card']],
  ['座机是单位的，不算', '村委会电话 0477-8000000', []],
  ['金额和日期不算', '2025-03-10 支出 1990000.01 元，合计 12345678901.00', []],
  ['编号里的一段数字不算', '凭证 A19900000003B', []],
  ['一段话里有几个，都找出来', `${ID}；19900000004；${CARD}`, ['id_number', 'phone', 'bank_card']],
])('%s', (_, text, kinds) => {
  expect(personalDataIn(text).map(({ kind }) => kind)).toEqual(kinds);
});

test('找到的号码遮住中间，不再原样说出来', () => {
  expect(personalDataIn('19900000005')).toEqual([{ kind: 'phone', shown: '199******05' }]);
});

test('改动任何一位，身份证号和银行卡号都对不上', () => {
  fc.assert(fc.property(fc.nat(16), fc.nat(8), (place, by) => {
    const change = (number: string) => number.slice(0, place) + String((Number(number[place]) + 1 + by) % 10) + number.slice(place + 1);
    expect(isIdNumber(change(ID))).toBe(false);
    expect(isBankCard(change(CARD))).toBe(false);
  }));
});
