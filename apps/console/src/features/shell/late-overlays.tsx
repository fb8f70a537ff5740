'use client'
import { useEffect, useState } from 'react'
import { toast, useLate, useShortcut } from '@understudy/ui'
import type { JumpMenuProps } from './jump-menu'

const loadMenu = () => import('./jump-menu').then(({ JumpMenu }) => ({ JumpMenu }))
const loadSheet = () => import('./shortcuts').then(({ Shortcuts }) => ({ Shortcuts }))

type Props = Pick<JumpMenuProps, 'pages' | 'tenant' | 'isOpen' | 'onOpenChange'>

/** Command menu and shortcuts: their scripts come after the page's own. What is typed before the menu is there is kept for it. */
export function LateOverlays({ pages, tenant, isOpen, onOpenChange }: Props) {
  const [search, setSearch] = useState('')
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  const change = (next: boolean) => {
    onOpenChange(next)
    setSearch('')
  }
  const menu = useLate(loadMenu, {
    isWanted: isOpen,
    onFailed: () => {
      change(false)
      tellFailed()
    },
  })
  const sheet = useLate(loadSheet, {
    isWanted: isSheetOpen,
    onFailed: () => {
      setIsSheetOpen(false)
      tellFailed()
    },
  })
  useShortcut('mod+k', () => change(!isOpen))
  useShortcut('?', () => setIsSheetOpen(true))
  useTypedMeanwhile(isOpen && menu === null, setSearch, () => change(false))
  return (
    <>
      {menu && (
        <menu.JumpMenu isOpen={isOpen} onOpenChange={change} search={search} onSearch={setSearch} pages={pages} tenant={tenant} />
      )}
      {sheet && <sheet.Shortcuts isOpen={isSheetOpen} onOpenChange={setIsSheetOpen} pages={pages} />}
    </>
  )
}

const tellFailed = () =>
  toast.error('This could not be loaded', { description: 'Load the page again: the console may be a newer one.' })

/** While the menu is on its way: letters go to its search, Escape takes the wish back, and nothing reaches the page behind. */
function useTypedMeanwhile(isWaiting: boolean, onText: (change: (text: string) => string) => void, onEscape: () => void): void {
  useEffect(() => {
    if (!isWaiting) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') onEscape()
      else if (event.key === 'Backspace') onText((text) => text.slice(0, -1))
      else if (event.key.length === 1) onText((text) => text + event.key)
    }
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  })
}
