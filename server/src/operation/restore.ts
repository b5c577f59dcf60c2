import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { canonical } from '@village/shared/kernel/digest';
import { AppModule } from '../app.module';
import { RatingKeyService } from '../assessment/rating-key.service';
import { Dump } from '../common/dump';
import { readSettings, SettingsError } from '../common/settings';
import { MIGRATION_NAMES, openDataSource, openDataSourceAt } from '../data-source';
import { StoredFileService } from '../file/file.service';
import { Archive, filePath, type Keys, type Manifest } from './archive';
import { Vault, VaultError } from './vault';

type Environment = Record<string, string | undefined>;
type Place = Parameters<typeof openDataSource>[0];

export interface Restored {
  manifest: Manifest;
  rows: number;
  files: number;
  /** Running ratings that are over because their keys were destroyed after the backup. */
  ended: number;
  keysFile: string | null;
}

/**
 * Puts one backup into an installation without a row. Everything is read through and compared before the first row is written; afterwards the tables are
 * summed again. Everybody signs in anew: what was signed out since the backup must not come back.
 */
export async function restore(folder: string, environment: Environment, keysFile: string | null): Promise<Restored> {
  const [name, vaultFolder] = [basename(folder), dirname(folder)];
  const archive = new Archive(await Vault.open(vaultFolder, environment.BACKUP_PASSPHRASE?.trim() ?? ''));
  const manifest = await archive.check(name);
  const keys = await archive.keys(name);
  compareKeys(keys, environment);
  // The keys come from the backup where the settings have none yet.
  const settings = { ...readSettings({ ...environment, NODE_ENV: undefined, BACKUP_DIR: undefined, LOG_LEVEL: 'silent', ...keys }), demo: false };
  await fill(archive, name, manifest, settings);
  if (keysFile) await writeFile(keysFile, `QR_KEY=${keys.QR_KEY}\nFIELD_KEY=${keys.FIELD_KEY}\n`, { mode: 0o600, flag: 'wx' });

  // Later migrations than those of the backup run here.
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), { logger: ['error'], abortOnError: false });
  try {
    const files = app.get(StoredFileService, { strict: false });
    const list = await archive.list(name);
    for (const digest of list) if (await files.putBack(archive.vault.read(filePath(digest), digest)) !== digest) throw new VaultError(`备份文件 ${filePath(digest)} 坏了。`);
    const ended = await app.get(RatingKeyService, { strict: false }).putBack(id => archive.ratingKey(id));
    return { manifest, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), files: list.length, ended, keysFile };
  } finally {
    await app.close();
  }
}

/** The tables as they were when the backup was made, filled, and compared; nothing is left where that goes wrong. */
async function fill(archive: Archive, name: string, manifest: Manifest, place: Place): Promise<void> {
  if (manifest.migrations.some(each => !MIGRATION_NAMES.includes(each))) throw new SettingsError('备份来自更新的版本。请先把程序升级到那一版再恢复。');
  if (await hasRows(place)) throw new SettingsError('这里已经有数据，不能恢复到上面。请换一个空的数据库和空的 DATA_DIR。');
  const source = await openDataSourceAt(place, manifest.migrations);
  try {
    const dump = new Dump(source);
    await dump.load(archive.pages(name));
    const late = MIGRATION_NAMES.length > manifest.migrations.length;
    // Tables that the backup does not know yet cannot be summed before their migration has run.
    if (!late && canonical(await dump.sums()) !== canonical(manifest.tables)) throw new VaultError('恢复后的数据与备份的清单不一致，请清空数据库后重试。');
    for (const table of ['session', 'binding_ticket']) await source.query(`DELETE FROM ${source.driver.escape(table)}`);
  } finally {
    await source.destroy();
  }
}

/** Does any table hold a row? A database without tables does not. */
async function hasRows(place: Place): Promise<boolean> {
  const source = await openDataSource(place);
  try {
    const runner = source.createQueryRunner();
    for (const { tableName } of source.entityMetadatas) {
      if (!await runner.hasTable(tableName)) continue;
      const rows = await source.query<unknown[]>(`SELECT 1 FROM ${source.driver.escape(tableName)} LIMIT 1`);
      if (rows.length > 0) return true;
    }
    return false;
  } finally {
    await source.destroy();
  }
}

function compareKeys(keys: Keys, environment: Environment): void {
  for (const each of ['QR_KEY', 'FIELD_KEY'] as const) {
    const given = environment[each]?.trim().toLowerCase();
    if (given && given !== keys[each]) throw new SettingsError(`${each} 与备份里的不同：用它读不出备份里的数据。请去掉这一项设置，并加上 --keys 文件名，让命令写出备份里的密钥。`);
  }
}

/** The newest backup of a folder. */
export async function newestIn(folder: string, passphrase: string): Promise<string> {
  const newest = (await new Archive(await Vault.open(folder, passphrase)).names()).at(-1);
  if (!newest) throw new VaultError(`${folder} 里还没有备份。`);
  return join(folder, newest);
}
