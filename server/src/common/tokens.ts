/** What the application is built with: given once, by `app.ts` or by a test. */
export const SETTINGS = Symbol('Settings');
