import { complaintsAbout, mySqlDriver } from './mysql';

const GOOD = { version: '10.11.19-MariaDB', characterSet: 'utf8mb4', flush: '1', sqlMode: 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', timeZone: '+00:00' };

test.each(['10.11.19-MariaDB-0+deb12u1', '11.4.2-MariaDB', '8.0.36', '8.4.0', '9.1.0'])('version %s will do', version => {
  expect(complaintsAbout({ ...GOOD, version })).toEqual([]);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['an old MariaDB', { version: '10.6.18-MariaDB' }, /MariaDB 10\.11/],
  ['an old MySQL', { version: '5.7.44' }, /MySQL 8\.0/],
  ['a database that holds three bytes a character', { characterSet: 'utf8mb3' }, /ALTER DATABASE .* utf8mb4/],
  ['a server that forgets acknowledged rows', { flush: '2' }, /innodb_flush_log_at_trx_commit/],
  ['a server that cuts texts short', { sqlMode: 'NO_ENGINE_SUBSTITUTION' }, /STRICT_TRANS_TABLES/],
  ['a session in another zone', { timeZone: 'SYSTEM' }, /时区/],
])('%s is refused with its remedy', (_, wrong, expected) => {
  const complaints = complaintsAbout({ ...GOOD, ...wrong });
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toMatch(expected);
});

test('the driver is mysql2 with connections of our own', () => {
  expect(typeof mySqlDriver({ type: 'mariadb', version: GOOD.version }).createPool).toBe('function');
});
