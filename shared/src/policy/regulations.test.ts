import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clauseTexts, textOf } from './clause-text';
import type { Profile } from './profile';
import { otherwise, waysOf } from './reading-switch';
import { READING_TEXTS } from './reading-texts';

const root = join(__dirname, '../../..');
const folder = join(root, 'shared/profiles');
const profiles = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile);

describe.each(profiles.map(profile => [profile.id, profile] as const))('%s', (id, profile) => {
  const file = join(root, profile.document.file);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const headings = text.split('\n').filter(line => line.startsWith('#')).map(line => line.replace(/^#+ /, ''));

  test('has its own file and regulation', () => {
    expect(existsSync(join(folder, `${id}.json`))).toBe(true);
    expect(profile.document.file).toBe(`docs/regulations/${profile.extends ?? id}.md`);
    expect(text).not.toBe('');
  });

  test('every clause that a value cites has a heading there', () => {
    const cited = new Set(Object.values(profile.values).flatMap(entry => entry.cite));
    const missing = [...cited].filter(clause => !headings.some(heading => heading === clause || heading.startsWith(`${clause} `)));
    expect(missing).toEqual([]);
  });

  test('every value cites a clause', () => {
    expect(Object.entries(profile.values).filter(([, entry]) => entry.cite.length === 0).map(([key]) => key)).toEqual([]);
  });

  test('every clause that a value cites has its text there', () => {
    const sections = text.split(/^#+ /m).map(section => section.split('\n'));
    const empty = sections.filter(([heading, ...body]) => Object.values(profile.values).some(entry => entry.cite.includes(heading)) && body.join('').trim() === '');
    expect(empty.map(([heading]) => heading)).toEqual([]);
  });

  test('every clause that a value cites can be opened', () => {
    const texts = clauseTexts(text);
    expect([...new Set(Object.values(profile.values).flatMap(entry => entry.cite))].filter(clause => textOf(texts, clause) === null)).toEqual([]);
  });

  test('no telephone number stands in it', () => {
    expect(text).not.toMatch(/1[3-9]\d{9}|\d{3,4}-\d{7,8}/);
  });

  test('each reading that was chosen is an entry of the list of ambiguities', () => {
    const readings = Object.values(profile.values).flatMap(entry => entry.reading?.split(' ') ?? []);
    expect(readings.filter(reading => !/^A\d\d$/.test(reading))).toEqual([]);
  });
});

test('the document of the readings has every entry of the list, as the app says it, with the ways to turn it', () => {
  const lines = readFileSync(join(root, 'docs/readings.md'), 'utf8').split('\n').filter(line => /^\| A\d\d \|/.test(line));
  expect(lines).toEqual(Object.entries(READING_TEXTS).map(([id, { question, meaning }]) => `| ${id} | ${question} | ${meaning} | ${waysOf(id).join('；') || otherwise(id).replace(/。$/, '')} |`));
});
