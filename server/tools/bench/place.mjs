// The database of a measurement: one of its own on the server that DATABASE_URL names, else a SQLite file. Both write an acknowledged row to the disk.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';

const load = createRequire(join(ROOT, 'server/package.json'));

/** The settings that name it, a word for the report, and how it is removed again. */
export async function openPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'village-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (!process.env.DATABASE_URL) return { folder, settings: { DATA_DIR: folder }, called: 'SQLite', remove };
  const url = new URL(process.env.DATABASE_URL);
  const name = `village_bench_${process.pid}_${Date.now() % 100_000}`;
  const run = async sql => {
    const connection = await load('mysql2/promise').createConnection({ uri: process.env.DATABASE_URL });
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  url.pathname = `/${name}`;
  return {
    folder, settings: { DATA_DIR: folder, DATABASE_URL: String(url) }, called: 'MariaDB',
    remove: async () => { await run(`DROP DATABASE \`${name}\``); remove(); },
  };
}
