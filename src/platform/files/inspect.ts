import { accept, type Outcome, refuse } from '../outcome.ts'
import type { FileRefusal } from './file.ts'
import { checkName } from './name.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'
import { stripWebp } from './strip-webp.ts'
import { decideType, type FileType } from './type.ts'
import { unpackedSize } from './zip.ts'

const usualLimit = 12_000_000
/** An office file says what it holds unpacked, in bytes. We unpack none; whoever opens it does. */
const mostUnpacked = 250_000_000

/** What somebody hands in. `atMost`: how many bytes it may be, 12 MB when not said. */
export interface GivenFile {
  name: string
  bytes: Uint8Array
  atMost?: number
}

/** Name and content as they will be kept: pictures without place, device and time. */
export interface InspectedFile {
  name: string
  type: FileType
  content: Buffer
}

const isPacked = (type: FileType): boolean => type.startsWith('application/vnd.')

const stripped = (type: FileType, bytes: Buffer): Buffer | null => {
  if (type === 'image/jpeg') return stripJpeg(bytes)
  if (type === 'image/png') return stripPng(bytes)
  return type === 'image/webp' ? stripWebp(bytes) : bytes
}

/** All that can be decided by looking at the file alone. */
export const inspect = ({ name, bytes, atMost = usualLimit }: GivenFile): Outcome<InspectedFile, FileRefusal> => {
  if (bytes.length === 0) return refuse('files.empty')
  if (bytes.length > atMost) return refuse('files.too-large')
  const called = checkName(name)
  if (!called.ok) return called
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const type = decideType(called.value, given)
  if (!type.ok) return type
  if (isPacked(type.value) && unpackedSize(given) > mostUnpacked) return refuse('files.too-large')
  const content = stripped(type.value, given)
  return content === null ? refuse('files.damaged') : accept({ name: called.value, type: type.value, content })
}
