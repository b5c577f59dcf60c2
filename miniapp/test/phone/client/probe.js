/* Questions the test asks about the screen. */
(function () {
  'use strict';
  const phone = window.__phone;
  const norm = (s) =>
    String(s || '')
      .replace(/[\s\u00a0\u200b]+/g, ' ')
      .trim();
  const roots = () => [
    ...document.querySelectorAll('#phone-overlay > *'),
    ...document.querySelectorAll('.phone-frame[data-top] .phone-body'),
    ...document.querySelectorAll('.phone-frame[data-top] .phone-nav'),
    ...(document.querySelector('#phone-tabbar').style.display === 'none' ? [] : [document.querySelector('#phone-tabbar')]),
  ];
  const visible = (e) => {
    const r = e.getBoundingClientRect();
    if (r.width <= 0 || r.height <= 0) return false;
    const cs = getComputedStyle(e);
    return cs.visibility !== 'hidden' && cs.display !== 'none' && Number(cs.opacity) > 0.01;
  };
  const textOf = (e) => norm(e.innerText !== undefined && e.tagName !== 'INPUT' && e.tagName !== 'TEXTAREA' ? e.innerText : '');
  const describe = (e) => {
    if (!e) return 'nothing';
    return `<${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}${e.className && typeof e.className === 'string' ? '.' + e.className.trim().split(/\s+/).join('.') : ''}> "${textOf(e).slice(0, 30)}"`;
  };
  phone.describe = describe;
  // e.g. a transparent <button> laid over its own label: same small widget, so the finger does reach it
  const sameWidget = (a, b) => {
    let p = a;
    while (p && !p.contains(b)) p = p.parentElement;
    if (!p) return false;
    const r = a.getBoundingClientRect();
    const q = p.getBoundingClientRect();
    return q.height <= r.height * 3 + 24 && q.height < 160;
  };

  function bySelector(sel, within) {
    const out = [];
    for (const r of within ? [within] : roots()) {
      if (r.matches && r.matches(sel)) out.push(r);
      out.push(...r.querySelectorAll(sel));
    }
    return out;
  }
  function byText(text, exact, within) {
    const want = norm(text);
    const hits = [];
    for (const r of within ? [within] : roots()) {
      const w = document.createTreeWalker(r, NodeFilter.SHOW_ELEMENT);
      for (let e = w.currentNode; e; e = w.nextNode()) {
          const t = textOf(e) || norm(e.placeholder) || norm(e.getAttribute('aria-label'));
        if (!t) continue;
        if (exact ? t === want : t.includes(want)) hits.push(e);
      }
    }
    // deepest matches only
    return hits.filter((e) => !hits.some((o) => o !== e && e.contains(o)));
  }
  function findAll(q) {
    let within = null;
    if (q.within) {
      within = findAll(q.within).filter(visible)[0];
      if (!within) return [];
    }
    let list;
    if (q.css) {
      list = bySelector(q.css, within);
      if (q.text) list = list.filter((e) => textOf(e).includes(norm(q.text)));
    } else {
      list = byText(q.text, true, within).filter(visible);
      if (!list.length && !q.exact) list = byText(q.text, false, within);
    }
    return list;
  }
  phone.query = function (q) {
    return findAll(q).filter((e) => q.hidden || visible(e));
  };
  phone.locate = async function (q) {
    const list = phone.query(q);
    if (!list.length) return { error: 'not found' };
    const e = list[q.nth || 0];
    if (!e) return { error: `only ${list.length} match(es)` };
    e.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    await new Promise((r) => requestAnimationFrame(() => r()));
    if (!e.isConnected) return { error: 'detached' };
    const r = e.getBoundingClientRect();
    const x = r.left + r.width / 2;
    const y = r.top + r.height / 2;
    const hit = document.elementFromPoint(x, y);
    if (!hit) return { error: 'outside of the screen: ' + describe(e) };
    if (!(e === hit || e.contains(hit) || hit.contains(e)) && !sameWidget(e, hit)) return { error: `covered by ${describe(hit)}: ${describe(e)}` };
    const toast = document.querySelector('.phone-layer.mask');
    if (toast && hit.contains(e) && !toast.contains(e)) return { error: 'covered by a dialog: ' + describe(e) };
    return { x, y, text: textOf(e), desc: describe(e) };
  };
  phone.screenText = function (q) {
    if (q) {
      const l = phone.query(q);
      return l.length ? l.map((e) => norm(e.innerText) || norm(e.value)).join('\n') : null;
    }
    return roots()
      .map((r) => String(r.innerText || ''))
      .map((s) => s.split('\n').map(norm).filter(Boolean).join('\n'))
      .filter(Boolean)
      .join('\n');
  };
  phone.nativeInput = function (q) {
    const l = phone.query({ ...q, hidden: true });
    const cand = [];
    for (const e of l) {
      if (/^(INPUT|TEXTAREA)$/.test(e.tagName)) cand.push(e);
      else {
        const i = e.querySelector('input,textarea');
        if (i) cand.push(i);
        else {
          const c = e.closest('wx-input,wx-textarea');
          if (c) cand.push(c.querySelector('input,textarea'));
        }
      }
    }
    if (!cand.length && q.text)
      for (const r of roots()) for (const i of r.querySelectorAll('input,textarea')) if (norm(i.placeholder).includes(norm(q.text))) cand.push(i);
    // A field may stand below its label.
    if (!cand.length)
      for (const e of l) {
        const next = roots().flatMap((r) => [...r.querySelectorAll('input,textarea')]).find((i) => e.compareDocumentPosition(i) & Node.DOCUMENT_POSITION_FOLLOWING);
        if (next) cand.push(next);
      }
    const el = cand[q.nth || 0];
    if (!el) return null;
    document.querySelectorAll('[data-phone-input]').forEach((x) => x.removeAttribute('data-phone-input'));
    el.setAttribute('data-phone-input', '1');
    return { value: el.value, disabled: el.disabled };
  };
  phone.compOf = (q, tag) => {
    for (const e of phone.query({ ...q, hidden: true })) {
      const c = e.closest('wx-' + tag) || e.querySelector('wx-' + tag);
      if (c) return c.__wxElement;
    }
    return null;
  };
  phone.outline = function (max) {
    const lines = [];
    const rec = (e, d) => {
      if (lines.length > (max || 200)) return;
      const t = e.tagName.toLowerCase();
      const own = [...e.childNodes]
        .filter((n) => n.nodeType === 3)
        .map((n) => norm(n.data))
        .filter(Boolean)
        .join(' ');
      if (t.startsWith('wx-') || own)
        lines.push(
          '  '.repeat(d) +
            t.replace(/^wx-/, '') +
            (e.id ? '#' + e.id : '') +
            (typeof e.className === 'string' && e.className ? '.' + e.className.trim().split(/\s+/).slice(0, 3).join('.') : '') +
            (own ? ' "' + own.slice(0, 60) + '"' : ''),
        );
      for (const c of e.children) rec(c, d + 1);
    };
    for (const r of roots()) rec(r, 0);
    return lines.join('\n');
  };
})();
