// What a browser loads before the first page shows, packed as it travels, against React alone packed in the same way.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../prepare.mjs';

const H5 = join(ROOT, 'miniapp/dist/h5');
const packed = path => gzipSync(readFileSync(path), { level: 9 }).length;

export async function measure() {
  const page = readFileSync(join(H5, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\/?((?:js|css)\/[^"]+)"/g)].map(found => join(H5, found[1])).filter(existsSync);
  const load = createRequire(join(ROOT, 'miniapp/package.json'));
  const react = ['react', 'react-dom'].map(name => join(dirname(load.resolve(`${name}/package.json`)), `umd/${name}.production.min.js`));
  const sum = paths => paths.reduce((total, path) => total + packed(path), 0);
  const [own, other] = [sum(files) + gzipSync(page).length, sum(react)];
  return [{ name: 'pages.first_load', ratio: own / other, allowed: ALLOWED, told: `${Math.round(own / 1024)} kB, React alone ${Math.round(other / 1024)} kB` }];
}

/** Taro's runtime and ours beside React; two hundred kilobytes are a second on a slow village network. */
const ALLOWED = 5;
