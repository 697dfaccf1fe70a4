const orientationTag = 0x0112

/** How a camera was held (1 to 8), out of the TIFF inside EXIF; 1, upright, when it does not say. */
export const orientationIn = (tiff: Buffer): number => {
  const small = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : small ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const long = (at: number): number =>
    at + 4 > tiff.length ? 0 : small ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)
  const directory = long(4)
  for (let nth = 0; nth < short(directory); nth++) {
    const entry = directory + 2 + 12 * nth
    if (entry + 12 > tiff.length) return 1
    if (short(entry) === orientationTag) return Math.max(1, short(entry + 8) <= 8 ? short(entry + 8) : 1)
  }
  return 1
}

/** A part of a JPEG that holds this orientation and nothing else; empty for a picture that is upright. */
export const orientationOnly = (orientation: number): Buffer =>
  orientation === 1
    ? Buffer.alloc(0)
    : Buffer.concat([
        Buffer.from('ffe10022', 'hex'),
        Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
        // One entry: tag, kind (short), count, the value at the left; no next directory.
        Buffer.from(`0001011200030000000100${orientation.toString(16).padStart(2, '0')}000000000000`, 'hex'),
      ])
