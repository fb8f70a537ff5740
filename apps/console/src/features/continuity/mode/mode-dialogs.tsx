'use client'
import dynamic from 'next/dynamic'
import type { ModeView } from '@understudy/continuity'
import type { ModeDialogsState } from './use-mode-dialogs'

const ForceModeDialog = dynamic(() => import('./force-mode-dialog').then((dialog) => dialog.ForceModeDialog))
const EndModeDialog = dynamic(() => import('./end-mode-dialog').then((dialog) => dialog.EndModeDialog))

/** The two dialogs about orders; their scripts come when one of them is wanted. `orders` are those in force. */
export function ModeDialogs({ dialogs, orders }: { dialogs: ModeDialogsState; orders: readonly ModeView[] }) {
  const ending = orders.find(({ id }) => id === dialogs.release)
  return (
    <>
      {dialogs.force && (
        <ForceModeDialog port={dialogs.force === 'any' ? null : dialogs.force} mode={dialogs.to} onClose={dialogs.close} />
      )}
      {ending && <EndModeDialog order={ending} onClose={dialogs.close} />}
    </>
  )
}
