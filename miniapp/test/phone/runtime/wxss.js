'use strict';
// WXSS -> CSS: rpx/vh units, element selectors (view -> wx-view), @import inlining, component class scoping.
const fs = require('node:fs');
const path = require('node:path');
const postcss = require('postcss');
const selectorParser = require('postcss-selector-parser');

const RPX = /(-?\d*\.?\d+)rpx\b/g;
const VH = /(-?\d*\.?\d+)vh\b/g;

function units(value) {
  return value.replace(RPX, (_, n) => `${+(Number(n) / 7.5).toFixed(5)}vw`).replace(VH, (_, n) => `calc(var(--phone-vh) * ${Number(n)})`);
}

// Element names written by mini program authors become wx-* elements in our DOM.
function selectors(scope) {
  return selectorParser((root) => {
    root.walkTags((tag) => {
      const p = tag.parent && tag.parent.parent;
      if (p && p.type === 'pseudo' && /^::?(-webkit|before|after|nth|not-)/.test(p.value) && !/^:(not|is|where|has)$/.test(p.value)) return;
      if (/^(from|to|\d.*%|wx-.*)$/.test(tag.value)) return;
      tag.value = 'wx-' + tag.value;
    });
    if (scope) {
      root.walkClasses((c) => {
        c.value = `${scope}--${c.value}`;
      });
      root.walkPseudos((p) => {
        if (p.value === ':host') p.replaceWith(selectorParser.attribute({ attribute: 'wx-host', value: scope, quoteMark: '"', raws: {} }));
      });
    }
  });
}

function compileWxss(distDir, relFile, opts = {}) {
  const seen = opts.seen || new Set();
  const abs = path.join(distDir, relFile);
  if (seen.has(abs) || !fs.existsSync(abs)) return '';
  seen.add(abs);
  const root = postcss.parse(fs.readFileSync(abs, 'utf8'), { from: abs });
  const proc = selectors(opts.scope);
  const warnings = opts.warnings || [];
  root.walkAtRules((rule) => {
    if (rule.name === 'import') {
      const m = rule.params.match(/^(?:url\()?["']?([^"')]+)["']?\)?/);
      const target = m && m[1];
      if (!target || /^https?:/.test(target)) {
        warnings.push(`${relFile}: remote @import ${target}`);
        rule.remove();
        return;
      }
      const rel = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(relFile), target);
      if (!fs.existsSync(path.join(distDir, rel))) warnings.push(`${relFile}: @import of missing file ${rel}`);
      const imported = postcss.parse(compileWxss(distDir, rel, { ...opts, seen }));
      imported.walkRules((inner) => {
        inner._done = true;
      });
      rule.replaceWith(imported);
    } else if (/^(media|supports)$/.test(rule.name)) rule.params = units(rule.params);
  });
  root.walkRules((rule) => {
    if (rule.parent && rule.parent.type === 'atrule' && /keyframes$/.test(rule.parent.name)) return;
    if (rule._done) return; // imported: its selectors are changed already
    rule._done = true;
    try {
      rule.selector = proc.processSync(rule.selector);
    } catch (e) {
      warnings.push(`${relFile}: bad selector ${rule.selector}`);
    }
  });
  root.walkDecls((d) => {
    if (/url\(\s*(?:"(?!data:|https?:|\/\/)|'(?!data:|https?:|\/\/)|(?!["']|data:|https?:|\/\/|#))/.test(d.value)) {
      warnings.push(`${relFile}: local url() in WXSS does not work on a phone: ${d.value.slice(0, 80)}`);
    }
    d.value = units(d.value);
  });
  return root.toString();
}

function domSelector(sel) {
  return selectors(null).processSync(sel);
}

module.exports = { compileWxss, domSelector };
