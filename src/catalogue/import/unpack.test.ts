import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { limits, unpack } from './unpack.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const refusalOf = (input: Uint8Array) => {
  const read = unpack(input)
  return read.ok ? 'accepted' : { [read.refusal]: read.with }
}

describe('a file that comes in', () => {
  test('is text, packed or not, whatever it is called', () => {
    expect(unpack(bytes('één'))).toEqual({ ok: true, value: 'één' })
    expect(unpack(gzipSync('één'))).toEqual({ ok: true, value: 'één' })
  })

  test('that is empty, or holds blanks only, is refused', () => {
    expect(refusalOf(new Uint8Array())).toEqual({ empty: {} })
    expect(refusalOf(bytes(' \n '))).toEqual({ empty: {} })
  })

  test('that is too large is refused before it is read', () => {
    expect(refusalOf(new Uint8Array(limits.packed + 1))).toEqual({ 'too-large': { megabytes: 120 } })
  })

  test('that is a zip, a spreadsheet or a PDF is refused with what to do', () => {
    expect(refusalOf(bytes('PK\u0003\u0004…'))).toEqual({ zip: {} })
    expect(refusalOf(bytes('%PDF-1.7'))).toEqual({ pdf: {} })
  })

  test('that unpacks to far more than text can is stopped on the way', () => {
    const bomb = gzipSync(new Uint8Array(limits.freeOfRatio * 2))
    expect(bomb.length).toBeLessThan(100_000)
    expect(refusalOf(bomb)).toEqual({ 'unpacks-too-large': { megabytes: 20 } })
  })

  test('whose packing is cut off or damaged is refused', () => {
    const packed = gzipSync('x'.repeat(5000))
    expect(refusalOf(packed.subarray(0, packed.length - 10))).toEqual({ 'broken-gzip': {} })
    expect(refusalOf(Uint8Array.of(0x1f, 0x8b, 1, 2, 3))).toEqual({ 'broken-gzip': {} })
  })

  test('in another encoding is refused with its first bad line', () => {
    const latin1 = Uint8Array.of(...bytes('goed\nook goed\n'), 0xe9, 0x6e)
    expect(refusalOf(latin1)).toEqual({ encoding: { line: 3 } })
    expect(refusalOf(new Uint8Array(Buffer.from('a\nb', 'utf16le')))).toEqual({ encoding: { line: 1 } })
  })
})
