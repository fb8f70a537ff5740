'use client'
import { useEffect, useState } from 'react'
import { useUi } from '../../provider/use-ui.ts'
import { Tooltip } from '../overlay/tooltip.tsx'

export type CopyIdProps = { value: string; label?: string | undefined; isWhole?: boolean | undefined }

/** An id in mono, shortened in the middle; one press copies all of it. */
export function CopyId({ value, label = 'id', isWhole = false }: CopyIdProps) {
  const { words } = useUi()
  const [isCopied, setIsCopied] = useState(false)
  const shown = isWhole ? value : shorten(value)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <Tooltip content={isCopied ? words.copied : value}>
      <button
        type="button"
        className="copy-id mono"
        aria-label={`${words.copy(label)} ${shown}`}
        onClick={() => void navigator.clipboard.writeText(value).then(() => setIsCopied(true))}
      >
        {shown}
        <span role="status" className="visually-hidden">
          {isCopied ? words.copied : ''}
        </span>
      </button>
    </Tooltip>
  )
}

function shorten(value: string): string {
  if (value.length <= 16) return value
  const prefix = /^[a-z]+_/.exec(value)?.[0].length ?? 0
  return `${value.slice(0, prefix + 4)}…${value.slice(-4)}`
}
