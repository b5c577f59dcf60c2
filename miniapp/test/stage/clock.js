'use strict';
// Puts another clock into a process or a page: the scenarios play on a working day of their own, whatever day it is today.

/**
 * Replaces `Date`; `shift.by` milliseconds are added to the real time and may change while it runs. Timers run as ever.
 * Self-contained: the browser is given its text.
 */
function shiftDate(shift) {
  const Real = globalThis.Date;
  const now = () => Real.now() + shift.by;
  function Shifted(...parts) {
    if (!new.target) return new Real(now()).toString();
    return Reflect.construct(Real, parts.length ? parts : [now()], new.target);
  }
  Object.setPrototypeOf(Shifted, Real);
  Shifted.prototype = Real.prototype;
  Shifted.now = now;
  globalThis.Date = Shifted;
}

module.exports = { shiftDate };

// Given to Node by `--require`, with a channel to the parent: the parent says how far to shift.
if (process.env.CLOCK_SHIFT && process.channel) {
  const shift = { by: Number(process.env.CLOCK_SHIFT) };
  shiftDate(shift);
  process.on('message', (message) => {
    if (typeof message?.shift !== 'number') return;
    shift.by = message.shift;
    process.send({ shifted: shift.by });
  });
  process.channel.unref();
}
