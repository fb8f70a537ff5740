'use client'
import clsx from 'clsx'
import { LoaderCircle, Lock } from 'lucide-react'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Tooltip } from '../overlay/tooltip.tsx'
import { Icon } from '../sign/icon.tsx'
import type { ButtonVariant } from './button.tsx'
import { DenialText, type Denial } from './denial.tsx'
import { ReasonTooltip } from './reason-tooltip.tsx'

export type IconButtonProps = Omit<
  ComponentPropsWithRef<'button'>,
  'className' | 'style' | 'disabled' | 'children' | 'aria-label'
> & {
  /** Its name, read out and shown on hover. */
  label: string
  icon: ReactNode
  variant?: ButtonVariant | undefined
  isBusy?: boolean | undefined
  disabledReason?: ReactNode
  denied?: Denial | undefined
}

export function IconButton({
  label,
  icon,
  variant = 'quiet',
  isBusy = false,
  disabledReason,
  denied,
  type = 'button',
  onClick,
  ...rest
}: IconButtonProps) {
  const reason = denied === undefined ? disabledReason : <DenialText denial={denied} />
  const isOff = reason !== undefined && reason !== null && reason !== false
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={clsx('button', 'only-icon', variant !== 'default' && variant, isOff && 'is-off')}
      aria-busy={isBusy || undefined}
      aria-disabled={isOff || isBusy || undefined}
      onClick={(event) => (isOff || isBusy ? event.preventDefault() : onClick?.(event))}
    >
      <Icon>{denied !== undefined ? <Lock /> : isBusy ? <LoaderCircle data-spins="" /> : icon}</Icon>
    </button>
  )
  return isOff ? <ReasonTooltip reason={reason}>{button}</ReasonTooltip> : <Tooltip content={label}>{button}</Tooltip>
}
