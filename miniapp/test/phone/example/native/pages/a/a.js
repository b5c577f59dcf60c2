const app = getApp();
Page({
  data: { msg: '你好', n: 0, list: [{ id: 1 }, { id: 2 }, { id: 3 }], loc: '' },
  onLoad(q) {
    this.q = q;
    this.setData({ n: app.globalData.launched ? 1 : 0 });
  },
  onShow() {
    if (this.getTabBar) this.getTabBar().setData({ cur: 0 });
  },
  onHit(e) {
    this.setData({ n: e.detail.v, msg: 'k' + e.currentTarget.dataset.k });
  },
  del(e) {
    this.setData({ list: this.data.list.filter((x) => x.id !== e.currentTarget.dataset.id) });
  },
  loc() {
    wx.getLocation({ success: (r) => this.setData({ loc: r.latitude }), fail: (e) => this.setData({ loc: e.errMsg }) });
  },
  cap() {
    this.log = 'cap';
  },
  outer() {
    this.setData({ n: 99 });
  },
  inner() {
    this.setData({ 'list[0].id': 55, n: this.log === 'cap' ? 42 : 0 });
  },
});
