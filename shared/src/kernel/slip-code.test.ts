import { slipCode, slipText } from './slip-code';

test.each([
  ['7K2M-QX4B-9DTW-3VHN', '7K2MQX4B9DTW3VHN'], [' 7k2m qx4b 9dtw 3vhn ', '7K2MQX4B9DTW3VHN'], ['７Ｋ２Ｍ－ＱＸ４Ｂ－９ＤＴＷ－３ＶＨＮ', '7K2MQX4B9DTW3VHN'],
  ['OIl0-0000-0000-0000', '0110000000000000'], ['7K2M-QX4B-9DTW-3VH', null], ['7K2M-QX4B-9DTW-3VHNN', null], ['7K2M-QX4B-9DTW-3VHU', null], ['', null], ["' OR 1=1 --", null],
])('抄来的编号 %s 认作 %s', (text, code) => {
  expect(slipCode(text)).toBe(code);
});

test('念和抄都按四个一组', () => {
  expect(slipText('7K2MQX4B9DTW3VHN')).toBe('7K2M-QX4B-9DTW-3VHN');
  expect(slipCode(slipText('7K2MQX4B9DTW3VHN'))).toBe('7K2MQX4B9DTW3VHN');
});
