import { crc32, deflateSync } from 'node:zlib'

// Small files as programs write them: every picture can be shown.

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')
const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
/** Stands in every part that must go, so that a test can look for it. */
export const secret = 'GPS 51.2194 N 4.4025 E'

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.of(0xff, marker, 0, 0)
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** EXIF of a camera that was held so, with a place behind it. `small`: byte order of Intel. */
const exif = (orientation: number, small: boolean): Buffer => {
  const entry = small ? `1201 0300 01000000 0${orientation}000000` : `0112 0003 00000001 000${orientation}0000`
  const tiff = small ? hex(`49492a00 08000000 0100 ${entry} 00000000`) : hex(`4d4d002a 00000008 0001 ${entry} 00000000`)
  return Buffer.concat([latin('Exif\0\0'), tiff, latin(secret)])
}

const jfif = segment(0xe0, Buffer.concat([latin('JFIF\0'), hex('0101 00 0001 0001 01 01'), latin('dot')]))
const frame = [
  segment(0xdb, Buffer.concat([hex('00'), Buffer.alloc(64, 1)])),
  segment(0xc0, hex('08 0001 0001 01 01 11 00')),
  segment(0xc4, hex(`00 01${'00'.repeat(15)} 00`)),
  segment(0xc4, hex(`10 01${'00'.repeat(15)} 00`)),
]
const scan = Buffer.concat([segment(0xda, hex('01 01 00 00 3f 00')), hex('3f')])
const [startOfJpeg, endOfJpeg] = [hex('ffd8'), hex('ffd9')]

/** One grey dot; `beside`: what was written with it. */
export const jpeg = (...beside: Buffer[]): Buffer =>
  Buffer.concat([startOfJpeg, jfif, ...beside, ...frame, scan, endOfJpeg])

export const talkativeJpeg = (orientation: number, small = false): Buffer =>
  Buffer.concat([
    jpeg(
      segment(0xe1, exif(orientation, small)),
      segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
      segment(0xe2, latin(`MPF\0${secret}`)),
      segment(0xe2, latin('ICC_PROFILE\0\x01\x01 colours')),
      segment(0xed, latin(`Photoshop 3.0\0${secret}`)),
      segment(0xfe, latin(secret)),
    ),
    latin(`a film behind the picture, with ${secret}`),
  ])

/** A photo of a camera, with the place where it was taken. */
export const withPlace = (photo: Buffer): Buffer =>
  Buffer.concat([photo.subarray(0, 2), segment(0xe1, exif(1, false)), photo.subarray(2)])

export const pngChunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([latin(type), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

export const png = (...beside: Buffer[]): Buffer =>
  Buffer.concat([
    hex('89504e470d0a1a0a'),
    pngChunk('IHDR', hex('00000001 00000001 08 02 00 00 00')),
    pngChunk('gAMA', hex('0000b18f')),
    ...beside,
    pngChunk('IDAT', deflateSync(hex('00 80 40 20'))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])

export const talkativePng = (): Buffer =>
  Buffer.concat([
    png(...['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'caBX'].map(type => pngChunk(type, latin(secret)))),
    latin(secret),
  ])

export const webpChunk = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8, type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

const riff = (...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat([latin('WEBP'), ...chunks])
  const head = latin('RIFF\0\0\0\0')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

const dot = webpChunk('VP8L', hex('2f 00000010 07 10 11 11 88 88 fe 07 00'))
const long = (flags: number): Buffer => webpChunk('VP8X', Buffer.concat([Buffer.of(flags), Buffer.alloc(9)]))
const animated = 0x02
const [exifFlag, xmpFlag] = [0x08, 0x04]

export const webp = (): Buffer => riff(dot)
export const bareLongWebp = (): Buffer => riff(long(0), dot)
export const talkativeWebp = (): Buffer =>
  Buffer.concat([
    riff(
      long(exifFlag | xmpFlag),
      dot,
      webpChunk('EXIF', latin(secret)),
      webpChunk('XMP ', latin(secret)),
      webpChunk('odd ', latin(`${secret}!`)),
    ),
    latin(secret),
  ])
export const movingWebp = (...inFrame: Buffer[]): Buffer =>
  riff(
    long(animated),
    webpChunk('ANIM', Buffer.alloc(6)),
    webpChunk('ANMF', Buffer.concat([Buffer.alloc(16), dot, ...inFrame])),
  )

/** A zip of stored members, in this order. */
export const zip = (members: Record<string, string>): Buffer => {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, text] of Object.entries(members)) {
    const common = Buffer.alloc(26)
    common.writeUInt32LE(crc32(text), 10)
    for (const place of [14, 18]) common.writeUInt32LE(text.length, place)
    common.writeUInt16LE(name.length, 22)
    const file = Buffer.concat([latin('PK\x03\x04'), common, latin(name), latin(text)])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([latin('PK\x01\x02'), hex('1400'), common, rest, latin(name)]))
    files.push(file)
    at += file.length
  }
  const end = Buffer.alloc(18)
  for (const place of [4, 6]) end.writeUInt16LE(files.length, place)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, ...directory, latin('PK\x05\x06'), end])
}

const types = { '[Content_Types].xml': '<Types/>' }
export const docx = (more: Record<string, string> = {}): Buffer =>
  zip({ ...types, 'word/document.xml': '<w/>', ...more })
/** A small docx whose text says that it is so many bytes once unpacked. */
export const docxThatUnpacksTo = (bytes: number): Buffer => {
  const whole = docx()
  whole.writeUInt32LE(bytes, whole.lastIndexOf('PK\x01\x02') + 24)
  return whole
}
export const xlsx = (): Buffer => zip({ ...types, 'xl/workbook.xml': '<x/>' })
export const odt = (kind = 'text'): Buffer =>
  zip({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<o/>' })
export const pdf = (): Buffer => latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%%EOF\n')
