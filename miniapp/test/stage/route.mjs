// What the lists of pages are written with.

/** Acts on the open page: taps what is called this. */
export const open = (tap) => (visitor) => visitor.tap(tap);

/** The part of a route after its question mark. */
export const query = (parameters) => new URLSearchParams(parameters).toString();
