import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const corpus = path.resolve(import.meta.dirname, '../../../shared/data/meet-qmsum/test.jsonl')

export interface GivenMeeting {
  file: { name: string; mimeType: string; buffer: Buffer }
  format: string
  speakers: number
  /** In words that were said. */
  question: string
}

interface Spoken {
  speaker: string
  content: string
}

const fileOf = (name: string, mimeType: string, text: string) => ({ name, mimeType, buffer: Buffer.from(text) })

/** Takes part when the real ones are not on this machine. */
const writtenTurns: Spoken[] = [
  {
    speaker: 'Mara',
    content: 'Let us begin with the belief net. The intention node has five parents and nobody can read it any more.',
  },
  {
    speaker: 'Jonas',
    content: 'The belief net works for the tourist case. The probabilities of the landmark node are guesses, though.',
  },
  { speaker: 'Mara', content: 'We decided that the belief net gets three intentions: view, enter and approach the landmark.' },
  { speaker: 'Ida', content: 'I will write down the list of features for the landmark node until Friday.' },
  { speaker: 'Jonas', content: 'And I will test the belief net against the recordings of the pilot next week.' },
  { speaker: 'Mara', content: 'Good. We agreed to freeze the structure of the net after that test. Thank you all.' },
]

/** A meeting about something else, short enough to be pasted. */
export const pastedMeeting = `Ana: We talk about the greenhouse today. The irrigation pump broke twice in March.
Bo: The irrigation pump is too small for the new tomato rows. A larger pump costs nine hundred euros.
Ana: We decided to buy the larger irrigation pump before the summer.
Bo: I will order the pump from the shop in Lund by Friday.
Ana: And the tomato rows stay where they are. Thank you, that was all for the greenhouse.`

/** One of the real meetings; a written one, and a line that says so, where they are absent. */
export function realMeeting(line = 0): GivenMeeting {
  const question = 'Which intentions does the belief net have?'
  if (!existsSync(corpus)) {
    process.stderr.write(`${corpus} is absent: a short written meeting takes its place.\n`)
    const text = writtenTurns.map(({ speaker, content }) => `${speaker}: ${content}`).join('\n')
    return { file: fileOf('Belief net.txt', 'text/plain', text), format: '“Speaker: text” lines', speakers: 3, question }
  }
  const text = readFileSync(corpus, 'utf8').split('\n')[line] ?? ''
  const { meeting_transcripts: turns } = JSON.parse(text) as { meeting_transcripts: Spoken[] }
  const speakers = new Set(turns.map(({ speaker }) => speaker)).size
  return { file: fileOf('Belief net.json', 'application/json', text), format: 'QMSum meeting', speakers, question }
}

/** The same meeting again and again: long enough to be interrupted. */
export function longMeeting(times: number): GivenMeeting {
  const meeting = realMeeting()
  const text = meeting.file.buffer.toString('utf8')
  if (!meeting.file.name.endsWith('.json'))
    return {
      ...meeting,
      file: fileOf(
        'Long.txt',
        'text/plain',
        Array<string>(times * 40)
          .fill(text)
          .join('\n'),
      ),
    }
  const one = JSON.parse(text) as { meeting_transcripts: Spoken[] }
  const turns = Array<Spoken[]>(times).fill(one.meeting_transcripts).flat()
  return { ...meeting, file: fileOf('Long.json', 'application/json', JSON.stringify({ ...one, meeting_transcripts: turns })) }
}
