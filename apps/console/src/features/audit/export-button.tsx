'use client'
import { Download } from 'lucide-react'
import { EXPORT_LIMIT } from '@understudy/audit/schema'
import { Button, formatNumber, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { saveFile } from '@/client/save-file'
import type { Trail } from './use-trail'

/** What is filtered, as CSV; said when it was cut. */
export function ExportButton({ trail, name }: { trail: Trail; name: string }) {
  const run = async () => {
    try {
      const { csv, events, isCut } = await trail.exportCsv()
      saveFile(`audit-${name}-${new Date().toISOString().slice(0, 10)}.csv`, 'text/csv', csv)
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
