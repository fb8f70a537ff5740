'use client'
import { useQueryClient } from '@tanstack/react-query'
import { ExportMenu } from '@/client/export-menu'
import { useTRPC } from '@/client/trpc'

/** The report as a file. */
export function ExportDrill({ id }: { id: string }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const make = (format: 'json' | 'markdown') => () =>
    queryClient.fetchQuery({ ...trpc.drills.export.queryOptions({ id, format }), staleTime: 0 })
  return (
    <ExportMenu
      label="Whole report"
      formats={[
        { id: 'markdown', label: 'Markdown', detail: '.md', make: make('markdown') },
        { id: 'json', label: 'JSON with every second', detail: '.json', make: make('json') },
      ]}
    />
  )
}
