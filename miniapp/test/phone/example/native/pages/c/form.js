const { stamp } = require('./stamp.js');
Page({
  data: { kinds: [{ text: '事假' }, { text: '病假' }], kind: 0, day: '2025-03-10', answer: '' },
  onLoad() {
    wx.onNetworkStatusChange(({ isConnected }) => this.setData({ answer: isConnected ? '有信号' : '没有信号' }));
  },
  choose(e) {
    this.setData({ kind: Number(e.detail.value) });
  },
  chooseDay(e) {
    this.setData({ day: e.detail.value });
  },
  submit(e) {
    wx.request({
      url: 'https://api.example.cn/echo?n=1',
      method: 'POST',
      data: Object.assign({ stamp: stamp() }, e.detail.value),
      success: ({ statusCode, data }) => this.setData({ answer: statusCode + ' ' + data.name + ' ' + data.half + ' ' + data.stamp }),
      fail: ({ errMsg }) => this.setData({ answer: errMsg }),
    });
  },
});
