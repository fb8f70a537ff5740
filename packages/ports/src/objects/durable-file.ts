import { open, rename } from 'node:fs/promises'
import path from 'node:path'

/** @throws the file system's errors (EEXIST, ENOSPC …) */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function moveDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  // The new name is durable once its folder is.
  const folder = await open(path.dirname(to), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
