import { isAppError } from '@understudy/core'
import { describe, expect, it } from 'vitest'
import { Refusal, Transcript } from '../schema.ts'
import { bytesOf, swedishMeeting } from '../testing/transcripts.ts'
import { maxTranscriptBytes } from './decode-text.ts'
import { recogniseTranscript } from './recognise-transcript.ts'

const refusalOf = (bytes: Uint8Array): Refusal => {
  try {
    recogniseTranscript(bytes)
  } catch (error) {
    if (isAppError(error, 'invalid_input')) return Refusal.parse(error.details)
    throw error
  }
  throw new Error('was accepted')
}
const windows1252 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const turnsOf = (text: string): [string | null, string][] =>
  recogniseTranscript(bytesOf(text)).turns.map(({ speaker, text: words }) => [speaker, words])

describe('recogniseTranscript accepts', () => {
  it('WebVTT with voices, notes, identifiers that hold "note", entities and tags', () => {
    const vtt =
      'WEBVTT Teams\n\nNOTE made by hand\nsecond line\n\nnotebook-3\n00:00:01.000 --> 00:00:02.000 align:start\n<v.loud Maja Öberg>Då <i>börjar</i> vi.</v>\n\n00:05.100 --> 00:07.000\n<v Johan>Ja &amp; nej.</v> <v Sara>Hej!</v>\n'
    const read = Transcript.parse(recogniseTranscript(bytesOf(vtt)))
    expect(read.format).toBe('webvtt')
    expect(read.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Maja Öberg', 'Då börjar vi.'],
      ['Johan', 'Ja & nej.'],
      ['Sara', 'Hej!'],
    ])
    expect(read.turns[0]).toMatchObject({ startMs: 1000, endMs: 2000 })
    expect(read).toMatchObject({ durationMs: 6000, durationIsEstimated: false, language: { code: 'sv' } })
  })

  it('SRT with "Name: words" cues and an empty cue, joined into turns', () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nAnna: Hello there,\r\n\r\n3\r\n00:00:04,000 --> 00:00:06,500\r\nAnna: how are you?\r\n\r\n4\r\n00:00:07,000 --> 00:00:09,000\r\nTom: Fine.'
    const read = recogniseTranscript(bytesOf(srt))
    expect(read.format).toBe('srt')
    expect(read.turns).toEqual([
      { index: 0, speaker: 'Anna', text: 'Hello there, how are you?', startMs: 3000, endMs: 6500 },
      { index: 1, speaker: 'Tom', text: 'Fine.', startMs: 7000, endMs: 9000 },
    ])
  })

  it('speaker lines, also with times, bold names, continuation lines and a byte order mark', () => {
    const read = turnsOf(
      '\uFEFF**Maja:** Hej.\n[00:00:10] Johan Berg: Jag börjar.\noch fortsätter.\nMaja (0:20): Beslut: vi kör.\nBeslut: ja.',
    )
    expect(read).toEqual([
      ['Maja', 'Hej.'],
      ['Johan Berg', 'Jag börjar. och fortsätter.'],
      ['Maja', 'Beslut: vi kör. Beslut: ja.'],
    ])
  })

  it('names and times on lines of their own', () => {
    const read = recogniseTranscript(
      bytesOf('Maja Öberg  0:04\nDå börjar vi.\n\nJohan Berg  0:12\nJa.\n\nMaja Öberg  0:15\nBra.'),
    )
    expect(read.turns[0]).toEqual({ index: 0, speaker: 'Maja Öberg', text: 'Då börjar vi.', startMs: 4000, endMs: 12_000 })
  })

  it('Windows-1252, and says so', () => {
    const read = recogniseTranscript(windows1252('Maja: D\xe5 \xe4r det s\xe5.\nJohan: Ja, och p\xe5 fredag.\nMaja: Bra.'))
    expect(read.turns[0]?.text).toBe('Då är det så.')
    expect(read.warnings.join()).toContain('Windows-1252')
  })

  it('plain prose, with an estimated duration and no speakers', () => {
    const prose = `${'The committee talked about the budget for the new school and did not agree. '.repeat(20)}\n\nThen they went home.`
    const read = recogniseTranscript(bytesOf(prose), 'meeting.vtt')
    expect(read).toMatchObject({ format: 'plain', durationIsEstimated: true, language: { code: 'en' } })
    expect(read.durationMs).toBe(Math.round((284 / 150) * 60_000))
    expect(read.turns.length).toBeGreaterThan(2)
    expect(read.warnings.join()).toContain('WebVTT')
  })

  it('one QMSum meeting, and one chosen out of several', () => {
    const one = (words: string): string => JSON.stringify({ meeting_transcripts: [{ speaker: 'A', content: words }] })
    expect(turnsOf(one('hello there'))).toEqual([['A', 'hello there']])
    expect(refusalOf(bytesOf(`${one('a b')}\n${one('c d')}`))).toMatchObject({
      reason: 'several_meetings',
      found: 'a file with 2 meetings',
    })
    expect(recogniseTranscript(bytesOf(`${one('a b')}\n${one('c d')}`), 'x.jsonl', undefined, 1).turns[0]?.text).toBe('c d')
  })

  it('Swedish as Swedish', () => {
    const { language } = recogniseTranscript(bytesOf(swedishMeeting))
    expect(language.code).toBe('sv')
    expect(language.confidence).toBeGreaterThan(0.8)
  })
})

