import { gunzipSync } from 'node:zlib'
import { type Read, turnAway } from './reading.ts'

const megabyte = 1024 * 1024
export const limits = {
  /** Bytes of a file as it comes in, and unpacked. */
  packed: 120 * megabyte,
  unpacked: 300 * megabyte,
  /** Text packs to a tenth; what packs to less than a hundredth is made to fill the memory. */
  ratio: 100,
  freeOfRatio: 20 * megabyte,
}

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte)

const inflate = (bytes: Uint8Array): Read<Uint8Array> => {
  const most = Math.min(limits.unpacked, Math.max(limits.freeOfRatio, bytes.length * limits.ratio))
  try {
    return { ok: true, value: gunzipSync(bytes, { maxOutputLength: most }) }
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return turnAway('unpacks-too-large', { megabytes: Math.floor(most / megabyte) })
    if (code?.startsWith('Z_')) return turnAway('broken-gzip')
    throw problem
  }
}

/** The first line that is not UTF-8, counted from 1. */
const firstBadLine = (bytes: Uint8Array): number => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let from = 0
  while (from <= bytes.length) {
    const found = bytes.indexOf(10, from)
    const to = found === -1 ? bytes.length : found
    try {
      decoder.decode(bytes.subarray(from, to))
    } catch {
      return line
    }
    line += 1
    from = to + 1
  }
  return line
}

/** Bytes as text: unpacked when they are gzip (told by their content, not by their name), and UTF-8 or refused. */
export const unpack = (bytes: Uint8Array): Read<string> => {
  if (bytes.length === 0) return turnAway('empty')
  if (bytes.length > limits.packed) return turnAway('too-large', { megabytes: limits.packed / megabyte })
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return turnAway('zip')
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return turnAway('pdf')
  const inflated = startsWith(bytes, 0x1f, 0x8b) ? inflate(bytes) : { ok: true as const, value: bytes }
  if (!inflated.ok) return inflated
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(inflated.value)
    if (text.includes('\0')) return turnAway('encoding', { line: text.slice(0, text.indexOf('\0')).split('\n').length })
    return text.trim() === '' ? turnAway('empty') : { ok: true, value: text }
  } catch {
    return turnAway('encoding', { line: firstBadLine(inflated.value) })
  }
}
