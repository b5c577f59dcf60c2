import 'reflect-metadata';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module';
import { paperFile } from '../common/paper';
import { readSettings, SettingsError } from '../common/settings';
import { Archive } from './archive';
import { Clock } from '../common/time';
import { filingPack } from './filing-pack';
import { BackupScheduleService } from './schedule.service';
import { newestIn, restore } from './restore';
import { Vault, VaultError } from './vault';

const USAGE = `用法：
  npm run backup                                  现在备份一次到 BACKUP_DIR
  npm run backup -- --check                       把 BACKUP_DIR 里的每一份备份通读一遍，核对清单
  npm run restore -- --from 备份目录 [--keys 文件]  恢复到空的数据库和空的 DATA_DIR；--from 写整个目录时取最新的一份
  npm run filing-pack -- --county 某某县 [--out 文件]   生成备案材料（Word）`;

interface Outcome {
  text: string;
  /** The exit code: 0 it is done, 1 it is refused, 2 the command is not understood. */
  code: number;
}

type Environment = Record<string, string | undefined>;

/** The commands of the operator. */
export async function operate([command, ...given]: string[], environment: Environment): Promise<Outcome> {
  try {
    const { values } = parseArgs({ args: given, options: { check: { type: 'boolean' }, from: { type: 'string' }, keys: { type: 'string' }, county: { type: 'string' }, out: { type: 'string' } } });
    if (command === 'backup') return values.check ? await check(environment) : await backup(environment);
    if (command === 'filing-pack' && values.county) return await filing(values.county, values.out ?? '驻村通备案材料.docx');
    if (command === 'restore' && values.from) return await bringBack(values.from, environment, values.keys ?? null);
  } catch (error) {
    if (error instanceof VaultError || error instanceof SettingsError) return { text: error.message, code: 1 };
    if (!(error instanceof TypeError)) throw error;
  }
  return { text: USAGE, code: 2 };
}

async function backup(environment: Environment): Promise<Outcome> {
  const settings = readSettings(environment);
  if (!settings.backup) throw new SettingsError('请先设置 BACKUP_DIR 和 BACKUP_PASSPHRASE。');
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), { logger: ['error'], abortOnError: false });
  try {
    const made = await app.get(BackupScheduleService, { strict: false }).make(`command ${crypto.randomUUID()}`);
    if (made?.state !== 'done') return { text: `没有备份成：${made?.reason ?? ''}`, code: 1 };
    return { text: `已备份到 ${join(settings.backup.folder, made.name ?? '')}：${made.rowCount} 行，${made.fileCount} 个文件，已通读核对。`, code: 0 };
  } finally {
    await app.close();
  }
}

async function filing(county: string, out: string): Promise<Outcome> {
  writeFileSync(out, await paperFile(filingPack({ county, day: new Clock().today() }), 'docx'));
  return { text: `备案材料写在 ${out}。请补充建设依据、审批文号和责任人后报送。`, code: 0 };
}

async function check(environment: Environment): Promise<Outcome> {
  const { backup: place } = readSettings(environment);
  if (!place) throw new SettingsError('请先设置 BACKUP_DIR 和 BACKUP_PASSPHRASE。');
  const archive = new Archive(await Vault.open(place.folder, place.passphrase));
  const names = await archive.names();
  for (const name of names) await archive.check(name);
  return { text: `${names.length} 份备份都完整。`, code: 0 };
}

async function bringBack(from: string, environment: Environment, keysFile: string | null): Promise<Outcome> {
  if (keysFile && existsSync(keysFile)) throw new SettingsError(`${keysFile} 已经有了，请换一个文件名。`);
  const folder = existsSync(join(from, 'key.json')) ? await newestIn(from, environment.BACKUP_PASSPHRASE?.trim() ?? '') : from;
  const { manifest, rows, files, ended } = await restore(folder, environment, keysFile);
  return { text: [
    `已恢复 ${manifest.madeAt} 的备份：${rows} 行，${files} 个文件，与清单一致。每个人都要重新登录。`,
    ...(ended > 0 ? [`有 ${ended} 次测评在备份以后已经结束，密钥不恢复，已作废。`] : []),
    ...(keysFile ? [`QR_KEY 和 FIELD_KEY 写在 ${keysFile}，请抄进设置后删掉这个文件。`] : []),
  ].join('\n'), code: 0 };
}

if (require.main === module) {
  operate(process.argv.slice(2), process.env).then(({ text, code }) => {
    (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
    process.exitCode = code;
  }, (error: Error) => {
    process.stderr.write(`${error.name}\n`);
    process.exitCode = 1;
  });
}
