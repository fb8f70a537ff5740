const time = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`
const name = String.raw`[\p{L}\p{N}@][\p{L}\p{M}\p{N} .'’()/_&@-]{0,58}`
const namedLine = new RegExp(
  String.raw`^\s*(?:[[(]?(${time})[\])]?\s*[-–]?\s+)?(?:\*\*|>>\s*|[-*]\s+)?(${name}?)\s*(?:\*\*)?\s*(?:[[(]\s*(${time})\s*[\])]\s*)?:(?:\*\*)?(?:\s+(.*)|)$`,
  'u',
)
const headingLine = new RegExp(String.raw`^\s*(${name}?)(?:\s{2,}|\t|\s*[,–-]\s*|\s+)[[(]?(${time})[\])]?\s*$`, 'u')

const parseClock = (clock: string): number | null => {
  const parts = clock.replace(',', '.').split(':').map(Number)
  if (parts.length < 2 || parts.some((part) => !Number.isFinite(part))) return null
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0)
  return Math.round(seconds * 1000)
}

export type SpeakerLine = { speaker: string; text: string; startMs: number | null }

const labels =
  /^(?:action|actions|agenda|beslut|date|datum|deadline|decision|decisions|deltagare|fråga|note|notera|obs|participants|ps|question|tid|time|title|titel|todo|url|åtgärd|åtgärder)$/i

/** "Maja Öberg", "guest_4", "speaker 2"; not "what I meant was this" and not "Decision". */
const looksLikeName = (text: string): boolean => {
  const parts = text.trim().split(/\s+/)
  const isShort = parts.length <= (/^[\p{Lu}\p{N}@]/u.test(text.trim()) ? 6 : 2)
  return isShort && /\p{L}/u.test(text) && !labels.test(text.trim())
}

const asSpeakerLine = (speaker: string | undefined, clock: string | undefined, text: string | undefined): SpeakerLine | null => {
  if (speaker === undefined || !looksLikeName(speaker)) return null
  return { speaker: speaker.trim(), text: text?.trim() ?? '', startMs: clock === undefined ? null : parseClock(clock) }
}

/** "Maja: words", "[00:12:04] Maja: words", "**Maja (0:12):** words"; null when the line does not begin with who speaks. */
export const splitSpeaker = (line: string): SpeakerLine | null => {
  const found = namedLine.exec(line)
  return found && asSpeakerLine(found[2], found[1] ?? found[3], found[4])
}

/** "Maja Öberg  0:12" alone on a line, the words on the lines after it. */
export const splitHeading = (line: string): SpeakerLine | null => {
  const found = headingLine.exec(line)
  return found && asSpeakerLine(found[1], found[2], '')
}
