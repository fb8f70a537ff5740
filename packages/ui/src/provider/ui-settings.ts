import { createContext, type ComponentType, type ReactNode, type Ref } from 'react'
import type { Language } from '../format/index.ts'

export type LinkProps = {
  href: string
  children?: ReactNode
  className?: string | undefined
  title?: string | undefined
  tabIndex?: number | undefined
  ref?: Ref<HTMLAnchorElement> | undefined
  'aria-current'?: 'page' | 'true' | undefined
  'aria-label'?: string | undefined
  onClick?: ((event: React.MouseEvent<HTMLAnchorElement>) => void) | undefined
}

export type LinkComponent = ComponentType<LinkProps> | 'a'

export type UiSettings = {
  language: Language
  /** IANA name; every time on the page is told in this zone. */
  timeZone: string
  /** Which form stands in the text; the other one is on hover. */
  times: 'relative' | 'exact'
  /** The app's own link, so that components move between pages without a reload. */
  Link: LinkComponent
}

export const defaultUiSettings: UiSettings = { language: 'en', timeZone: 'UTC', times: 'relative', Link: 'a' }

export const UiContext = createContext<UiSettings>(defaultUiSettings)
