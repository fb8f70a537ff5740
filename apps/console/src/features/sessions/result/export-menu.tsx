'use client'
import { ChevronDown, Download } from 'lucide-react'
import { Button, Menu, toast } from '@understudy/ui'
import type { MeetingResult } from '@understudy/agents/meetmind'
import { saveFile } from '@/client/save-file'

const fileName = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N} _-]+/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 80) || 'meeting'

/** The whole result as a file, or on paper. */
export function ExportMenu({ result, printHref }: { result: MeetingResult; printHref: string }) {
  const save = async (kind: 'md' | 'json') => {
    // The renderers come with the language tools; they load when somebody exports.
    const { toJson, toMarkdown } = await import('@understudy/agents/meetmind')
    const [text, type] = kind === 'md' ? [toMarkdown(result), 'text/markdown'] : [toJson(result), 'application/json']
    saveFile(`${fileName(result.title)}.${kind}`, type, text)
    toast.success(`Saved ${fileName(result.title)}.${kind}`)
  }
  return (
    <Menu
      trigger={
        <Button icon={<Download />} iconAfter={<ChevronDown />}>
          Export
        </Button>
      }
      groups={[
        {
          id: 'files',
          label: 'Whole result',
          items: [
            { id: 'md', label: 'Markdown', detail: '.md', onSelect: () => void save('md') },
            { id: 'json', label: 'JSON with evidence', detail: '.json', onSelect: () => void save('json') },
          ],
        },
        { id: 'paper', items: [{ id: 'print', label: 'Print view', href: printHref }] },
      ]}
    />
  )
}
