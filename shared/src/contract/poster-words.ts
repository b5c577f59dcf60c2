export const POSTER_SIZES = ['a4', 'a3'] as const;
export type PosterSize = (typeof POSTER_SIZES)[number];
export const POSTER_SIZE_NAMES: Record<PosterSize, string> = { a4: 'A4', a3: 'A3' };

/** Which days of the roster are printed: the whole month, or the seven days from today. */
export const POSTER_SPANS = ['month', 'week'] as const;
export type PosterSpan = (typeof POSTER_SPANS)[number];
export const POSTER_SPAN_NAMES: Record<PosterSpan, string> = { month: '本月值班', week: '七天值班' };
