import { describe, expect, it } from 'vitest'
import { readText } from '../testing/transcripts.ts'
import { segmentTopics } from './segment-topics.ts'

const talk = (subject: string[], turns: number): string[] =>
  Array.from({ length: turns }, (_, at) => {
    const pick = (shift: number): string => subject[(at + shift) % subject.length] ?? ''
    return `${at % 2 === 0 ? 'Ann' : 'Bob'}: I think the ${pick(0)} needs a better ${pick(1)} before the ${pick(2)} and the ${pick(3)} are ready.`
  })
const garden = talk(['apple tree', 'garden fence', 'compost', 'greenhouse', 'tulips'], 60)
const money = talk(['annual invoice', 'tax return', 'bank loan', 'ledger', 'accountant'], 60)

describe('segmentTopics', () => {
  it('cuts where the subject changes and names each part by it', () => {
    const topics = segmentTopics(readText([...garden, ...money].join('\n')).turns, 'en')
    const border = topics.find((topic) => topic.startTurn > 0 && Math.abs(topic.startTurn - 60) <= 3)
    expect(border).toBeDefined()
    expect(topics[0]?.keywords.join(' ')).toMatch(/apple tree|garden fence|compost|greenhouse|tulips/)
    expect(topics.at(-1)?.title).toMatch(/invoice|tax return|bank loan|ledger|accountant/i)
  })

  it('covers every turn once, in order', () => {
    const { turns } = readText([...garden, ...money, ...garden].join('\n'))
    const topics = segmentTopics(turns, 'en')
    expect(topics[0]?.startTurn).toBe(0)
    expect(topics.at(-1)?.endTurn).toBe(turns.length - 1)
    topics.slice(1).forEach((topic, at) => expect(topic.startTurn).toBe((topics[at]?.endTurn ?? 0) + 1))
  })

  it('makes one topic of a short meeting and none of nothing', () => {
    expect(segmentTopics(readText(garden.slice(0, 4).join('\n')).turns, 'en')).toHaveLength(1)
    expect(segmentTopics([], 'en')).toEqual([])
  })
})
