'use client'
import { Slot, Tooltip } from 'radix-ui'
import { useId, useState, type ReactElement, type ReactNode } from 'react'

/** Says why a control is off: on hover, on focus, on press (touch has no hover), and to screen readers at all times. */
export function ReasonTooltip({ reason, children }: { reason: ReactNode; children: ReactElement }) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Tooltip.Root open={isOpen} onOpenChange={setIsOpen}>
      <Tooltip.Trigger asChild onClick={() => setIsOpen(true)}>
        <Slot.Root aria-describedby={id}>{children}</Slot.Root>
      </Tooltip.Trigger>
      <span id={id} className="visually-hidden">
        {reason}
      </span>
      <Tooltip.Portal>
        <Tooltip.Content
          className="tooltip"
          sideOffset={4}
          collisionPadding={8}
          aria-hidden="true"
          onPointerDownOutside={() => setIsOpen(false)}
        >
          {reason}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
