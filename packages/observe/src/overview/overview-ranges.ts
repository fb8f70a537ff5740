/** Whole ranges that a page offers, in minutes. */
export const overviewRanges = [15, 60, 360, 1440, 10_080] as const
