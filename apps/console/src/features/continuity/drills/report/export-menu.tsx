'use client'
import { useQueryClient } from '@tanstack/react-query'
import { ChevronDown, Download } from 'lucide-react'
import { Button, Menu, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { saveFile } from '@/client/save-file'
import { useTRPC } from '@/client/trpc'

/** The report as a file. */
export function ExportMenu({ id }: { id: string }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const save = async (format: 'json' | 'markdown') => {
    try {
      const file = await queryClient.fetchQuery({ ...trpc.drills.export.queryOptions({ id, format }), staleTime: 0 })
      saveFile(file.fileName, file.contentType, file.content)
      toast.success(`Saved ${file.fileName}`)
    } catch (error) {
      toast.error(errorOf(error).message)
    }
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
          label: 'Whole report',
          items: [
            { id: 'markdown', label: 'Markdown', detail: '.md', onSelect: () => void save('markdown') },
            { id: 'json', label: 'JSON with every second', detail: '.json', onSelect: () => void save('json') },
          ],
        },
      ]}
    />
  )
}
