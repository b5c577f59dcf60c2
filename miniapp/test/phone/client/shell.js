/* The phone around the page: frame, navigation bar, tab bar. */
(function () {
  'use strict';
  const phone = window.__phone;
  const h = (tag, cls, text) => {
    const e = document.createElement(tag);
    if (cls) e.className = cls;
    if (text != null) e.textContent = text;
    return e;
  };
  const onTap = (el, f) => {
    el.addEventListener('click', (e) => {
      e.stopPropagation();
      phone.gesture = true;
      phone.lastTap = Date.now();
      phone.touch();
      f(e);
    });
  };
  phone.dom = { h, onTap };

  const $ = (selector) => document.querySelector(selector);
  const NAV = 64;
  const TAB = 50;
  const tabH = (p) => (p.isTab && !(phone.bundle.app.tabBar || {}).custom ? TAB : 0);
  const isCustom = (p) => p.cfg.navigationStyle === 'custom';

  const ui = (phone.ui = {
    chromeHeight: (p) => (isCustom(p) ? 0 : NAV) + tabH(p),
    createFrame(p) {
      const f = h('div', 'phone-frame');
      f.dataset.page = p.path;
      f.style.display = 'none';
      const nav = h('div', 'phone-nav');
      if (isCustom(p)) nav.classList.add('custom');
      nav.style.background = isCustom(p) ? 'transparent' : p.cfg.navigationBarBackgroundColor || '#ffffff';
      nav.style.color = (p.cfg.navigationBarTextStyle || 'black') === 'white' ? '#fff' : '#000';
      if (!isCustom(p)) {
        const back = h('button', 'phone-back', '‹');
        back.setAttribute('aria-label', '返回');
        onTap(back, () => {
          try {
            phone.router.navigateBack({});
          } catch (e) {
            phone.router.reLaunch({ url: '/' + phone.bundle.pages[0] });
          }
        });
        nav.appendChild(back);
        p.titleEl = h('div', 'phone-title', p.cfg.navigationBarTitleText || '');
        nav.appendChild(p.titleEl);
        p.backEl = back;
      }
      nav.appendChild(h('div', 'phone-capsule', '••• ◉'));
      f.appendChild(nav);
      const body = h('div', 'phone-body');
      body.style.top = (isCustom(p) ? 0 : NAV) + 'px';
      body.style.bottom = tabH(p) + 'px';
      const scroll = h('div', 'phone-scroll');
      if (p.cfg.disableScroll) scroll.style.overflow = 'hidden';
      const content = h('div', 'phone-content');
      scroll.appendChild(h('div', 'phone-refresh', '刷新中…'));
      scroll.appendChild(content);
      body.appendChild(scroll);
      f.appendChild(body);
      let end = false;
      scroll.addEventListener(
        'scroll',
        () => {
          phone.touch();
          phone.call(p.inst, 'onPageScroll', { scrollTop: scroll.scrollTop });
          const dist = p.cfg.onReachBottomDistance || 50;
          const at = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight <= dist && scroll.scrollTop > 0;
          if (at && !end) phone.call(p.inst, 'onReachBottom');
          end = at;
        },
        { passive: true },
      );
      $('#phone-pages').appendChild(f);
      const vh = () => body.style.setProperty('--phone-vh', (document.documentElement.clientHeight - ui.chromeHeight(p)) / 100 + 'px');
      p.relayout = vh;
      vh();
      return f;
    },
    showFrame(p) {
      document.querySelectorAll('.phone-frame').forEach((f) => {
        f.style.display = 'none';
        f.removeAttribute('data-top');
      });
      p.frame.style.display = '';
      p.frame.setAttribute('data-top', '1');
      if (p.backEl) p.backEl.style.visibility = phone.stack.length > 1 || !p.isTab ? '' : 'hidden';
      if (p.backEl && phone.stack.length <= 1) p.backEl.textContent = p.isTab ? '' : '⌂';
      ui.renderTabs(p);
    },
    hideFrame(p) {
      p.frame.style.display = 'none';
      p.frame.removeAttribute('data-top');
    },
    setTitle(p, t) {
      if (p && p.titleEl) p.titleEl.textContent = t;
    },
    setNavColor(p, o) {
      const n = p.frame.querySelector('.phone-nav');
      if (o.backgroundColor) n.style.background = o.backgroundColor;
      if (o.frontColor) n.style.color = o.frontColor;
    },
    refreshing(on) {
      const p = phone.top();
      if (p) p.frame.querySelector('.phone-scroll').classList.toggle('refreshing', !!on);
    },

    renderTabs(p) {
      const bar = $('#phone-tabbar');
      const cfg = phone.bundle.app.tabBar;
      const visible = p.isTab && cfg && !cfg.custom && !ui.tabsHidden;
      bar.style.display = visible ? '' : 'none';
      if (!visible) return;
      if (!ui.tabs) ui.tabs = cfg.list.map((t) => ({ ...t }));
      bar.textContent = '';
      bar.style.background = cfg.backgroundColor || '#fff';
      ui.tabs.forEach((t, i) => {
        const on = t.pagePath.replace(/^\//, '') === p.path;
        const el = h('div', 'phone-tab' + (on ? ' on' : ''));
        el.style.color = on ? cfg.selectedColor || '#07c160' : cfg.color || '#999';
        const icon = on ? t.selectedIconPath || t.iconPath : t.iconPath;
        if (icon) {
          const img = h('img');
          img.src = '/__dist/' + icon.replace(/^\//, '');
          el.appendChild(img);
        }
        el.appendChild(h('span', null, t.text));
        if (t.badge) el.appendChild(h('b', 'phone-badge', t.badge));
        onTap(el, () => {
          const path = t.pagePath.replace(/^\//, '');
          if (phone.top().path !== path) phone.router.switchTab({ url: '/' + path });
          phone.call(phone.top().inst, 'onTabItemTap', { index: i, pagePath: path, text: t.text });
        });
        bar.appendChild(el);
      });
    },
    tabBadge(i, text) {
      if (!ui.tabs) ui.tabs = phone.bundle.app.tabBar.list.map((t) => ({ ...t }));
      if (ui.tabs[i]) ui.tabs[i].badge = text;
      ui.renderTabs(phone.top());
    },
    tabItem(o) {
      if (!ui.tabs) ui.tabs = phone.bundle.app.tabBar.list.map((t) => ({ ...t }));
      Object.assign(ui.tabs[o.index], o);
      ui.renderTabs(phone.top());
    },
    tabVisible(v) {
      ui.tabsHidden = !v;
      ui.renderTabs(phone.top());
    },
  });
})();
