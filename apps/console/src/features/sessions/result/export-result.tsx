'use client'
import type { MeetingResult } from '@understudy/agents/meetmind'
import { ExportMenu } from '@/client/export-menu'

const nameOf = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N} _-]+/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 80) || 'meeting'

/** The whole result as a file, or on paper. */
export function ExportResult({ result, printHref }: { result: MeetingResult; printHref: string }) {
  // The renderers come with the language tools; they load when somebody exports.
  const renderers = () => import('@understudy/agents/meetmind')
  const markdown = async () => ({
    fileName: `${nameOf(result.title)}.md`,
    contentType: 'text/markdown',
    content: (await renderers()).toMarkdown(result),
  })
  const json = async () => ({
    fileName: `${nameOf(result.title)}.json`,
    contentType: 'application/json',
    content: (await renderers()).toJson(result),
  })
  return (
    <ExportMenu
      label="Whole result"
      formats={[
        { id: 'md', label: 'Markdown', detail: '.md', make: markdown },
        { id: 'json', label: 'JSON with evidence', detail: '.json', make: json },
      ]}
      printHref={printHref}
    />
  )
}
