/* What is shown or tapped: <text>, <button>, <image>, <scroll-view>, <swiper>, <navigator>, <rich-text>, <canvas> … */
(function () {
  'use strict';
  const phone = window.__phone;
  const { h } = phone.dom;
  const { truthy, emit, resolveSrc, closest, propsOf, hostOf } = phone.component;
  function renderNodes(parent, nodes) {
    parent.textContent = '';
    if (typeof nodes === 'string') {
      const t = document.createElement('template');
      t.innerHTML = nodes;
      t.content.querySelectorAll('script,style,iframe,object,link').forEach((e) => e.remove());
      t.content.querySelectorAll('*').forEach((e) =>
        [...e.attributes].forEach((a) => {
          if (/^on/i.test(a.name)) e.removeAttribute(a.name);
          if (a.name === 'src') e.setAttribute('src', resolveSrc(a.value));
        }),
      );
      parent.appendChild(t.content);
      return;
    }
    for (const n of nodes || []) {
      if (!n) continue;
      if (n.type === 'text') {
        parent.appendChild(document.createTextNode(n.text || ''));
        continue;
      }
      const e = document.createElement(/^(script|style|iframe|object|link)$/.test(n.name) ? 'div' : n.name || 'div');
      for (const k in n.attrs || {}) if (!/^on/i.test(k)) e.setAttribute(k, k === 'src' ? resolveSrc(n.attrs[k]) : n.attrs[k]);
      renderNodes(e, n.children);
      parent.appendChild(e);
    }
  }

  const placeholderBox = (label) => ({
    create(c, host) {
      c.__ph = h('div', 'phone-placeholder', label);
      host.appendChild(c.__ph);
    },
    update(c) {
      const p = propsOf(c);
      c.__ph.textContent = `[${label}${p.src ? ' ' + p.src : ''}]`;
    },
  });

  Object.assign(phone.SPECS, {
    text: {
      update(c, host) {
        host.toggleAttribute('data-selectable', truthy(propsOf(c).selectable) || truthy(propsOf(c).userSelect));
        const ml = Number(propsOf(c).maxLines);
        if (ml > 0) host.style.setProperty('-webkit-line-clamp', ml);
      },
    },
    button: {
      update(c, host) {
        const p = propsOf(c);
        for (const k of ['type', 'size']) {
          if (p[k]) host.setAttribute(k, p[k]);
          else host.removeAttribute(k);
        }
        host.toggleAttribute('plain', truthy(p.plain));
        host.toggleAttribute('disabled', truthy(p.disabled));
        host.toggleAttribute('loading', truthy(p.loading));
      },
      blocksTap: (c) => truthy(propsOf(c).disabled),
      tap(c) {
        const p = propsOf(c);
        const host = hostOf(c);
        if (p.formType) {
          const f = closest(host, 'form');
          if (f) phone.submitForm(f, p.formType, c);
        }
        if (p.openType) phone.openType(c, p.openType, p);
        return true;
      },
    },
    image: {
      create(c, host) {
        const img = h('img');
        img.draggable = false;
        c.__img = img;
        host.appendChild(img);
        img.addEventListener('load', () => {
          if (img.getAttribute('src')) emit(c, 'load', { width: img.naturalWidth, height: img.naturalHeight });
        });
        img.addEventListener('error', () => {
          phone.report('image', 'cannot load ' + propsOf(c).src);
          emit(c, 'error', { errMsg: 'GET ' + propsOf(c).src + ' 404' });
        });
      },
      update(c, host) {
        const p = propsOf(c);
        host.setAttribute('mode', p.mode || 'scaleToFill');
        const src = resolveSrc(p.src);
        if (src !== c.__src) {
          c.__src = src;
          if (src) c.__img.src = src;
          else c.__img.removeAttribute('src');
        }
      },
    },
    'scroll-view': {
      create(c, host) {
        host.addEventListener(
          'scroll',
          () => {
            const d = {
              scrollLeft: host.scrollLeft,
              scrollTop: host.scrollTop,
              scrollHeight: host.scrollHeight,
              scrollWidth: host.scrollWidth,
              deltaX: 0,
              deltaY: 0,
            };
            emit(c, 'scroll', d);
            const low = Number(propsOf(c).lowerThreshold) || 50;
            const atEnd = host.scrollHeight - host.scrollTop - host.clientHeight <= low;
            if (atEnd && !c.__atEnd) emit(c, 'scrolltolower', { direction: 'bottom' });
            c.__atEnd = atEnd;
            if (host.scrollTop <= 0) emit(c, 'scrolltoupper', { direction: 'top' });
          },
          { passive: true },
        );
      },
      update(c, host) {
        const p = propsOf(c);
        host.style.overflowY = truthy(p.scrollY) ? 'auto' : 'hidden';
        host.style.overflowX = truthy(p.scrollX) ? 'auto' : 'hidden';
        if (p.scrollTop !== undefined && p.scrollTop !== null && p.scrollTop !== '' && p.scrollTop !== c.__st) {
          c.__st = p.scrollTop;
          setTimeout(() => {
            host.scrollTop = parseFloat(p.scrollTop);
          }, 0);
        }
        if (p.scrollLeft !== undefined && p.scrollLeft !== null && p.scrollLeft !== '' && p.scrollLeft !== c.__sl) {
          c.__sl = p.scrollLeft;
          setTimeout(() => {
            host.scrollLeft = parseFloat(p.scrollLeft);
          }, 0);
        }
        if (p.scrollIntoView && p.scrollIntoView !== c.__siv) {
          setTimeout(() => {
            const t = host.querySelector('#' + CSS.escape(p.scrollIntoView));
            if (t) host.scrollTop = t.offsetTop - host.offsetTop;
          }, 0);
        }
        c.__siv = p.scrollIntoView;
      },
    },
    swiper: {
      create(c, host) {
        c.__cur = 0;
        c.__layout = () => {
          const items = [...host.querySelectorAll('wx-swiper-item')].filter((x) => x.closest('wx-swiper') === host);
          items.forEach((it, i) => {
            it.style.transform = truthy(propsOf(c).vertical) ? `translateY(${(i - c.__cur) * 100}%)` : `translateX(${(i - c.__cur) * 100}%)`;
          });
          host.setAttribute('data-count', items.length);
          host.setAttribute('data-current', c.__cur);
        };
        new MutationObserver(() => c.__layout()).observe(host, { childList: true, subtree: true });
      },
      update(c) {
        const v = Number(propsOf(c).current) || 0;
        if (v !== c.__prop) {
          c.__prop = v;
          c.__cur = v;
        }
        c.__layout();
      },
      gesture(c, i) {
        c.__cur = i;
        c.__layout();
        emit(c, 'change', { current: i, currentItemId: '', source: 'touch' });
        emit(c, 'animationfinish', { current: i, source: 'touch' });
      },
    },
    'swiper-item': {},
    navigator: {
      tap(c) {
        const p = propsOf(c);
        const type = p.openType || 'navigate';
        const api = { navigate: 'navigateTo', redirect: 'redirectTo', switchTab: 'switchTab', reLaunch: 'reLaunch', navigateBack: 'navigateBack' }[
          type
        ];
        if (!api) return true;
        phone.wx[api]({
          url: p.url,
          delta: Number(p.delta) || 1,
          success: (r) => emit(c, 'success', r),
          fail: (e) => {
            phone.report('error', e.errMsg);
            emit(c, 'fail', e);
          },
        });
        return true;
      },
    },
    progress: {
      create(c, host) {
        const b = h('div', 'phone-bar');
        c.__bar = h('div');
        b.appendChild(c.__bar);
        host.appendChild(b);
      },
      update(c) {
        c.__bar.style.width = (Number(propsOf(c).percent) || 0) + '%';
      },
    },
    icon: {
      create(c, host) {
        c.__i = h('i');
        host.appendChild(c.__i);
      },
      update(c) {
        const t = propsOf(c).type;
        c.__i.textContent =
          { success: '✓', success_no_circle: '✓', info: 'i', warn: '!', waiting: '◷', cancel: '✕', download: '↓', search: '⌕', clear: '✕' }[t] || '';
      },
    },
    'rich-text': {
      create(c, host) {
        c.__r = h('div');
        host.appendChild(c.__r);
      },
      update(c) {
        renderNodes(c.__r, propsOf(c).nodes);
      },
    },
    canvas: {
      create(c, host) {
        const cv = h('canvas');
        c.__native = cv;
        host.appendChild(cv);
      },
      update(c, host) {
        if (!c.__sized) {
          c.__sized = true;
          setTimeout(() => {
            if (c.__native.width === 300 && host.clientWidth) {
              c.__native.width = host.clientWidth;
              c.__native.height = host.clientHeight;
            }
          }, 0);
        }
      },
    },
    map: {
      create(c, host) {
        c.__ph = h('div', 'phone-placeholder');
        host.insertBefore(c.__ph, host.firstChild);
      },
      update(c) {
        const p = propsOf(c);
        c.__ph.textContent = `[地图 ${Number(p.latitude).toFixed(4)},${Number(p.longitude).toFixed(4)}]`;
        for (const m of p.markers || []) {
          const d = h('span', 'phone-marker', (m.callout && m.callout.content) || m.title || String(m.id));
          d.addEventListener('click', (e) => {
            e.stopPropagation();
            emit(c, 'markertap', { markerId: m.id });
          });
          c.__ph.appendChild(d);
        }
      },
    },
    video: placeholderBox('video'),
    camera: placeholderBox('camera'),
    'web-view': placeholderBox('web-view'),
    'live-player': placeholderBox('live-player'),
    'live-pusher': placeholderBox('live-pusher'),
    'open-data': placeholderBox('open-data'),
    'official-account': placeholderBox('official-account'),
    ad: placeholderBox('ad'),
  });
  phone.SPECS['cover-image'] = phone.SPECS.image;
})();
