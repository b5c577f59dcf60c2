import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** A source file of the project, as the laws look at it. */
export interface Source {
  /** From the top of the project, with forward slashes: `server/src/leave/leave.service.ts`. */
  path: string;
  text: string;
  /** The text without comments and without what stands in quotes. */
  code: string;
  imports: Import[];
}

export interface Import {
  /** As written: `../common/db`, `@village/shared/kernel/day`, `typeorm`. */
  from: string;
  /** The file it means, without its ending, where it is one of ours: `server/src/common/db`. */
  file: string | null;
  typeOnly: boolean;
}

const IMPORT = /(?:^|;)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?['"]([^'"]+)['"]/gm;
const CALLED = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every source file below these folders whose name ends in one of the endings. */
export function sources(folders: string[], endings = ['.ts', '.tsx']): Source[] {
  return folders.filter(folder => existsSync(join(ROOT, folder))).flatMap(folder => filesBelow(join(ROOT, folder)))
    .filter(file => endings.some(ending => file.endsWith(ending)))
    .map(read).sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path);

function filesBelow(folder: string): string[] {
  return readdirSync(folder).filter(name => !['node_modules', 'dist', '.taro'].includes(name)).map(name => join(folder, name))
    .flatMap(each => (statSync(each).isDirectory() ? filesBelow(each) : [each]));
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const written = [
    ...[...text.matchAll(IMPORT)].map(match => ({ from: match[2], typeOnly: match[1] !== undefined })),
    ...[...text.matchAll(CALLED)].map(match => ({ from: match[1], typeOnly: false })),
  ];
  return { path: pathOf(file), text, code: codeOf(text), imports: written.map(each => ({ ...each, file: fileOf(each.from, dirname(file)) })) };
}

const pathOf = (file: string) => relative(ROOT, file).replaceAll('\\', '/');

function fileOf(from: string, folder: string): string | null {
  const shared = /^@village\/shared\/(.*)$/.exec(from);
  if (shared) return /^(profiles|calendars)\//.test(shared[1]) ? `shared/${shared[1]}` : `shared/src/${shared[1]}`;
  if (from.startsWith('@/')) return `miniapp/src/${from.slice(2)}`;
  return from.startsWith('.') ? pathOf(resolve(folder, from)) : null;
}

function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/gm, match => (match.startsWith('/') ? '' : "''"));
}
