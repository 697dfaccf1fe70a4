const member = 0x02014b50
const localHeader = 0x04034b50
const directoryEnd = 0x06054b50
const endLength = 22
const longestComment = 65_535

/** Where the record that ends the directory stands: it and its comment end the file exactly. */
const findEnd = (bytes: Buffer): number | null => {
  const first = Math.max(0, bytes.length - endLength - longestComment)
  for (let at = bytes.length - endLength; at >= first; at--)
    if (bytes.readUInt32LE(at) === directoryEnd && at + endLength + bytes.readUInt16LE(at + 20) === bytes.length)
      return at
  return null
}

/** A member starts where the directory says, under the same name. */
const startsAt = (bytes: Buffer, at: number, name: Buffer): boolean =>
  at + 30 + name.length <= bytes.length &&
  bytes.readUInt32LE(at) === localHeader &&
  bytes.subarray(at + 30, at + 30 + name.length).equals(name)

/** The names of a zip's members, each with its size in bytes once unpacked as the zip tells it; null when its directory does not fit the file, names one twice, or is locked. */
export const membersOf = (bytes: Buffer): ReadonlyMap<string, number> | null => {
  const end = findEnd(bytes)
  if (end === null) return null
  const count = bytes.readUInt16LE(end + 10)
  const names = new Map<string, number>()
  let at = bytes.readUInt32LE(end + 16)
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== member) return null
    const locked = (bytes.readUInt16LE(at + 8) & 1) === 1
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    if (locked || !startsAt(bytes, bytes.readUInt32LE(at + 42), name)) return null
    names.set(name.toString('utf8'), bytes.readUInt32LE(at + 24))
    at += 46 + name.length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names.size === count && at <= end ? names : null
}

/** How many bytes a zip says it holds once unpacked; without end when its directory does not fit the file. */
export const unpackedSize = (bytes: Buffer): number => {
  const members = membersOf(bytes)
  return members === null ? Number.POSITIVE_INFINITY : [...members.values()].reduce((sum, size) => sum + size, 0)
}
