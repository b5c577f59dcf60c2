/* Registers the built-in components with the framework; what the open-type of a button asks of the phone. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { truthy, emit } = phone.component;
  const COMMON = 'hidden hover-class animation name disabled value type src mode url open-type form-type checked for'.split(' ');
  const camel = (s) => s.replace(/-(.)/g, (_, c) => c.toUpperCase());
  const TAGS = (
    'view text button input textarea image scroll-view swiper swiper-item switch checkbox radio checkbox-group radio-group label form navigator picker ' +
    'picker-view picker-view-column slider progress icon rich-text canvas map video camera web-view live-player live-pusher open-data official-account ad ' +
    'cover-view cover-image movable-area movable-view match-media page-container root-portal page-meta navigation-bar share-element editor functional-page-navigator ' +
    'list-view grid-view sticky-section sticky-header keyboard-accessory selection static-view'
  ).split(' ');

  phone.registerBuiltins = function (ge, space) {
    const tags = new Set([...TAGS, ...Object.keys(phone.bundle.tags)]);
    for (const t of ['block', 'template', 'import', 'include', 'wxs', 'slot']) tags.delete(t);
    const custom = new Set();
    for (const d of Object.values(phone.bundle.deps)) for (const t of Object.keys(d)) custom.add(t);
    for (const tag of tags) {
      if (custom.has(tag)) continue;
      const known = TAGS.includes(tag);
      if (!known) phone.report('component', `unknown component <${tag}>: not a built-in and not in usingComponents`);
      const spec = phone.SPECS[tag] || {};
      const props = {};
      for (const a of new Set([...COMMON, ...(phone.bundle.tags[tag] || [])])) {
        const k = camel(a);
        if (['id', 'class', 'style', 'slot', 'is', 'data'].includes(k)) continue;
        props[k] = { type: null };
      }
      const sync = (c) => {
        const host = c.getBackendElement();
        if (!host) return;
        host.toggleAttribute('hidden', truthy(c.data.hidden));
        if (spec.update) spec.update(c, host);
      };
      const def = space.defineComponent({
        is: 'phone-builtin/' + tag,
        options: { writeFieldsToNode: false, dataDeepCopy: 'none', propertyPassingDeepCopy: 'none' },
        properties: props,
        observers: {
          '**'() {
            if (this.__created) sync(this);
          },
        },
        lifetimes: {
          created() {
            this.__tag = tag;
            this.__created = true;
            const host = this.getBackendElement();
            if (spec.create) spec.create(this, host);
          },
          attached() {
            sync(this);
          },
        },
      });
      space.setGlobalUsingComponent(tag, def);
    }
  };

  phone.openType = function (c, type) {
    const evs = {
      getPhoneNumber: 'getphonenumber',
      getRealtimePhoneNumber: 'getrealtimephonenumber',
      chooseAvatar: 'chooseavatar',
      getUserInfo: 'getuserinfo',
      openSetting: 'opensetting',
      contact: 'contact',
      feedback: 'feedback',
      launchApp: 'launchapp',
      agreePrivacyAuthorization: 'agreeprivacyauthorization',
    };
    for (const t of String(type).split('|')) {
      if (t === 'share') {
        const p = phone.top();
        const r = phone.call(p.inst, 'onShareAppMessage', { from: 'button', target: {} });
        phone.ask('share', { page: p.path, result: r && typeof r.then !== 'function' ? r : null });
        continue;
      }
      if (!evs[t]) continue;
      const needPrivacy = /getPhoneNumber|getRealtimePhoneNumber|chooseAvatar/.test(t);
      phone.privacyGate(needPrivacy ? t : null, t)
        .then(() => phone.ask('openType', { type: t }))
        .then(
          (detail) => {
            if (t === 'agreePrivacyAuthorization') phone.agreePrivacy();
            emit(c, evs[t], detail || {});
          },
          (e) => emit(c, evs[t], { errMsg: (e && e.errMsg) || `${t}:fail user deny` }),
        );
    }
  };
})();
