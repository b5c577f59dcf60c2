/* wx router calls, toasts, modals, navigation bar, tab bar, page scrolling. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { api, sync, guard } = phone.kit;
  for (const n of ['navigateTo', 'redirectTo', 'navigateBack', 'switchTab', 'reLaunch'])
    api(n, async (o) => {
      const r = phone.router[n](o);
      await new Promise((res) => setTimeout(res, 40));
      return r;
    });

  // ---- UI ----------------------------------------------------------------
  api('showToast', async (o) => {
    phone.ui.toast(o);
  });
  api('hideToast', async () => phone.ui.hideToast('toast'));
  api('showLoading', async (o) => phone.ui.toast({ ...o, icon: 'loading', duration: 1e9, loading: true }));
  api('hideLoading', async () => phone.ui.hideToast('loading'));
  api('showModal', async (o) => phone.ui.confirm(o), { user: true });
  api('showActionSheet', async (o) => phone.ui.actionSheet(o), { user: true });
  api('setNavigationBarTitle', async ({ title }) => {
    phone.ui.setTitle(phone.top(), title);
  });
  api('setNavigationBarColor', async (o) => {
    phone.ui.setNavColor(phone.top(), o);
  });
  api('showNavigationBarLoading', async () => {});
  api('hideNavigationBarLoading', async () => {});
  api('hideHomeButton', async () => {});
  api('setTabBarBadge', async ({ index, text }) => phone.ui.tabBadge(index, text));
  api('removeTabBarBadge', async ({ index }) => phone.ui.tabBadge(index, ''));
  api('showTabBarRedDot', async ({ index }) => phone.ui.tabBadge(index, '•'));
  api('hideTabBarRedDot', async ({ index }) => phone.ui.tabBadge(index, ''));
  api('setTabBarItem', async (o) => phone.ui.tabItem(o));
  api('setTabBarStyle', async () => {});
  api('hideTabBar', async () => phone.ui.tabVisible(false));
  api('showTabBar', async () => phone.ui.tabVisible(true));
  api('startPullDownRefresh', async () => {
    phone.pullDown();
  });
  api('stopPullDownRefresh', async () => {
    phone.ui.refreshing(false);
  });
  phone.pullDown = () => {
    const p = phone.top();
    if (!p.cfg.enablePullDownRefresh) phone.report('warn', 'enablePullDownRefresh is off for ' + p.path);
    phone.ui.refreshing(true);
    phone.call(p.inst, 'onPullDownRefresh');
  };
  api('pageScrollTo', async ({ scrollTop, selector }) => {
    const s = phone.top().frame.querySelector('.phone-scroll');
    if (selector) {
      const t = s.querySelector(selector);
      if (t) t.scrollIntoView();
    } else s.scrollTop = scrollTop || 0;
  });
  api('hideKeyboard', async () => {
    if (document.activeElement) document.activeElement.blur();
  });
  sync('nextTick', (f) => setTimeout(() => guard(f), 0));
  api('loadFontFace', async () => ({ status: 'loaded' }));
})();
