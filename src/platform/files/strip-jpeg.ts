import { orientationIn, orientationOnly } from './orientation.ts'

const [app0, app1, app2, app14, app15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef]
const startOfScan = 0xda
const endOfImage = 0xd9

/** `head`: marker, length and what the length spans; `whole`: with the picture's data behind it. */
interface Segment {
  marker: number
  head: Buffer
  whole: Buffer
}

const isRestart = (byte: number | undefined): boolean => byte !== undefined && byte >= 0xd0 && byte <= 0xd7

/** Where the data of a scan end: at a marker that is neither a written-out FF nor a restart. */
const endOfData = (bytes: Buffer, from: number): number => {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && (bytes[at + 1] === 0 || isRestart(bytes[at + 1]))) at = bytes.indexOf(0xff, at + 2)
  return at < 0 ? bytes.length : at
}

/** Every part up to the end of the image; null when a part does not fit or the end is missing. */
const readSegments = (bytes: Buffer): Segment[] | null => {
  const segments: Segment[] = []
  let at = 2
  while (at + 1 < bytes.length) {
    const marker = bytes.readUInt8(at + 1)
    if (bytes[at] !== 0xff) return null
    if (marker === endOfImage) return segments
    if (marker === 0xff) {
      at++ // a filler
      continue
    }
    if (marker < 0xc0 || isRestart(marker) || at + 4 > bytes.length) return null
    const headEnd = at + 2 + bytes.readUInt16BE(at + 2)
    if (headEnd < at + 4 || headEnd > bytes.length) return null
    const end = marker === startOfScan ? endOfData(bytes, headEnd) : headEnd
    segments.push({ marker, head: bytes.subarray(at, headEnd), whole: bytes.subarray(at, end) })
    at = end
  }
  return null
}

const isFrame = ({ marker }: Segment): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const isSoundFrame = ({ head }: Segment): boolean =>
  head.length >= 13 &&
  head.length === 10 + 3 * head.readUInt8(9) &&
  head.readUInt16BE(5) > 0 &&
  head.readUInt16BE(7) > 0

const isSoundScan = ({ head, whole }: Segment): boolean =>
  head.length >= 10 && head.length === 8 + 2 * head.readUInt8(4) && whole.length > head.length

/** One frame, and after it one scan or more. */
const isSound = (segments: Segment[]): boolean => {
  const frames = segments.filter(isFrame)
  const scans = segments.filter(({ marker }) => marker === startOfScan)
  const [frame] = frames
  const [scan] = scans
  if (frames.length !== 1 || !frame || !scan) return false
  return segments.indexOf(frame) < segments.indexOf(scan) && isSoundFrame(frame) && scans.every(isSoundScan)
}

/** JFIF without its small copy of the picture. */
const bareJfif = (head: Buffer): Buffer =>
  Buffer.concat([Buffer.from('ffe00010', 'hex'), head.subarray(4, 16), Buffer.alloc(2)])

/** What stays of a part: what the picture needs to look as it does, and nothing that tells where or by whom. */
const kept = ({ marker, head, whole }: Segment): Buffer => {
  const says = (text: string): boolean => head.toString('latin1', 4, 4 + text.length) === text
  if (marker === app0) return says('JFIF\0') && head.length >= 18 ? bareJfif(head) : Buffer.alloc(0)
  if (marker === app1) return says('Exif\0\0') ? orientationOnly(orientationIn(head.subarray(10))) : Buffer.alloc(0)
  const colours = (marker === app2 && says('ICC_PROFILE\0')) || (marker === app14 && says('Adobe'))
  return (marker > app0 && marker <= app15 && !colours) || marker >= 0xf0 ? Buffer.alloc(0) : whole
}

/** The same picture without what was written beside it or behind its end; null when it is damaged. */
export const stripJpeg = (bytes: Buffer): Buffer | null => {
  const segments = readSegments(bytes)
  if (segments === null || !isSound(segments)) return null
  return Buffer.concat([Buffer.of(0xff, 0xd8), ...segments.map(kept), Buffer.of(0xff, endOfImage)])
}
