#!/usr/bin/env node
'use strict';
// Static checks of a compiled mini program: what an upload to WeChat would refuse, a review would question, or the house forbids.
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const acorn = require('acorn');
const { loadBundle } = require('./runtime/bundle');

const MEGABYTE = 1024 * 1024;
/** What the babel target of the app promises; newer syntax breaks old phones. */
const ECMA = 2015;
const LOCATION = ['getFuzzyLocation', 'getLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground', 'chooseLocation', 'choosePoi', 'chooseAddress'];
const PRIVATE = ['getLocation', 'chooseMedia', 'chooseImage', 'getPhoneNumber', 'saveImageToPhotosAlbum', 'chooseAvatar', 'chooseLocation'];
const NOT_UPLOADED = /(\.map|LICENSE\.txt|project\.(private\.)?config\.json)$/;
const LOCAL = /https?:\/\/(?:localhost|127\.\d|0\.0\.0\.0|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)[^"'`\s]*/g;
/** Signs of the input classes, which belong to the server alone. */
const SERVER_ONLY = /class-validator|class-transformer|reflect-metadata|validationMetadata|registerDecorator|不在可选范围内/;
const NEWER_METHODS = /\.(?:replaceAll|findLast|findLastIndex|toSorted|toReversed|toSpliced)\(|Object\.hasOwn\(|structuredClone\(/;

const unique = (list) => [...new Set(list || [])];

/** Sizes of the main package and the sub-packages. */
function packageSizes(bundle, sizeOf) {
  const sizes = { main: 0, ...Object.fromEntries(bundle.packages.map(({ root }) => [root, 0])) };
  for (const file of bundle.files) {
    if (NOT_UPLOADED.test(file)) continue;
    const own = bundle.packages.find(({ root }) => file.startsWith(root + '/'));
    sizes[own ? own.root : 'main'] += sizeOf(file);
  }
  return sizes;
}

function checkPackages(bundle, sizes, { problem }) {
  for (const [name, bytes] of Object.entries(sizes)) if (bytes > 2 * MEGABYTE) problem(`package "${name}" is ${(bytes / MEGABYTE).toFixed(2)} MB, limit 2 MB`);
  const total = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
  if (total > 30 * MEGABYTE) problem(`all packages ${(total / MEGABYTE).toFixed(1)} MB, limit 30 MB`);
  bundle.pages.forEach((page, i) => bundle.pages.indexOf(page) < i && problem(`page listed twice: ${page}`));
  for (const { root } of bundle.packages) if (!/^pages\/[a-z]+$/.test(root)) problem(`sub-package "${root}" is not named after a module (pages/<module>)`);
  const tabs = (bundle.app.tabBar?.list || []).map((tab) => tab.pagePath.replace(/^\//, ''));
  for (const page of bundle.app.pages) if (!tabs.includes(page)) problem(`${page} is in the main package but no tab: it belongs into the sub-package of its module`);
}

function checkTabs(bundle, sizeOf, { problem }) {
  const tabs = bundle.app.tabBar;
  if (!tabs) return;
  if (tabs.list.length < 2 || tabs.list.length > 5) problem('tabBar.list must have 2 to 5 items');
  for (const tab of tabs.list) {
    const page = tab.pagePath.replace(/^\//, '');
    if (!bundle.app.pages.includes(page)) problem(`tabBar page not in the main package: ${page}`);
    for (const icon of [tab.iconPath, tab.selectedIconPath].filter(Boolean).map((file) => file.replace(/^\//, ''))) {
      if (!bundle.files.includes(icon)) problem(`tabBar icon missing: ${icon}`);
      else if (sizeOf(icon) > 40 * 1024) problem(`tabBar icon over 40 KB: ${icon}`);
      if (!/\.(png|jpe?g)$/i.test(icon)) problem(`tabBar icon must be png or jpg: ${icon}`);
    }
  }
}

function checkPrivacy({ app, modules }, { problem, note }) {
  const declared = app.requiredPrivateInfos || [];
  const own = Object.entries(modules).filter(([file]) => !/^(taro|vendors|runtime|common)\.js$/.test(file));
  for (const api of LOCATION) {
    const used = own.some(([, source]) => new RegExp(`\\.(${api})\\(|\\(0,\\w+\\.${api}\\)\\(`).test(source));
    if (used && !declared.includes(api)) problem(`${api} is used but not in app.json requiredPrivateInfos`);
    if (!used && declared.includes(api)) note(`requiredPrivateInfos declares ${api}, but no page calls it`);
  }
  if (declared.includes('getFuzzyLocation') && declared.includes('getLocation')) problem('requiredPrivateInfos: getFuzzyLocation and getLocation exclude each other');
  if (declared.some((name) => /ocation/.test(name)) && !app.permission?.['scope.userLocation']?.desc) problem('permission["scope.userLocation"].desc is missing in app.json');
  const used = PRIVATE.filter((api) => Object.values(modules).some((source) => source.includes(api)));
  if (used.length && app.__usePrivacyCheck__ !== true) problem(`${used.join(', ')} may be used, but app.json has no "__usePrivacyCheck__": true`);
  if (app.lazyCodeLoading !== 'requiredComponents') problem('app.json: lazyCodeLoading is not "requiredComponents"');
}

/** A file may require its own package and the main package, no other. */
function checkRequires(bundle, { problem }) {
  const packageOf = (file) => bundle.packages.find(({ root }) => file.startsWith(root + '/'))?.root ?? '';
  for (const [file, source] of Object.entries(bundle.modules)) {
    for (const [, request] of source.matchAll(/\brequire\(\s*["'](\.{0,2}\/[^"']+)["']\s*\)/g)) {
      const target = request.startsWith('/') ? request.slice(1) : path.posix.join(path.posix.dirname(file), request);
      const owner = packageOf(target);
      if (owner && owner !== packageOf(file)) problem(`${file} requires ${target} of the sub-package "${owner}"`);
    }
  }
}

function checkCode(modules, { problem, note }) {
  for (const [file, source] of Object.entries(modules)) {
    try {
      acorn.parse(source, { ecmaVersion: ECMA, sourceType: 'script', allowReturnOutsideFunction: true });
    } catch (error) {
      problem(`${file}: not ES${ECMA}: ${error.message} … ${JSON.stringify(source.slice(Math.max(0, error.pos - 20), error.pos + 20))}`);
    }
    const local = unique(source.match(LOCAL));
    if (local.length) problem(`${file}: local address ${local.join(' ')}`);
    const server = SERVER_ONLY.exec(source);
    if (server) problem(`${file}: code of the server ("${server[0]}"): an input class reached the mini program`);
    if (/https:\/\/[\w.-]*\bexample\.(?:cn|com)/.test(source)) note(`${file}: an example address; set TARO_APP_API (or TARO_APP_CLOUD_ENV) before an upload`);
    // Taro's plugin for HTML asks for a template that is not there.
    if (/\("br",/.test(source)) problem(`${file}: <br> breaks no line in WeChat: write two elements`);
    if (/\beval\(/.test(source)) note(`${file}: contains eval(`);
    const newer = NEWER_METHODS.exec(source);
    if (newer) note(`${file}: ${newer[0]} is missing on old phones`);
    const plain = unique(source.match(/["'`]http:\/\/(?!www\.w3\.org|usr|tmp|store)[\w.-]+\.[a-z]{2,}[^"'`\s]*/g));
    if (plain.length) note(`${file}: plain http address ${plain.slice(0, 3).join(' ')}`);
    const remote = unique(source.match(/https:\/\/[\w.-]+\.(?:com|cn|net|io)[^"'`\s)]*\.(?:png|jpe?g|gif|svg|webp)/g));
    if (remote.length) note(`${file}: remote picture ${remote.slice(0, 3).join(' ')}`);
  }
}

/** Checks a compiled mini program; `problems` must be empty, `notes` are to be read. */
function check(dist) {
  const problems = [];
  const notes = [];
  const say = { problem: (text) => problems.push(text), note: (text) => notes.push(text) };
  const bundle = loadBundle(dist);
  const sizeOf = (file) => fs.statSync(path.join(bundle.distDir, file)).size;
  for (const warning of bundle.warnings) (/^page without|not found|missing file/.test(warning) ? say.problem : say.note)(warning);
  for (const file of bundle.files) if (file.endsWith('.map')) say.problem(`source map in the package: ${file}`);
  const sizes = packageSizes(bundle, sizeOf);
  checkPackages(bundle, sizes, say);
  checkTabs(bundle, sizeOf, say);
  checkPrivacy(bundle, say);
  checkRequires(bundle, say);
  checkCode(bundle.modules, say);
  return { sizes, pages: bundle.pages.length, problems: unique(problems), notes: unique(notes) };
}

module.exports = { check };

if (require.main === module) {
  const { values } = parseArgs({ options: { dist: { type: 'string', default: path.join(__dirname, '../../dist/weapp') } } });
  const { sizes, pages, problems, notes } = check(values.dist);
  for (const [name, bytes] of Object.entries(sizes)) console.log(`${name.padEnd(24)} ${(bytes / 1024).toFixed(1).padStart(8)} KB  ${((bytes / MEGABYTE) * 50).toFixed(1)} % of 2 MB`);
  console.log(`${pages} pages`);
  for (const text of notes) console.log('note    ', text.slice(0, 300));
  for (const text of problems) console.log('PROBLEM ', text.slice(0, 300));
  console.log(problems.length ? `${problems.length} problems` : 'no problems');
  process.exit(problems.length ? 1 : 0);
}
