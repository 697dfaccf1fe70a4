import { crc32 } from 'node:zlib'

const signatureLength = 8

interface Chunk {
  type: string
  body: Buffer
  whole: Buffer
}

/** Every chunk up to IEND, each with its sum checked; null when one does not fit or the end is missing. */
const readChunks = (bytes: Buffer): Chunk[] | null => {
  const chunks: Chunk[] = []
  for (let at = signatureLength; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    chunks.push({ type, body: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
  return null
}

const needed = ['IHDR', 'PLTE', 'IDAT', 'IEND']
// What else makes the picture look as it does: transparency, colours, size of a dot, frames that move. Everything that
// is not named here goes: eXIf, tEXt, iTXt, zTXt, tIME, and what programs add of their own.
const looks = ['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'hIST', 'pHYs']
const frames = ['acTL', 'fcTL', 'fdAT']
const kept = new Set([...needed, ...looks, ...frames])

/** A chunk whose name starts with a capital cannot be left out: unknown, the picture cannot be read. */
const isRiddle = ({ type }: Chunk): boolean => /^[A-Z]/.test(type) && !needed.includes(type)

const isSound = (chunks: Chunk[]): boolean => {
  const [first] = chunks
  return (
    first?.type === 'IHDR' &&
    first.body.length === 13 &&
    first.body.readUInt32BE(0) > 0 &&
    first.body.readUInt32BE(4) > 0 &&
    chunks.filter(({ type }) => type === 'IHDR').length === 1 &&
    chunks.some(({ type, body }) => type === 'IDAT' && body.length > 0) &&
    !chunks.some(isRiddle)
  )
}

/** The same picture without what was written beside it or behind its end; null when it is damaged. */
export const stripPng = (bytes: Buffer): Buffer | null => {
  const chunks = readChunks(bytes)
  if (chunks === null || !isSound(chunks)) return null
  const rest = chunks.filter(({ type }) => kept.has(type)).map(({ whole }) => whole)
  return Buffer.concat([bytes.subarray(0, signatureLength), ...rest])
}
