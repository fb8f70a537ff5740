'use client'
import { ChevronDown, Download } from 'lucide-react'
import { Button, Menu, toast } from '@understudy/ui'
import { errorOf } from './error-of'
import { saveFile } from './save-file'

export interface ExportedFile {
  fileName: string
  contentType: string
  content: string
}

interface Props {
  /** What is exported: "Whole report". */
  label: string
  formats: readonly { id: string; label: string; detail: string; make: () => Promise<ExportedFile> }[]
  /** Where it is fit for paper, if anywhere. */
  printHref?: string
}

/** Something whole as a file of one's choice, or on paper. A file that could not be made says why. */
export function ExportMenu({ label, formats, printHref }: Props) {
  const save = async (make: () => Promise<ExportedFile>) => {
    try {
      const { fileName, contentType, content } = await make()
      saveFile(fileName, contentType, content)
      toast.success(`Saved ${fileName}`)
    } catch (error) {
      toast.error('Nothing was exported', { description: errorOf(error).message })
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
          label,
          items: formats.map(({ make, ...item }) => ({ ...item, onSelect: () => void save(make) })),
        },
        ...(printHref === undefined ? [] : [{ id: 'paper', items: [{ id: 'print', label: 'Print view', href: printHref }] }]),
      ]}
    />
  )
}
