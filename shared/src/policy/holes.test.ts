import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CADRE_ROLES } from '../kernel/role';
import { parseProfile } from './parse';
import type { Profile } from './profile';

type Row = { applicants: string[]; over?: number; upTo?: number | null };
const folder = join(__dirname, '../../profiles');
const tables = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile)
  .flatMap(profile => ['leave.approval', 'leave.filing'].filter(key => Array.isArray(profile.values?.[key]?.value)).map(key => [profile.id, key, profile] as const));

const CHANGES: [string, (rows: Row[], at: number) => void, (row: Row) => boolean][] = [
  ['少了一行', (rows, at) => { rows.splice(at, 1); }, row => row.applicants.some(of => (CADRE_ROLES as readonly string[]).includes(of))],
  ['多写一行', (rows, at) => { rows.push(structuredClone(rows[at])); }, () => true],
  ['上限多半天', (rows, at) => { rows[at].upTo! += 0.5; }, row => row.upTo != null],
  ['上限少半天', (rows, at) => { rows[at].upTo! -= 0.5; }, row => row.upTo != null],
  ['起点多半天', (rows, at) => { rows[at].over = (rows[at].over ?? 0) + 0.5; }, () => true],
  ['最后半天没有人管', (rows, at) => { rows[at].upTo = 59.5; }, row => row.upTo == null],
  ['漏了一种人', (rows, at) => { rows[at].applicants = rows[at].applicants.filter(of => of !== 'team_member'); }, row => row.applicants.includes('team_member')],
];

test.each(tables)('%s 的 %s：挖一个洞或叠一行，都载入不了，并说出是哪一种情况', (_, key, profile) => {
  const rows = profile.values[key].value as Row[];
  for (const [name, change, fits] of CHANGES) {
    rows.forEach((row, at) => {
      if (!fits(row)) return;
      const broken = structuredClone(profile) as Profile;
      change(broken.values[key].value as Row[], at);
      expect([name, at, parseProfile(broken)]).toEqual([name, at, expect.objectContaining({ code: 'profile_invalid', field: `values.${key}`, text: expect.stringMatching(/没有对应的审批层级|没有写明向谁备案|同时符合第|0\.5 天/) })]);
    });
  }
});
