import { isAppError } from '@understudy/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Transcript } from '../schema.ts'
import { bytesOf } from '../testing/transcripts.ts'
import { words } from '../text/words.ts'
import { recogniseTranscript } from './recognise-transcript.ts'

const orRefusal = (bytes: Uint8Array): Transcript | null => {
  try {
    return recogniseTranscript(bytes)
  } catch (error) {
    if (isAppError(error, 'invalid_input')) return null
    throw error
  }
}

const word = fc.stringMatching(/^[a-zåäö]{1,9}$/)
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((parts) => `${parts.join(' ')}.`)
const name = fc.constantFrom('Maja Öberg', 'Johan', 'PhD A', 'guest_4', 'Speaker 5')
const said = fc.array(fc.record({ name, sentence }), { minLength: 3, maxLength: 30 })
const stamp = (ms: number, point: string): string =>
  `00:${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}${point}${String(ms % 1000).padStart(3, '0')}`
const spokenWords = (transcript: Transcript | null): string[] => transcript?.turns.flatMap((turn) => words(turn.text)) ?? []

describe('reading transcripts, whatever they hold', () => {
  it('never fails with anything but a refusal', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void orRefusal(bytes)))
    const scraps = fc.constantFrom(
      'WEBVTT',
      '\n',
      '\n\n',
      '00:01.000 --> 00:02.000',
      '-->',
      '1',
      'NOTE',
      'Maja: ',
      '<v ',
      '>',
      '{"meeting_transcripts":',
      '[',
      ']}',
      'hej hopp',
      '00:00:01,5 --> x',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(scraps, fc.string()), { maxLength: 40 }), (parts) => void orRefusal(bytesOf(parts.join('')))),
    )
  })

  it.each([
    ['WebVTT', '.', 'WEBVTT\n\n', (at: number) => `note ${at}\n`],
    ['SRT', ',', '', (at: number) => `${at + 1}\n`],
  ])('keeps every word of %s, in order', (_, point, head, id) => {
    fc.assert(
      fc.property(said, (turns) => {
        const cues = turns.map(
          (turn, at) =>
            `${id(at)}${stamp(at * 2000, point)} --> ${stamp(at * 2000 + 1500, point)}\n${turn.name}: ${turn.sentence}\n`,
        )
        const read = orRefusal(bytesOf(head + cues.join('\n')))
        expect(spokenWords(read)).toEqual(turns.flatMap((turn) => words(turn.sentence)))
      }),
    )
  })

  it('keeps every word and every speaker of speaker lines', () => {
    fc.assert(
      fc.property(said, (turns) => {
        const read = orRefusal(bytesOf(turns.map((turn) => `${turn.name}: ${turn.sentence}`).join('\n')))
        expect(read?.turns.map(({ speaker, text }) => [speaker, text])).toEqual(turns.map((turn) => [turn.name, turn.sentence]))
      }),
    )
  })

  it('keeps every word of prose', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 11, maxLength: 60 }), fc.constantFrom(' ', '\n', '\n\n'), (sentences, gap) => {
        const read = orRefusal(bytesOf(sentences.join(gap)))
        expect(spokenWords(read)).toEqual(sentences.flatMap(words))
      }),
    )
  })

  it('reads a cue with unreadable times and text outside any cue', () => {
    const read = recogniseTranscript(
      bytesOf('WEBVTT\n\n00:01.000 --> 00:02.000\nfirst words\n\nstray words\n\nx --> y\nlast words'),
    )
    expect(spokenWords(read).join(' ')).toBe('first words stray words x y last words')
  })
})
