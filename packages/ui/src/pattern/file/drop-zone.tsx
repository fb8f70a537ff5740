'use client'
import clsx from 'clsx'
import { ArrowUpToLine, File as FileIcon, X } from 'lucide-react'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { IconButton } from '../../primitive/action/icon-button.tsx'
import { TextButton } from '../../primitive/action/text-button.tsx'
import { Icon } from '../../primitive/sign/icon.tsx'
import { Status } from '../../primitive/sign/status.tsx'
import { useUi } from '../../provider/use-ui.ts'

export type DropZoneState =
  | { kind: 'rest' }
  | { kind: 'reading'; name: string; detail?: ReactNode }
  | { kind: 'filled'; name: string; detail?: ReactNode }
  | { kind: 'refused'; name: string; detail?: ReactNode; status: string }

export type DropZoneProps = {
  state: DropZoneState
  /** What may be dropped: "Drop a transcript here". */
  title: string
  /** Formats and limits, shown before anyone tries. */
  hint: ReactNode
  /** As in an input's accept attribute; the server still decides. */
  accept?: string | undefined
  onFile: (file: File) => void
  onRemove?: (() => void) | undefined
  removeLabel?: string | undefined
}

export function DropZone({ state, title, hint, accept, onFile, onRemove, removeLabel }: DropZoneProps) {
  const { words } = useUi()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) onFile(file)
  }
  return (
    <div
      className={clsx('drop-zone', state.kind, isOver && 'over')}
      aria-busy={state.kind === 'reading' || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null)) setIsOver(false)
      }}
      onDrop={drop}
    >
      <span className="file-icon">
        <Icon>{state.kind === 'rest' ? <ArrowUpToLine /> : <FileIcon />}</Icon>
      </span>
      <div className="grow" role="status">
        <div className="is-strong cut">{state.kind === 'rest' ? title : state.name}</div>
        <div className={state.kind === 'rest' ? 'text-2' : 'size-1 text-2'}>
          {state.kind === 'rest' ? hint : state.detail}{' '}
          {state.kind === 'rest' && <TextButton onClick={() => input.current?.click()}>{words.chooseFile}</TextButton>}
        </div>
      </div>
      {state.kind === 'reading' && <Status status="running" />}
      {state.kind === 'refused' && <Status status="down">{state.status}</Status>}
      {state.kind !== 'rest' && onRemove !== undefined && (
        <IconButton label={removeLabel ?? words.remove(state.name)} icon={<X />} onClick={onRemove} />
      )}
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={title}
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
    </div>
  )
}
