'use strict';
// Reads a compiled mini program (a weapp dist directory) and prepares what the page of the phone needs of it.
const fs = require('node:fs');
const path = require('node:path');
const { TmplGroup } = require('glass-easel-template-compiler');
const { compileWxss } = require('./wxss');

const TAG = /<([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=>/"']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g;
const NOT_A_PROPERTY = /^(wx:|bind|catch|mut-bind|capture-|data-|data:|mark:|generic:|let:|change:|slot:|id$|class$|style$|slot$)/;
const NOT_A_COMPONENT = /^(project\.[\w.]*json|sitemap\w*\.json|theme\.json|ext\.json|package(-lock)?\.json)$/;

/** All files below a directory, as paths relative to it. */
function walk(directory, base = '') {
  return fs.readdirSync(path.join(directory, base), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const relative = base ? `${base}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(directory, relative) : [relative];
  });
}

/** The pages and packages app.json declares. */
function packagesOf(app) {
  const packages = (app.subPackages || app.subpackages || []).map((sub) => {
    const root = sub.root.replace(/^\/|\/$/g, '');
    return { root, name: sub.name || root, independent: !!sub.independent, pages: sub.pages.map((page) => `${root}/${page}`) };
  });
  return { packages, pages: [...app.pages, ...packages.flatMap((each) => each.pages)] };
}

/** Every tag a template uses with the properties given to it: the built-in components are registered with them. */
function collectTags(wxml, tags) {
  for (const [, tag, attributes] of wxml.matchAll(TAG)) {
    const own = (tags[tag] ||= new Set());
    for (const [, written] of attributes.matchAll(ATTRIBUTE)) {
      const name = written.replace(/^(model|worklet):/, '');
      if (!NOT_A_PROPERTY.test(name)) own.add(name);
    }
  }
}

function compileTemplates(files, read, warnings) {
  const group = new TmplGroup();
  const tags = {};
  for (const file of files) {
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -4), read(file));
    if (!file.endsWith('.wxml')) continue;
    const source = read(file);
    collectTags(source, tags);
    for (const warning of group.addTmpl(file.slice(0, -5), source)) {
      const text = `${file}:${warning.startLine}:${warning.startColumn} ${warning.message}`;
      if (warning.isError) throw new Error(`WXML error in ${text}`);
      warnings.push(text);
    }
  }
  const templates = group.getTmplGenObjectGroups();
  group.free();
  return { templates, tags: Object.fromEntries(Object.entries(tags).map(([tag, names]) => [tag, [...names]])) };
}

function readConfigs(files, has, pages, read, warnings) {
  const configs = {};
  for (const file of files) {
    if (!file.endsWith('.json') || file === 'app.json' || NOT_A_COMPONENT.test(file)) continue;
    const name = file.slice(0, -5);
    if (!has.has(name + '.js') && !pages.includes(name)) continue;
    try {
      configs[name] = JSON.parse(read(file));
    } catch (error) {
      warnings.push(`${file}: ${error.message}`);
    }
  }
  for (const page of pages) {
    configs[page] ||= {};
    if (!has.has(page + '.js')) warnings.push(`page without JS: ${page}`);
    if (!has.has(page + '.wxml')) warnings.push(`page without WXML: ${page}`);
  }
  return configs;
}

/** Which file each custom component of a page or component stands for. */
function resolveComponents(app, configs, has, warnings) {
  const find = (from, target) => {
    if (/^(plugin|dynamicLib|ext):/.test(target)) return null;
    const file = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target);
    if (has.has(file + '.json') || has.has(file + '.js')) return file;
    return has.has(file + '/index.json') ? file + '/index' : null;
  };
  const components = {};
  for (const [name, config] of Object.entries(configs)) {
    const own = config.usingComponents || {};
    components[name] = {};
    for (const [tag, target] of Object.entries({ ...(app.usingComponents || {}), ...own })) {
      const file = find(tag in own ? name : 'app', target);
      if (file) components[name][tag] = file;
      else warnings.push(`${name}: component <${tag}> not found at ${target}`);
    }
  }
  return components;
}

function compileStyles(distDir, has, configs, pages, warnings) {
  const styles = {};
  const scopes = {};
  if (has.has('app.wxss')) styles.app = compileWxss(distDir, 'app.wxss', { warnings });
  for (const [name, config] of Object.entries(configs)) {
    const isolation = config.styleIsolation || (config.component && !pages.includes(name) ? 'isolated' : 'shared');
    if (!['shared', 'page-shared'].includes(isolation) && !pages.includes(name)) scopes[name] = `s${Object.keys(scopes).length + 1}`;
    if (has.has(name + '.wxss')) styles[name] = compileWxss(distDir, name + '.wxss', { scope: scopes[name], warnings });
  }
  return { styles, scopes };
}

/** Reads and compiles the whole app. */
function loadBundle(directory) {
  const distDir = path.resolve(directory);
  if (!fs.existsSync(path.join(distDir, 'app.json'))) throw new Error(`no compiled mini program in ${directory}: run \`npm run build:weapp\` first`);
  const read = (file) => fs.readFileSync(path.join(distDir, file), 'utf8');
  const files = walk(distDir);
  const has = new Set(files);
  const warnings = [];
  const app = JSON.parse(read('app.json'));
  const { pages, packages } = packagesOf(app);
  const { templates, tags } = compileTemplates(files, read, warnings);
  const configs = readConfigs(files, has, pages, read, warnings);
  const deps = resolveComponents(app, configs, has, warnings);
  const { styles, scopes } = compileStyles(distDir, has, configs, pages, warnings);
  const modules = Object.fromEntries(files.filter((file) => file.endsWith('.js')).map((file) => [file, read(file)]));
  return { distDir, files, app, pages, packages, configs, deps, scopes, styles, modules, templates, tags, warnings };
}

module.exports = { loadBundle };
