import type { ActionItem, Evidence, MeetingResult, Sentence } from '../schema.ts'

type Words = Record<
  'summary' | 'decisions' | 'actions' | 'speakers' | 'turn' | 'none' | 'minutes' | 'estimated' | 'nobody' | 'by' | 'noOwner',
  string
>

const english: Words = {
  summary: 'Summary',
  decisions: 'Decisions',
  actions: 'Actions',
  speakers: 'Who spoke',
  turn: 'turn',
  none: 'None found.',
  minutes: 'min',
  estimated: 'Times are estimated from the number of words.',
  nobody: 'Not identified',
  by: 'by',
  noOwner: 'No owner',
}
const swedish: Words = {
  summary: 'Sammanfattning',
  decisions: 'Beslut',
  actions: 'Att göra',
  speakers: 'Vilka talade',
  turn: 'inlägg',
  none: 'Inga hittades.',
  minutes: 'min',
  estimated: 'Tiderna är uppskattade efter antal ord.',
  nobody: 'Okänd',
  by: 'senast',
  noOwner: 'Ingen ansvarig',
}

/** What people said must not become markup, a heading or a link. */
const escape = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, '\\$&')

const reference = (evidence: Evidence[], say: Words): string => `(${say.turn} ${evidence.map(({ turn }) => turn + 1).join(', ')})`

const sentenceLine = (sentence: Sentence, say: Words): string =>
  `- ${sentence.speaker === null ? '' : `**${escape(sentence.speaker)}:** `}${escape(sentence.text)} ${reference(sentence.evidence, say)}`

const dueOf = ({ due }: ActionItem, say: Words): string => {
  if (due.date !== null) return `, ${say.by} ${due.date}`
  return due.phrase === null ? '' : `, ${escape(due.phrase)}`
}

const listOr = (lines: string[], say: Words): string => (lines.length === 0 ? say.none : lines.join('\n'))

/** The whole result as a document to keep or send; turns are numbered from 1 as the page does. */
export const toMarkdown = (result: MeetingResult): string => {
  const say = result.language.code === 'sv' ? swedish : english
  const sections = result.summary.sections.map(
    ({ title, sentences }) => `### ${escape(title)}\n\n${sentences.map((sentence) => sentenceLine(sentence, say)).join('\n')}`,
  )
  const speakers = result.speakers.map(
    ({ speaker, turns, spokenMs, share }) =>
      `| ${speaker === null ? say.nobody : escape(speaker)} | ${turns} | ${(spokenMs / 60_000).toFixed(1)} ${say.minutes} | ${Math.round(share * 100)} % |`,
  )
  const isEstimated = result.speakers.some((speaker) => speaker.estimated)
  const parts = [
    `# ${escape(result.title)}`,
    ...result.degraded.map(({ part, reason }) => `> ${part}: ${escape(reason)}`),
    `## ${say.summary}`,
    listOr(
      result.summary.overall.map((sentence) => sentenceLine(sentence, say)),
      say,
    ),
    ...sections,
    `## ${say.decisions}`,
    listOr(
      result.decisions.map(({ text, evidence }) => `- ${escape(text)} ${reference(evidence, say)}`),
      say,
    ),
    `## ${say.actions}`,
    listOr(
      result.actions.map((action) => {
        const owner = action.owner === null ? say.noOwner : escape(action.owner)
        return `- [ ] **${owner}**${dueOf(action, say)}: ${escape(action.text)} ${reference(action.evidence, say)}`
      }),
      say,
    ),
    `## ${say.speakers}`,
    ['| | | | |', '| --- | ---: | ---: | ---: |', ...speakers].join('\n'),
    ...(isEstimated ? [say.estimated] : []),
  ]
  return `${parts.join('\n\n')}\n`
}
