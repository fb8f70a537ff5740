import { countWords } from '../text/words.ts'

const isMarkup = (text: string): boolean =>
  /^\s*(?:<!doctype|<\?xml|<html|<svg)/i.test(text) ||
  (text.match(/<\/?(?:div|p|span|table|script|body|head|li|td)\b/gi)?.length ?? 0) >= 3

const codeLine =
  /[;{}]\s*$|^\s*(?:import\s.+from\s|#include|def \w+\(|class \w+|function\s*\w*\(|(?:export )?(?:const|let|var) \w+|return\b.*;|package \w+|SELECT .+ FROM |if \(.*\)|<\?php|#!\/)|=>|\w+\(\w*\)\s*[:{]/
const logLine = /^\s*\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}.*\b(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)\b/

const share = (lines: string[], holds: (line: string) => boolean): number =>
  lines.filter(holds).length / Math.max(1, lines.length)

const isTable = (lines: string[]): boolean => {
  if (lines.length < 2) return false
  return [',', ';', '\t', '|'].some((separator) => {
    const cells = lines.map((line) => line.split(separator).length)
    const usual = cells[0] ?? 0
    const isRegular = usual >= 3 && cells.filter((count) => count === usual).length >= lines.length * 0.9
    const meanCellWords = lines.reduce((sum, line) => sum + countWords(line), 0) / cells.reduce((sum, count) => sum + count, 0)
    return isRegular && meanCellWords < 5
  })
}

const letterShare = (text: string): number => (text.match(/\p{L}/gu)?.length ?? 0) / Math.max(1, text.replace(/\s/g, '').length)

const sampledCharacters = 200_000

/** What kind of text this is when it is surely no transcript, else null. */
export const nameOtherText = (whole: string): string | null => {
  const text = whole.slice(0, sampledCharacters)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (isMarkup(text)) return 'HTML or XML'
  if (share(lines, (line) => logLine.test(line)) > 0.5) return 'a log file'
  if (isTable(lines)) return 'a table (CSV)'
  if (lines.length >= 3 && share(lines, (line) => codeLine.test(line)) > 0.3) return 'source code or configuration'
  if (letterShare(text) < 0.5) return 'mostly numbers and signs'
  return null
}
