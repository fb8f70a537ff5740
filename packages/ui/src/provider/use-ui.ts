'use client'
import { useContext } from 'react'
import { UiContext, type UiSettings } from './ui-settings.ts'
import { wordsIn, type Words } from './words.ts'

export function useUi(): UiSettings & { words: Words } {
  const settings = useContext(UiContext)
  return { ...settings, words: wordsIn[settings.language] }
}
