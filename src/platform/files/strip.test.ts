import { describe, expect, it } from 'vitest'
import * as real from '../../../test/support/real-files.ts'
import { inspect } from './inspect.ts'
import { orientationIn } from './orientation.ts'

const keep = (name: string, bytes: Buffer): Buffer => {
  const outcome = inspect({ name, bytes })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.content
}
const frameOf = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf(Buffer.from('ffdb', 'hex')))

describe('a picture is kept without what tells where it was taken', () => {
  it.each([
    ['a.jpg', real.talkativeJpeg(6)],
    ['a.png', real.talkativePng()],
    ['a.webp', real.talkativeWebp()],
    ['a.webp', real.movingWebp(real.webpChunk('odd ', Buffer.from(real.secret)))],
  ])('%s (%#)', (name, bytes) => {
    expect(bytes.includes(real.secret)).toBe(true)
    const kept = keep(name, bytes)
    expect(kept.includes(real.secret)).toBe(false)
    expect(keep(name, kept)).toEqual(kept)
  })

  it('and is the same picture, byte for byte', () => {
    expect(frameOf(keep('a.jpg', real.talkativeJpeg(1)))).toEqual(frameOf(real.jpeg()))
    expect(keep('a.png', real.talkativePng())).toEqual(real.png())
    expect(keep('a.webp', real.webp())).toEqual(real.webp())
    expect(keep('a.webp', real.talkativeWebp())).toEqual(real.bareLongWebp())
    expect(keep('a.webp', real.movingWebp(real.webpChunk('odd ', Buffer.from('x'))))).toEqual(real.movingWebp())
  })

  it('keeps the colours of a JPEG, and leaves out the small copy of the picture', () => {
    const kept = keep('a.jpg', real.talkativeJpeg(1))
    expect(kept.includes('ICC_PROFILE')).toBe(true)
    expect(kept.toString('hex', 0, 20)).toBe('ffd8ffe000104a46494600010100000100010000')
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('a JPEG held as %i stays so', orientation => {
    for (const small of [true, false]) {
      const kept = keep('a.jpg', real.talkativeJpeg(orientation, small))
      const at = kept.indexOf('Exif\0\0')
      expect(at >= 0).toBe(orientation > 1)
      if (at >= 0) expect(orientationIn(kept.subarray(at + 6))).toBe(orientation)
    }
  })
})

describe('a damaged picture is refused', () => {
  const refusal = (name: string, bytes: Buffer) => {
    const outcome = inspect({ name, bytes })
    return outcome.ok ? 'kept' : outcome.refusal
  }

  it.each([
    ['a.jpg', real.jpeg(), 3],
    ['a.png', real.png(), 8],
    ['a.webp', real.webp(), 12],
    ['a.webp', real.movingWebp(), 12],
  ])('%s, cut off anywhere', (name, whole, signature) => {
    for (let length = signature; length < whole.length; length++)
      expect([length, refusal(name, whole.subarray(0, length))]).toEqual([length, 'files.damaged'])
  })

  it('a PNG with any byte changed', () => {
    const whole = real.png()
    for (let at = 8; at < whole.length; at++) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect([at, refusal('a.png', changed)]).toEqual([at, 'files.damaged'])
    }
  })

  it('a PNG with a part that nobody knows but that is needed, or with two heads', () => {
    expect(refusal('a.png', real.png(real.pngChunk('ABCD', Buffer.of(1))))).toBe('files.damaged')
    expect(refusal('a.png', real.png(real.png().subarray(8, 33)))).toBe('files.damaged')
  })
})
