import * as mysql2 from 'mysql2';
import type { RowDataPacket } from 'mysql2/promise';
import { SettingsError } from './settings';

export interface MySqlServer {
  type: 'mysql' | 'mariadb';
  version: string;
}

type Variables = Record<string, string | undefined>;

const READ_VARIABLES = `SELECT @@version version, @@character_set_database characterSet, @@innodb_flush_log_at_trx_commit flush,
  @@session.sql_mode sqlMode, @@session.time_zone timeZone`;

/** What is wrong with this server, each with its remedy; empty when it will do. Takes the answer of `READ_VARIABLES`. */
export function complaintsAbout(variables: Variables): string[] {
  const { version = '', characterSet = '', flush = '', sqlMode = '', timeZone = '' } = variables;
  const mariaDb = /mariadb/i.test(version);
  const complaints: string[] = [];
  if (mariaDb && !atLeast(version, 10, 11)) complaints.push(`版本 ${version} 太旧：需要 MariaDB 10.11 或更新的版本`);
  if (!mariaDb && !atLeast(version, 8, 0)) complaints.push(`版本 ${version} 太旧：需要 MySQL 8.0 或更新的版本`);
  if (characterSet !== 'utf8mb4') complaints.push(`数据库字符集是 ${characterSet}：请执行 ALTER DATABASE 库名 CHARACTER SET utf8mb4`);
  if (String(flush) !== '1') complaints.push(`innodb_flush_log_at_trx_commit 是 ${flush}：断电会丢失已确认的记录，请在服务器配置中改为 1`);
  if (!/STRICT_(TRANS|ALL)_TABLES/.test(sqlMode)) complaints.push('sql_mode 没有严格模式：请在服务器配置中加上 STRICT_TRANS_TABLES');
  if (timeZone !== '+00:00') complaints.push(`会话时区是 ${timeZone}：连接时设置 +00:00 没有生效，请检查 init_connect 等服务器配置`);
  return complaints;
}

function atLeast(version: string, major: number, minor: number): boolean {
  const [, ownMajor = '0', ownMinor = '0'] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(ownMajor) > major || (Number(ownMajor) === major && Number(ownMinor) >= minor);
}

/** Asks the server what it is and refuses one that would lose or change data. */
export async function inspectMySql(url: string): Promise<MySqlServer> {
  const variables = await readVariables(url);
  const complaints = complaintsAbout(variables);
  if (complaints.length > 0) throw new SettingsError(`数据库不合要求，服务没有启动：\n${complaints.map(each => `  ${each}`).join('\n')}`);
  const version = variables.version ?? '';
  return { type: /mariadb/i.test(version) ? 'mariadb' : 'mysql', version };
}

async function readVariables(url: string): Promise<Variables> {
  const connection = mysql2.createConnection({ uri: url, connectTimeout: 10_000 }).promise();
  try {
    await connection.query("SET time_zone = '+00:00'");
    const [rows] = await connection.query<RowDataPacket[]>(READ_VARIABLES);
    return rows[0] as Variables;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw new SettingsError(`连接不上 DATABASE_URL 指定的数据库（${code}）：请检查主机、端口、用户、密码和库名`);
  } finally {
    connection.destroy();
  }
}

/**
 * The driver with every new connection set up: UTC, and READ COMMITTED so that a re-read after a lost race sees the winner.
 * `ONLY_FULL_GROUP_BY` is what MySQL 8 demands anyway; MariaDB is held to it so that one suite proves both.
 */
export function mySqlDriver({ type, version }: MySqlServer): typeof mysql2 {
  const isolation = type === 'mariadb' && !atLeast(version, 11, 1) ? 'tx_isolation' : 'transaction_isolation';
  // A list of 1,000 people would be made a table of its own and joined, four times as slow as looking each of them up.
  const lists = type === 'mariadb' ? ', in_predicate_conversion_threshold = 0' : '';
  const setUp = `SET time_zone = '+00:00', ${isolation} = 'READ-COMMITTED', innodb_lock_wait_timeout = 5,
    sql_mode = CONCAT(@@sql_mode, ',ONLY_FULL_GROUP_BY')${lists}`;
  return {
    ...mysql2,
    createPool: (options: mysql2.PoolOptions) => {
      const pool = mysql2.createPool(options);
      pool.on('connection', connection => connection.query(setUp));
      return pool;
    },
  } as typeof mysql2;
}
