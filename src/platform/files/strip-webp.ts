const headLength = 12
const frameHead = 16
const [exifFlag, xmpFlag] = [0x08, 0x04]

interface Chunk {
  type: string
  body: Buffer
}

/** Every chunk; null when one does not fit. */
const readChunks = (bytes: Buffer): Chunk[] | null => {
  const chunks: Chunk[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > bytes.length) return null
    chunks.push({ type: bytes.toString('latin1', at, at + 4), body: bytes.subarray(at + 8, at + 8 + length) })
    at = end
  }
  return at === bytes.length ? chunks : null
}

const written = ({ type, body }: Chunk): Buffer => {
  const head = Buffer.alloc(8, type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

/** One picture: VP8 that begins with a key frame, or VP8L, with the start that each must have. */
const isPicture = ({ type, body }: Chunk): boolean =>
  (type === 'VP8 ' && body.length > 10 && body.toString('hex', 3, 6) === '9d012a') ||
  (type === 'VP8L' && body.length > 5 && body[0] === 0x2f)

const partsOfPicture = new Set(['VP8 ', 'VP8L', 'ALPH'])
const partsOfFile = new Set([...partsOfPicture, 'VP8X', 'ICCP', 'ANIM', 'ANMF'])

/** What stays of a chunk; null when it is damaged. */
const kept = (chunk: Chunk): Chunk | null => {
  const { type, body } = chunk
  if (type === 'VP8X') {
    if (body.length !== 10) return null
    const flags = body.readUInt8(0) & ~(exifFlag | xmpFlag)
    return { type, body: Buffer.concat([Buffer.of(flags), body.subarray(1)]) }
  }
  if (type !== 'ANMF') return partsOfPicture.has(type) && type !== 'ALPH' && !isPicture(chunk) ? null : chunk
  const inside = body.length > frameHead ? readChunks(body.subarray(frameHead)) : null
  if (!inside?.some(isPicture)) return null
  const rest = inside.filter(part => partsOfPicture.has(part.type)).map(written)
  return { type, body: Buffer.concat([body.subarray(0, frameHead), ...rest]) }
}

const isChunk = (chunk: Chunk | null): chunk is Chunk => chunk !== null

/** Either one picture, or frames that move; the long form says first which parts follow. */
const isSound = (chunks: Chunk[]): boolean => {
  const pictures = chunks.filter(isPicture).length
  const frames = chunks.filter(({ type }) => type === 'ANMF').length
  const long = chunks[0]?.type === 'VP8X'
  if (chunks.slice(1).some(({ type }) => type === 'VP8X')) return false
  return long ? pictures + Math.min(frames, 1) === 1 : pictures === 1 && frames === 0
}

/** The same picture without what was written beside it or behind its end; null when it is damaged. */
export const stripWebp = (bytes: Buffer): Buffer | null => {
  const end = bytes.length < headLength ? 0 : 8 + bytes.readUInt32LE(4)
  const chunks = end < headLength || end > bytes.length ? null : readChunks(bytes.subarray(headLength, end))
  const rest = chunks?.filter(({ type }) => partsOfFile.has(type)).map(kept)
  if (!rest?.every(isChunk) || !isSound(rest)) return null
  const body = Buffer.concat([Buffer.from('WEBP'), ...rest.map(written)])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
