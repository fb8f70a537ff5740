import type { Locator } from '@playwright/test'
import type { GivenMeeting } from './meetings.ts'

/** Runs in the page, which alone knows files that are dragged. */
const transferOf = `(({ name, type, base64 }) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const transfer = new DataTransfer()
  transfer.items.add(new File([bytes], name, { type }))
  return transfer
})`

/** Lets go of a file over this place. */
export async function dropFile(place: Locator, { name, mimeType, buffer }: GivenMeeting['file']): Promise<void> {
  const given = JSON.stringify({ name, type: mimeType, base64: buffer.toString('base64') })
  const dataTransfer = await place.page().evaluateHandle(`${transferOf}(${given})`)
  await place.dispatchEvent('drop', { dataTransfer })
}
