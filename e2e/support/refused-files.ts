export interface RefusedFile {
  file: { name: string; mimeType: string; buffer: Buffer }
  found: RegExp
}

const text = (name: string, content: string | Buffer, found: RegExp): RefusedFile => ({
  file: { name, mimeType: 'text/plain', buffer: Buffer.from(content) },
  found,
})

const table = Array.from({ length: 40 }, (_, row) => `${row},${row * 3},Lund,${row % 2 === 0}`).join('\n')
const workbook = Buffer.concat([
  Buffer.from('PK\u0003\u0004'),
  Buffer.alloc(60),
  Buffer.from('xl/workbook.xml'),
  Buffer.alloc(200),
])

/** Files that are no transcripts, whatever they are called, and what they are said to be. */
export const refusedFiles: RefusedFile[] = [
  text('empty.txt', '', /empty/),
  text('photo.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /an image \(\.png\)/),
  text('minutes.txt', workbook, /an Excel workbook \(\.xlsx\)/),
  text('figures.txt', table, /a table \(CSV\)/),
  text('big.txt', Buffer.alloc(11 * 1024 * 1024, 'word '), /10 MB/),
]
