import type { LanguageCode, TranscriptFormat } from '@understudy/agents/meetmind'

export const languageWords: Record<LanguageCode, string> = { en: 'English', sv: 'Swedish', other: 'Another language' }

export const formatWords: Record<TranscriptFormat, string> = {
  webvtt: 'WebVTT',
  srt: 'SubRip',
  'speaker-lines': '“Speaker: text”',
  plain: 'Plain text',
  qmsum: 'QMSum meeting',
}
