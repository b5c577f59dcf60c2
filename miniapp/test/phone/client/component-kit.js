/* What every built-in component uses: properties, events, two-way binding, addresses of pictures. */
(function () {
  'use strict';
  const phone = window.__phone;
  const truthy = (v) => v !== false && v !== undefined && v !== null && v !== 'false' && v !== '';
  const emit = (c, type, detail, o) => {
    phone.touch();
    c.triggerEvent(type, detail || {}, o || {});
  };

  // model:value="{{x}}" two-way binding
  const model = (c, name, value) => {
    const p = phone.ge.Component.getDataProxy(c);
    if (p._$modelBindingListener && p._$modelBindingListener[name]) c.setData({ [name]: value });
  };

  const resolveSrc = (src) => {
    if (!src || typeof src !== 'string') return '';
    if (/^(data:|blob:)/.test(src)) return src;
    if (/^(wxfile|http):\/\/(tmp|usr)/.test(src)) return '/__tmp/' + encodeURIComponent(src);
    if (/^https?:/.test(src)) return '/__ext?u=' + encodeURIComponent(src);
    if (/^cloud:/.test(src)) return '/__ext?u=' + encodeURIComponent(src);
    const page = phone.top() ? phone.top().path : '';
    const p =
      src[0] === '/'
        ? src.slice(1)
        : page
            .split('/')
            .slice(0, -1)
            .concat(src.split('/'))
            .reduce((a, s) => {
              if (s === '..') a.pop();
              else if (s !== '.' && s) a.push(s);
              return a;
            }, [])
            .join('/');
    return '/__dist/' + p;
  };

  const closest = (host, tag) => {
    const el = host.parentElement && host.parentElement.closest('wx-' + tag);
    return el ? el.__wxElement : null;
  };
  const findAll = (host, sel) => [...host.querySelectorAll(sel)].map((e) => e.__wxElement).filter(Boolean);
  const propsOf = (c) => c.data;
  const hostOf = (c) => c.getBackendElement();


  phone.component = { truthy, emit, model, resolveSrc, closest, findAll, propsOf, hostOf };
  phone.SPECS = {};
})();
