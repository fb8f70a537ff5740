'use client'
import { useEffect, useState } from 'react'
import { loadDraft, saveDraft, type Draft } from './draft'

export type DraftContent = Omit<Draft, 'savedAt'>

/** Keeps the form on this device a moment after each change. `savedAt` is null while something is not kept. */
export function useDraft(tenant: string, content: DraftContent, isEmpty: boolean): { savedAt: Date | null } {
  const [saved, setSaved] = useState<{ content: string; at: Date } | null>(null)
  const { agentKey, file, title, heldOn, whenNoModel } = content
  const print = JSON.stringify([agentKey, file?.name, file?.bytes.length, title, heldOn, whenNoModel])
  useEffect(() => {
    if (isEmpty) return
    const timer = setTimeout(() => {
      const at = new Date()
      void saveDraft(tenant, { agentKey, file, title, heldOn, whenNoModel, savedAt: at }).then(() =>
        setSaved({ content: print, at }),
      )
    }, 400)
    return () => clearTimeout(timer)
  }, [tenant, isEmpty, print, agentKey, file, title, heldOn, whenNoModel])
  return { savedAt: saved?.content === print ? saved.at : null }
}

/** Runs once with what was kept on this device, if anything. */
export function useKeptDraft(tenant: string, onDraft: (draft: Draft) => void): void {
  const [take] = useState(() => onDraft)
  useEffect(() => {
    let isGone = false
    void loadDraft(tenant).then((draft) => {
      if (draft && !isGone) take(draft)
    })
    return () => {
      isGone = true
    }
  }, [tenant, take])
}
