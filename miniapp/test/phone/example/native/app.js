App({
  globalData: { x: 1 },
  onLaunch() {
    this.globalData.launched = true;
  },
});
