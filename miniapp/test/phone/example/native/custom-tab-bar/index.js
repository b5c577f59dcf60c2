Component({
  data: {
    cur: 0,
    list: [
      { p: '/pages/a/a', t: '甲' },
      { p: '/pages/b/b', t: '乙' },
    ],
  },
  methods: {
    go(e) {
      wx.switchTab({ url: e.currentTarget.dataset.p });
    },
  },
});
