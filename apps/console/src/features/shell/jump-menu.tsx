'use client'
import type { MeView } from '@understudy/identity'
import { CommandMenu } from '@understudy/ui'
import type { ConsolePage } from './pages'
import { useCommands } from './use-commands'
import { useSessionCommands } from './use-session-commands'

export interface JumpMenuProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  search: string
  onSearch: (search: string) => void
  pages: readonly ConsolePage[]
  tenant: MeView['tenants'][number] | undefined
}

/** Where Ctrl K leads. Most visits never open it: it is no part of the first script. */
export function JumpMenu({ pages, tenant, search, isOpen, ...rest }: JumpMenuProps) {
  const commands = useCommands(pages, tenant)
  const sessions = useSessionCommands(isOpen ? search : '')
  return (
    <CommandMenu
      {...rest}
      isOpen={isOpen}
      groups={[...sessions, ...commands]}
      search={search}
      scope={tenant && `in ${tenant.name}`}
      placeholder="Go to a page or a tenant, or do something"
    />
  )
}
