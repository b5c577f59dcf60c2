import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EVIDENCE_MODES, MARKS, PRESENCE_STATES } from '@village/shared/contract/attendance';
import { LEAVE_KINDS, LEAVE_STATES } from '@village/shared/contract/leave';
import { EDITION_STATES } from '@village/shared/contract/policy';
import { PERMISSIONS } from '@village/shared/kernel/permission';
import { BODIES, ROLES } from '@village/shared/kernel/role';
import { DAY_FLAG_NAMES, STATUS_NAMES } from '@village/shared/rules/day-status';

const TOP = resolve(__dirname, '../..');
const text = (path: string) => readFileSync(join(TOP, path), 'utf8');
const json = (path: string) => JSON.parse(text(path)) as Record<string, Record<string, string>>;
const codes = (document: string) => [...document.matchAll(/`([^`\n]+)`/g)].map(found => found[1]);

function documents(folder: string): string[] {
  return readdirSync(join(TOP, folder), { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? documents(join(folder, entry.name)) : entry.name.endsWith('.md') ? [join(folder, entry.name)] : []);
}

const ALL = ['README.md', ...documents('docs')];

describe('the documents say what is', () => {
  it('operations.md lists every setting that is read, and no other', () => {
    const read = [...text('server/src/common/settings.ts').matchAll(/\b(?:text|secret|key|portOf)\('([A-Z][A-Z_]+)'/g)].map(found => found[1]);
    const listed = [...text('docs/operations.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(found => found[1]);
    expect(listed.sort()).toEqual([...new Set(read)].sort());
  });

  it('licences.md lists what is delivered, under licences that somebody looked at', () => {
    const { status, stderr } = spawnSync(process.execPath, ['server/tools/licences.mjs', '--check'], { cwd: TOP, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('every dependency has a reason, and no reason is left without a dependency', () => {
    const packages = ['package.json', 'shared/package.json', 'server/package.json', 'miniapp/package.json'].map(json);
    const taken = packages.flatMap(each => ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap(kind => Object.keys(each[kind] ?? {})));
    const rows = text('docs/decisions/0001-dependencies.md').split('\n').filter(line => line.startsWith('| `'));
    const named = rows.flatMap(row => codes(row.split('|')[1]));
    expect([...new Set(named)].sort()).toEqual([...new Set(taken)].filter(name => !name.startsWith('@village/')).sort());
  });

  it('the glossary knows every role, body, mark, kind, state and module', () => {
    const words = [
      ...Object.keys(ROLES), ...Object.keys(BODIES), ...MARKS, ...LEAVE_KINDS, ...LEAVE_STATES, ...EDITION_STATES, ...EVIDENCE_MODES, ...PRESENCE_STATES,
      ...Object.keys(STATUS_NAMES), ...Object.keys(DAY_FLAG_NAMES), ...PERMISSIONS.map(permission => permission.split('.')[0]),
    ];
    const known = codes(text('docs/glossary.md'));
    expect([...new Set(words)].filter(word => !known.includes(word))).toEqual([]);
  });

  it('systems.md lists all 72 systems once', () => {
    const listed = [...text('docs/systems.md').matchAll(/^\| (S\d\d) \|/gm)].map(found => found[1]);
    expect(listed.sort()).toEqual(Array.from({ length: 72 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`));
  });

  it.each(['README.md', 'docs/systems.md', 'docs/architecture.md', 'docs/README.zh-CN.md'])('files named in %s exist', document => {
    const named = codes(text(document)).filter(code => /^(shared|server|miniapp|docs)\/[\w./-]+$/.test(code) && !code.includes('dist'));
    expect(named.filter(path => !existsSync(join(TOP, path)))).toEqual([]);
  });

  it.each(ALL)('links of %s lead somewhere', document => {
    const links = [...text(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(found => found[1]).filter(link => !/^https?:/.test(link));
    expect(links.filter(link => !existsSync(join(TOP, dirname(document), link)))).toEqual([]);
  });

  it('commands named in the documents exist', () => {
    const { scripts } = json('package.json');
    const named = ALL.flatMap(document => [...text(document).matchAll(/npm run ([a-z][\w:-]*)/g)].map(found => found[1]));
    expect([...new Set(named)].filter(name => !(name in scripts))).toEqual([]);
  });

  it('the image copies only what there is', () => {
    const copied = [...text('server/Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(found => found[1].split(' '));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter(path => !existsSync(join(TOP, path)))).toEqual([]);
  });
});
