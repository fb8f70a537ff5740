const latin1 = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

const signatures: { name: string; at: number; starts: string }[] = [
  { name: 'a PDF document', at: 0, starts: '%PDF' },
  { name: 'an older Office document (.doc, .xls or .ppt)', at: 0, starts: '\xd0\xcf\x11\xe0' },
  { name: 'sound (.mp3)', at: 0, starts: 'ID3' },
  { name: 'sound (.mp3)', at: 0, starts: '\xff\xfb' },
  { name: 'sound (.mp3)', at: 0, starts: '\xff\xf3' },
  { name: 'sound (.wav)', at: 8, starts: 'WAVE' },
  { name: 'video (.avi)', at: 8, starts: 'AVI ' },
  { name: 'an image (.webp)', at: 8, starts: 'WEBP' },
  { name: 'sound (.m4a)', at: 4, starts: 'ftypM4A' },
  { name: 'video (.mp4 or .mov)', at: 4, starts: 'ftyp' },
  { name: 'sound (.ogg)', at: 0, starts: 'OggS' },
  { name: 'sound (.flac)', at: 0, starts: 'fLaC' },
  { name: 'video (.webm or .mkv)', at: 0, starts: '\x1a\x45\xdf\xa3' },
  { name: 'an image (.png)', at: 0, starts: '\x89PNG' },
  { name: 'an image (.jpg)', at: 0, starts: '\xff\xd8\xff' },
  { name: 'an image (.gif)', at: 0, starts: 'GIF8' },
  { name: 'a compressed file (.gz)', at: 0, starts: '\x1f\x8b' },
  { name: 'an archive (.7z)', at: 0, starts: '7z\xbc\xaf' },
  { name: 'an archive (.rar)', at: 0, starts: 'Rar!' },
  { name: 'a database (.sqlite)', at: 0, starts: 'SQLite format 3' },
  { name: 'a program', at: 0, starts: '\x7fELF' },
  { name: 'a rich text document (.rtf)', at: 0, starts: '{\\rtf' },
]

const zipContents: [folder: string, name: string][] = [
  ['xl/', 'an Excel workbook (.xlsx)'],
  ['word/', 'a Word document (.docx)'],
  ['ppt/', 'a PowerPoint presentation (.pptx)'],
  ['opendocument', 'an OpenDocument file'],
]

const nameZip = (bytes: Uint8Array): string => {
  // Entry names stand in clear text at the front and again in the directory at the end.
  const clear = latin1(bytes, 0, 8192) + latin1(bytes, Math.max(0, bytes.length - 8192), bytes.length)
  return zipContents.find(([folder]) => clear.includes(folder))?.[1] ?? 'a zip archive'
}

const isWindowsProgram = (bytes: Uint8Array): boolean => latin1(bytes, 0, 2) === 'MZ' && bytes.subarray(0, 256).includes(0)

/** What kind of binary file these bytes are, or null when they may be text. */
export const nameBinary = (bytes: Uint8Array): string | null => {
  const head = latin1(bytes, 0, 32)
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return nameZip(bytes)
  const known = signatures.find(({ at, starts }) => head.startsWith(starts, at))
  if (known) return known.name
  if (isWindowsProgram(bytes)) return 'a program (.exe)'
  return bytes.includes(0) ? 'binary data' : null
}
