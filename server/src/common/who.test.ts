import type { RoleId } from '@village/shared/kernel/role';
import { inScope, may, scopeOf, type Who } from './who';

const who = (...grants: [RoleId, string, string | null][]): Who => ({
  personId: 'p', sessionId: 's', grants: grants.map(([role, path, teamId]) => ({ role, organisationId: path.split('/').at(-2) ?? '', path, teamId })),
});

test('a member reaches his team, a township office all below it', () => {
  expect(scopeOf(who(['team_member', '/c/t/v/', 'team']), 'leave.read')).toEqual({ paths: [], teams: ['team'] });
  expect(scopeOf(who(['township_office', '/c/t/', null]), 'leave.read')).toEqual({ paths: ['/c/t/'], teams: [] });
});

test('a role without the permission reaches nothing', () => {
  const member = who(['team_member', '/c/t/v/', 'team']);
  expect(may(member, 'leave.decide')).toBe(false);
  expect(scopeOf(member, 'leave.decide')).toEqual({ paths: [], teams: [] });
});

test('two roles reach both places, each for what it may', () => {
  const both = who(['team_member', '/c/t/v/', 'team'], ['county_office', '/c/', null]);
  expect(scopeOf(both, 'leave.apply')).toEqual({ paths: [], teams: ['team'] });
  expect(scopeOf(both, 'leave.decide')).toEqual({ paths: ['/c/'], teams: [] });
});

test('below is a matter of whole steps', () => {
  const scope = scopeOf(who(['township_office', '/c/t/', null]), 'leave.read');
  expect(inScope(scope, '/c/t/v/')).toBe(true);
  expect(inScope(scope, '/c/t/')).toBe(true);
  expect(inScope(scope, '/c/t2/v/')).toBe(false);
  expect(inScope(scope, '/c/')).toBe(false);
});

test('a team is reached by its id, not by its village', () => {
  const scope = scopeOf(who(['team_leader', '/c/t/v/', 'team']), 'leave.read');
  expect(inScope(scope, '/c/t/v/', 'team')).toBe(true);
  expect(inScope(scope, '/c/t/v/', 'other')).toBe(false);
  expect(inScope(scope, '/c/t/v/')).toBe(false);
});
