import { clauseTexts, textOf } from './clause-text';

const MARKDOWN = `# 某县办法

写明来历的话不属于哪一条，见 [readings.md](../readings.md)。

## 第一章 总则

### 第一条

每月驻村
不少于 20 天。

另起一段。

### 第二条（一）

队长负责。

## 四 工作要求

只有一层标题的也算一条。
`;

test('每一条有它的编号、所在的一章和各段', () => {
  expect(clauseTexts(MARKDOWN)).toEqual([
    { clause: '第一条', chapter: '第一章 总则', paragraphs: ['每月驻村不少于 20 天。', '另起一段。'] },
    { clause: '第二条（一）', chapter: '第一章 总则', paragraphs: ['队长负责。'] },
    { clause: '四 工作要求', chapter: '第一章 总则', paragraphs: ['只有一层标题的也算一条。'] },
  ]);
});

test.each([
  ['写全编号就找到', '第二条（一）', '队长负责。'],
  ['标题在编号后面还有名称，也找到', '四', '只有一层标题的也算一条。'],
  ['编号只有前一半，不当成同一条', '第二条', undefined],
  ['县里自己的依据不在原文里', '云岭驻办〔2025〕3号 第二条', undefined],
])('%s', (_, clause, text) => {
  expect(textOf(clauseTexts(MARKDOWN), clause)?.paragraphs[0]).toBe(text);
});