describe('recogniseTranscript refuses, naming what it found', () => {
  const head = (...bytes: number[]): Uint8Array => Uint8Array.from([...bytes, ...new Array<number>(40).fill(7)])
  const zip = (entry: string): Uint8Array => Uint8Array.from([0x50, 0x4b, 3, 4, ...bytesOf(`....${entry}`)])
  const source = 'import x from "y"\nconst a = 1;\nfunction f() {\n  return a;\n}\n'
  const cases: [string, Uint8Array, Refusal['reason'], RegExp][] = [
    ['nothing', new Uint8Array(), 'empty', /empty/],
    ['white space', bytesOf(' \n\t\r\n'), 'empty', /white space/],
    ['a workbook', zip('xl/workbook.xml'), 'binary', /Excel/],
    ['a Word document', zip('word/document.xml'), 'binary', /Word/],
    ['an archive', zip('a.txt'), 'binary', /zip/],
    ['a PDF', bytesOf('%PDF-1.7 ...'), 'binary', /PDF/],
    ['an mp3', head(0x49, 0x44, 0x33), 'binary', /mp3/],
    ['an m4a', Uint8Array.from([0, 0, 0, 32, ...bytesOf('ftypM4A ')]), 'binary', /m4a/],
    ['a wav', bytesOf('RIFF....WAVEfmt '), 'binary', /wav/],
    ['a png', head(0x89, 0x50, 0x4e, 0x47), 'binary', /png/],
    ['an old Office file', head(0xd0, 0xcf, 0x11, 0xe0), 'binary', /Office/],
    ['a program', Uint8Array.from([0x4d, 0x5a, 0, 1]), 'binary', /program/],
    ['a NUL inside', bytesOf('Maja: hej\0hej'), 'binary', /binary/],
    ['control characters', bytesOf('Maja: \x01\x02\x03\x04 hej'), 'binary', /binary/],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 72, 0]), 'binary', /UTF-16/],
    ['too much', new Uint8Array(maxTranscriptBytes + 1).fill(97), 'too_big', /10\.0 MB/],
    ['CSV', bytesOf('name,age,town\nAnna,3,Lund\nTom,4,Umeå'), 'not_a_transcript', /CSV/],
    ['JSON', bytesOf('{"a": [1, 2]}'), 'not_a_transcript', /JSON/],
    ['HTML', bytesOf('<!doctype html><html><body><p>hi</p></body></html>'), 'not_a_transcript', /HTML/],
    ['source code', bytesOf(source), 'not_a_transcript', /source code/],
    ['numbers', bytesOf('1 2 3 4\n5 6 7 8\n9.5 10.2'), 'not_a_transcript', /numbers/],
    ['a few words', bytesOf('Hello over there'), 'not_a_transcript', /3 words/],
    ['WebVTT without cues', bytesOf('WEBVTT\n\nNOTE nothing here\n'), 'not_a_transcript', /WebVTT without a word/],
  ]
  it.each(cases)('%s', (_, bytes, reason, found) => {
    const refusal = refusalOf(bytes)
    expect(refusal.reason).toBe(reason)
    expect(refusal.found).toMatch(found)
    expect(refusal.accepted.length).toBeGreaterThan(3)
  })

  it('takes exactly 10 MB', () => {
    const line = 'Maja: vi ska prata om budgeten och det är allt.\n'
    const text = line.repeat(Math.ceil(maxTranscriptBytes / bytesOf(line).length)).slice(0, maxTranscriptBytes)
    expect(() => recogniseTranscript(bytesOf(text).slice(0, maxTranscriptBytes))).not.toThrow()
  })
})
