import { POSTER_SIZE_NAMES, POSTER_SIZES, POSTER_SPAN_NAMES, POSTER_SPANS } from '@village/shared/contract/poster-words'

export const SIZES = POSTER_SIZES.map(value => ({ value, name: POSTER_SIZE_NAMES[value] }))
export const SPANS = POSTER_SPANS.map(value => ({ value, name: POSTER_SPAN_NAMES[value] }))
