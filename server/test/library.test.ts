import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const README = readFileSync(resolve(__dirname, '../../shared/README.md'), 'utf8');
/** A piece of code and what it prints, under the last heading before it. */
const EXAMPLES = [...README.matchAll(/```js\n([\s\S]*?)```\n+```text\n([\s\S]*?)```/g)].map(found => ({
  title: README.slice(0, found.index).match(/## (.+)(?![\s\S]*## )/)![1], code: found[1], printed: found[2].trimEnd(),
}));

describe('the examples of shared/README.md', () => {
  it('are all run', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(5);
    expect(README.match(/```js/g)).toHaveLength(EXAMPLES.length);
  });

  it.each(EXAMPLES)('$title', ({ code, printed }) => {
    const lines: string[] = [];
    new Function('require', 'print', code)(require, (...words: unknown[]) => lines.push(words.join(' ')));
    expect(lines.join('\n')).toBe(printed);
  });
});
