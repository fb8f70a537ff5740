import { describe, expect, it } from 'vitest'
import { englishMeeting, readText, swedishMeeting } from '../testing/transcripts.ts'
import { answerAcrossMeetings } from './answer-across-meetings.ts'
import { answerQuestion } from './answer-question.ts'

describe('answerQuestion', () => {
  it('quotes the turn that answers, word for word', () => {
    const { turns } = readText(swedishMeeting)
    const answer = answerQuestion(turns, 'Var ska backuperna ligga?', 'sv')
    expect(answer.answered).toBe(true)
    expect(answer.quotes[0]).toMatchObject({
      speaker: 'Maja Öberg',
      turn: 4,
      text: 'Backuperna räknas också, de stannar i Stockholm.',
    })
    for (const quote of answer.quotes) expect(turns[quote.turn]?.text).toContain(quote.text)
  })

  it('prefers the words of who is asked about', () => {
    const { turns } = readText(englishMeeting)
    expect(answerQuestion(turns, 'What did Priya say about the survey?', 'en').quotes[0]?.speaker).toBe('Priya Shah')
  })

  it('says so when nobody spoke of it', () => {
    expect(answerQuestion(readText(englishMeeting).turns, 'Who won the football final?', 'en')).toMatchObject({
      quotes: [],
      answered: false,
    })
  })
})

describe('answerAcrossMeetings', () => {
  const candidates = [
    { meetingId: 'a', turn: 4, speaker: 'Ann', text: 'The weather was fine.', rank: 0 },
    { meetingId: 'b', turn: 9, speaker: 'Bob', text: 'So far so good. The licence for the database ends in March.', rank: 1 },
    { meetingId: 'a', turn: 7, speaker: 'Ann', text: 'We talked about the licence.', rank: 2 },
  ]

  it('ranks sentences of several meetings together and says whose they are', () => {
    const answer = answerAcrossMeetings(candidates, 'When does the database licence end?', 'en')
    expect(answer.quotes.map((quote) => [quote.meetingId, quote.turn])).toEqual([
      ['b', 9],
      ['a', 7],
    ])
    expect(answer.quotes[0]?.text).toBe('The licence for the database ends in March.')
  })

  it('answers nothing without candidates', () => {
    expect(answerAcrossMeetings([], 'When?', 'en')).toEqual({ question: 'When?', quotes: [], answered: false })
  })
})
