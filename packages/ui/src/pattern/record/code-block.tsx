'use client'
import { Copy } from 'lucide-react'
import { IconButton } from '../../primitive/action/icon-button.tsx'
import { toast } from '../../primitive/overlay/toast.ts'
import { useUi } from '../../provider/use-ui.ts'

export function CodeBlock({ code, label }: { code: string; label: string }) {
  const { words } = useUi()
  return (
    <div className="code-block">
      <pre className="code" tabIndex={0} role="region" aria-label={label}>
        {code}
      </pre>
      <IconButton
        label={words.copy(label)}
        icon={<Copy />}
        onClick={() => void navigator.clipboard.writeText(code).then(() => toast.success(words.copied))}
      />
    </div>
  )
}
