import { cleanup, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach } from 'vitest'
import { UiProvider } from '../provider/ui-provider.tsx'

afterEach(cleanup)

/** Renders inside the provider, as pages do. Radix asks for browser parts that jsdom lacks. */
export function renderUi(ui: ReactElement) {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  Element.prototype.scrollIntoView ??= () => undefined
  Element.prototype.hasPointerCapture ??= () => false
  Element.prototype.setPointerCapture ??= () => undefined
  return render(ui, { wrapper: ({ children }) => <UiProvider timeZone="Europe/Stockholm">{children}</UiProvider> })
}
