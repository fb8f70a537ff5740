import { describe, expect, it } from 'vitest'
import { MeetingResult } from '../schema.ts'
import { summariseMeeting } from '../summarise-meeting.ts'
import { readText, swedishMeeting } from '../testing/transcripts.ts'
import { toJson } from './to-json.ts'
import { toMarkdown } from './to-markdown.ts'

const result = summariseMeeting(readText(swedishMeeting), {
  title: 'Styrgrupp *20* november',
  meetingDate: new Date(2025, 10, 20),
})

describe('rendering a result', () => {
  it('as Markdown in the language of the meeting, with owners, dates and turns, and nothing that becomes markup', () => {
    const markdown = toMarkdown(result)
    expect(markdown).toContain('# Styrgrupp \\*20\\* november')
    expect(markdown).toContain('- Beslut: Stockholm, även för kopiorna. (inlägg 7)')
    expect(markdown).toMatch(/- \[ \] \*\*Johan Berg\*\*, senast 2025-11-28: .*\(inlägg 11\)/)
    expect(markdown).toContain('Tiderna är uppskattade')
    expect(markdown).toContain('> summary: Extractive')
  })

  it('as JSON that reads back unchanged', () => {
    expect(MeetingResult.parse(JSON.parse(toJson(result)))).toEqual(result)
  })
})
