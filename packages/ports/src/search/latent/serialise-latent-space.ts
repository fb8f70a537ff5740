import { LatentSpace } from './latent-space.ts'

/** Layout: length of the header, the header as JSON, rarities, scales, rows. Little-endian, as every platform that Node runs on. */
export function serialiseLatentSpace(space: LatentSpace): Buffer {
  const header = Buffer.from(JSON.stringify({ format: 1, dimensions: space.dimensions, terms: space.terms }))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(header.length)
  const bytes = (array: Float32Array | Int8Array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)
  return Buffer.concat([size, header, bytes(space.rarities), bytes(space.scales), bytes(space.rows)])
}

export function parseLatentSpace(bytes: Uint8Array): LatentSpace {
  const buffer = Buffer.from(bytes)
  const headerEnd = 4 + buffer.readUInt32LE(0)
  const header = JSON.parse(buffer.toString('utf8', 4, headerEnd)) as { dimensions: number; terms: string[] }
  const count = header.terms.length
  const floats = (from: number) => new Float32Array(Uint8Array.prototype.slice.call(buffer, from, from + count * 4).buffer)
  return new LatentSpace({
    ...header,
    rarities: floats(headerEnd),
    scales: floats(headerEnd + count * 4),
    rows: Int8Array.from(new Int8Array(buffer.buffer, buffer.byteOffset + headerEnd + count * 8, count * header.dimensions)),
  })
}
