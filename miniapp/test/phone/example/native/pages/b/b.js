Component({
  data: { v: 'v', w: '' },
  lifetimes: {
    attached() {
      this.setData({ w: 'att' });
    },
  },
  pageLifetimes: {
    show() {
      this.getTabBar().setData({ cur: 1 });
      this.setData({ v: 'shown' });
    },
  },
  methods: {
    onLoad() {
      this.x = 1;
    },
  },
});
