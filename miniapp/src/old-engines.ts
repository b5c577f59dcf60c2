/** What old phones' engines lack and the shared rules use. */
if (!Array.prototype.at) {
  Object.defineProperty(Array.prototype, 'at', {
    value(this: unknown[], index: number) { return this[index < 0 ? this.length + index : index] },
    configurable: true,
    writable: true,
  })
}

export {}
