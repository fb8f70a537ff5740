const wordPattern = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu

/** The words of a text as written; "it's" is one word, "user-friendly" two. */
export const words = (text: string): string[] => text.match(wordPattern) ?? []

export const countWords = (text: string): number => words(text).length
