'use client'
import clsx from 'clsx'
import { LoaderCircle, Lock } from 'lucide-react'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Icon } from '../sign/icon.tsx'
import { DenialText, type Denial } from './denial.tsx'
import { ReasonTooltip } from './reason-tooltip.tsx'

export type ButtonVariant = 'default' | 'primary' | 'danger' | 'quiet'

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'className' | 'style' | 'disabled'> & {
  variant?: ButtonVariant | undefined
  icon?: ReactNode
  iconAfter?: ReactNode
  /** The act is under way: the button keeps its width and answers no second press. */
  isBusy?: boolean | undefined
  /** Why it cannot be pressed now. It stays reachable, so that the reason can be read. */
  disabledReason?: ReactNode
  /** A right that is missing: shows a lock and says which right and who can grant it. */
  denied?: Denial | undefined
  isWide?: boolean | undefined
}

export function Button({
  variant = 'default',
  icon,
  iconAfter,
  isBusy = false,
  disabledReason,
  denied,
  isWide = false,
  type = 'button',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reason = denied === undefined ? disabledReason : <DenialText denial={denied} />
  const isOff = reason !== undefined && reason !== null && reason !== false
  const leading = denied !== undefined ? <Lock /> : isBusy ? <LoaderCircle data-spins="" /> : icon
  const button = (
    <button
      {...rest}
      type={type}
      className={clsx('button', variant !== 'default' && variant, isOff && 'is-off', isWide && 'is-wide')}
      aria-busy={isBusy || undefined}
      aria-disabled={isOff || isBusy || undefined}
      onClick={(event) => (isOff || isBusy ? event.preventDefault() : onClick?.(event))}
    >
      {leading !== undefined && leading !== null && <Icon>{leading}</Icon>}
      {children}
      {iconAfter !== undefined && <Icon>{iconAfter}</Icon>}
    </button>
  )
  return isOff ? <ReasonTooltip reason={reason}>{button}</ReasonTooltip> : button
}
