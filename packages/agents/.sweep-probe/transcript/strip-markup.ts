const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', lrm: '', rlm: '' }

/** Cue text without tags ("<i>", "<c.loud>", "<00:01.000>", "{\an8}") and with its entities as characters. */
export const stripMarkup = (text: string): string =>
  text
    .replace(/<\/?(?:[civbu]|ruby|rt|lang|font|v)(?:[.\s][^<>]*)?>|<(?:\d+:)?\d+:\d+[.,]\d+>|\{\\an?\d\}/gi, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|lrm|rlm);/g, (_, entity: string) => entities[entity] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
