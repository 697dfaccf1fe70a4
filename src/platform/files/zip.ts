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

/** The names of a zip's members; null when its directory does not fit the file, names one twice, or is locked. */
export const membersOf = (bytes: Buffer): Set<string> | null => {
  const end = findEnd(bytes)
  if (end === null) return null
  const count = bytes.readUInt16LE(end + 10)
  const names = new Set<string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== member) return null
    const locked = (bytes.readUInt16LE(at + 8) & 1) === 1
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    if (locked || !startsAt(bytes, bytes.readUInt32LE(at + 42), name)) return null
    names.add(name.toString('utf8'))
    at += 46 + name.length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names.size === count && at <= end ? names : null
}
