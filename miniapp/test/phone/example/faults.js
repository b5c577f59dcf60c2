'use strict';
// The static checks prove themselves: each fault planted in the example has to be found.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { check } = require('../check');

const APP = path.join(__dirname, 'native');

/** What is planted, and what the checks have to say of it. */
const FAULTS = [
  ['a local address', { 'pages/a/address.js': "exports.api = 'http://127.0.0.1:3000/api';" }, /local address/],
  ['an input class of the server', { 'pages/a/input.js': "exports.text = '类别不在可选范围内';" }, /code of the server/],
  ['syntax newer than old phones read', { 'pages/a/newer.js': 'exports.read = (value) => value?.name;' }, /not ES2015/],
  ['a require of another sub-package', { 'pages/a/cross.js': "require('../c/stamp.js');" }, /of the sub-package "pages\/c"/],
  ['a line break WeChat does not know', { 'pages/a/break.js': 'exports.draw = (jsx) => jsx("br", {});' }, /breaks no line/],
  ['a package over 2 MB', { 'pages/c/big.txt': 'x'.repeat(2.1 * 1024 * 1024) }, /package "pages\/c" is 2\.10 MB/],
  ['a source map', { 'app.js.map': '{}' }, /source map/],
  ['a page that is no tab in the main package', { app: (app) => ({ ...app, pages: [...app.pages, 'pages/d/d'] }) }, /pages\/d\/d is in the main package/],
  ['a sub-package not named after a module', { app: (app) => ({ ...app, subPackages: [{ root: 'packageC', pages: [] }] }) }, /"packageC" is not named/],
  ['a place asked for and not declared', { app: (app) => ({ ...app, requiredPrivateInfos: [] }) }, /getLocation is used but not/],
];

module.exports = {
  name: 'checks',
  title: 'the static checks find every planted fault',

  async run({ assert }) {
    assert.deepEqual(check(APP).problems, []);
    for (const [what, { app, ...files }, expected] of FAULTS) {
      const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'mini-program-'));
      try {
        fs.cpSync(APP, copy, { recursive: true });
        for (const [file, content] of Object.entries(files)) fs.writeFileSync(path.join(copy, file), content);
        const config = path.join(copy, 'app.json');
        if (app) fs.writeFileSync(config, JSON.stringify(app(JSON.parse(fs.readFileSync(config, 'utf8')))));
        assert.match(check(copy).problems.join('\n'), expected, what);
      } finally {
        fs.rmSync(copy, { recursive: true });
      }
    }
  },
};
