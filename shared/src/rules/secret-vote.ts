/** Of fewer secret votes the numbers would say who voted how. No document names a number: this one is ours. */
export const FEWEST_SHOWN = 5;
