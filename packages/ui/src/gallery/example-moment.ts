/** One fixed night, so that the gallery looks the same each time it is photographed. */
export const exampleMoment = Date.UTC(2026, 10, 21, 1, 47, 11)

export const minuteMs = 60_000
