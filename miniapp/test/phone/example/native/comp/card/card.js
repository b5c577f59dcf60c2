const B = Behavior({
  data: { fromB: 1 },
  methods: {
    hi() {
      return 'hi';
    },
  },
});
Component({
  behaviors: [B],
  options: { multipleSlots: true },
  properties: { title: { type: String, value: '' } },
  data: { len: 0 },
  observers: {
    title(t) {
      this.setData({ len: t.length });
    },
  },
  methods: {
    tap() {
      this.triggerEvent('hit', { v: 10 + this.data.fromB + this.hi().length });
    },
  },
});
