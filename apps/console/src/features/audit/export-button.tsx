'use client'
import { Download } from 'lucide-react'
import { EXPORT_LIMIT } from '@understudy/audit/schema'
import { Button, formatNumber, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import type { Trail } from './use-trail'

/** What is filtered, as CSV; said when it was cut. */
export function ExportButton({ trail, name }: { trail: Trail; name: string }) {
  const run = async () => {
    try {
      const { csv, events, isCut } = await trail.exportCsv()
      save(csv, `audit-${name}-${new Date().toISOString().slice(0, 10)}.csv`)
      if (isCut)
        toast.warning(`The newest ${formatNumber(EXPORT_LIMIT)} events were exported`, {
          description: 'There are more. Narrow the time range to get the others.',
        })
      else toast.success(`${formatNumber(events)} events exported`)
    } catch (error) {
      toast.error('Nothing was exported', { description: errorOf(error).message })
    }
  }
  return (
    <Button
      icon={<Download />}
      isBusy={trail.isExporting}
      disabledReason={trail.query.data ? undefined : 'There is nothing to export.'}
      onClick={() => void run()}
    >
      CSV
    </Button>
  )
}

function save(text: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
