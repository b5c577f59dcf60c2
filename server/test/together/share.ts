import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { ROOT } from '../sources';

/** Where the test files of the server lie. */
const FOLDERS = ['server/src', 'server/test'];
const SHARES = readdirSync(__dirname).filter(name => name.endsWith('.test.ts')).sort();

function testFiles(): string[] {
  const found = FOLDERS.flatMap(folder => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(name => join(ROOT, folder, name)));
  const sizes = new Map(found.filter(path => path.endsWith('.test.ts') && !path.startsWith(__dirname)).map(path => [path, statSync(path).size]));
  return [...sizes.keys()].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || a.localeCompare(b));
}

/**
 * The share of the test files that falls to this file. To load the application takes as long as many a file of tests, and it runs
 * faster the longer it runs: in a whole run the files of a share take one that is loaded. Each is a `describe` of its path.
 */
export function together(file: string): void {
  const share = SHARES.indexOf(basename(file));
  for (const [i, path] of testFiles().entries()) {
    if (i % SHARES.length !== share) continue;
    describe(relative(ROOT, path), () => {
      require(path);
      afterAll(() => jest.restoreAllMocks());
    });
  }
}
