import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as real from '../../../test/support/real-files.ts'
import { inspect } from './inspect.ts'

const text = (content: string) => Buffer.from(content)
const refusalOf = (name: string, bytes: Uint8Array, atMost?: number) => {
  const outcome = inspect(atMost === undefined ? { name, bytes } : { name, bytes, atMost })
  return outcome.ok ? outcome.value.type : outcome.refusal
}
const msWord = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const msExcel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const lockedDocx = () => {
  const bytes = real.docx()
  bytes[bytes.indexOf('PK\x01\x02') + 8] = 1
  return bytes
}

describe('what a file is', () => {
  it.each([
    ['a.pdf', real.pdf(), 'application/pdf'],
    ['a.JPG', real.jpeg(), 'image/jpeg'],
    ['a.jpeg', real.jpeg(), 'image/jpeg'],
    ['a.png', real.png(), 'image/png'],
    ['a.webp', real.webp(), 'image/webp'],
    ['a.docx', real.docx(), msWord],
    ['a.xlsx', real.xlsx(), msExcel],
    ['a.odt', real.odt(), 'application/vnd.oasis.opendocument.text'],
    ['a.txt', text('Zaventem, één dag\r\n'), 'text/plain'],
    ['a.csv', text('naam;uren\nElif;4\n'), 'text/csv'],
    ['a.webm', Buffer.from('\x1a\x45\xdf\xa3 sound', 'latin1'), 'audio/webm'],
    ['a.ogg', text('OggS\0\x02'), 'audio/ogg'],
    ['a.m4a', text('\0\0\0\x20ftypM4A '), 'audio/mp4'],
    ['a.mp4', text('\0\0\0\x20ftypheic'), 'files.unknown-type'],
    ['a.ogg', real.png(), 'files.lies-about-type'],
    ['a.pdf', real.png(), 'files.lies-about-type'],
    ['a.xlsx', real.docx(), 'files.lies-about-type'],
    ['a.png', text('<svg onload="alert(1)"/>'), 'files.lies-about-type'],
    ['a.html', text('<script>alert(1)</script>'), 'files.unknown-type'],
    ['a.constructor', text('x'), 'files.unknown-type'],
    ['a.exe', Buffer.from('MZ\0\0'), 'files.unknown-type'],
    ['a.txt', Buffer.from([0x63, 0xe9]), 'files.unknown-type'],
    ['a.txt', text('a\0b'), 'files.unknown-type'],
    ['a.docx', real.zip({ 'anything.xml': 'x' }), 'files.unknown-type'],
    ['a.docx', real.docx({ 'word/vbaProject.bin': 'x' }), 'files.unknown-type'],
    ['a.docx', lockedDocx(), 'files.unknown-type'],
    ['a.docx', real.docx().subarray(0, -1), 'files.unknown-type'],
    ['a.docx', Buffer.concat([real.docx(), text('x')]), 'files.unknown-type'],
    ['a.odt', real.odt('text-template'), 'files.unknown-type'],
  ])('%s (%#)', (name, bytes, found) => {
    expect(refusalOf(name, bytes)).toBe(found)
  })

  it('is neither empty nor larger than it may be', () => {
    expect(refusalOf('a.txt', Buffer.alloc(0))).toBe('files.empty')
    expect(refusalOf('a.txt', text('12345'), 5)).toBe('text/plain')
    expect(refusalOf('a.txt', text('123456'), 5)).toBe('files.too-large')
    expect(refusalOf('a.txt', Buffer.alloc(12_000_000, 'a'))).toBe('text/plain')
    expect(refusalOf('a.txt', Buffer.alloc(12_000_001, 'a'))).toBe('files.too-large')
  })
})

describe('what it is called', () => {
  const called = (name: string) => {
    const outcome = inspect({ name, bytes: text('x') })
    return outcome.ok ? outcome.value.name : outcome.refusal
  }

  it.each(['../a.txt', 'a/b.txt', 'C:\\a.txt', 'a\n.txt', 'a\0.txt', 'a\u202etxt.txt', '\u2066a.txt', 'a\ud800.txt'])(
    'is not %j',
    name => {
      expect(called(name)).toBe('files.bad-name')
    },
  )

  it.each(['', '.txt', '..txt', 'txt', 'a.', `${'a'.repeat(252)}.txt`])('is not %j, which is no whole name', name => {
    expect(called(name)).toBe('files.bad-name')
  })

  it('keeps letters of every language, composed', () => {
    expect(called(' attest e\u0301e\u0301n (2).txt ')).toBe('attest één (2).txt')
    expect(called('شهادة.txt')).toBe('شهادة.txt')
    expect(called(`${'e\u0301'.repeat(251)}.txt`)).toBe(`${'é'.repeat(251)}.txt`)
  })
})

describe('any bytes at all', () => {
  const names = fc.constantFrom('a.jpg', 'a.png', 'a.webp')
  const starts = fc.constantFrom(
    ...['', 'ffd8ff', 'ffd8ffda0008', '89504e470d0a1a0a', '524946460a0000005745425056503858', '504b0304'].map(start =>
      Buffer.from(start, 'hex'),
    ),
  )

  it('never throw and never pass as a picture', () => {
    fc.assert(
      fc.property(names, starts, fc.uint8Array({ minLength: 1, maxLength: 400 }), (name, start, bytes) => {
        expect(inspect({ name, bytes: Buffer.concat([start, bytes]) }).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('never throw where a real file was changed in one place', () => {
    const files = [real.talkativeJpeg(6), real.talkativePng(), real.talkativeWebp(), real.movingWebp(), real.docx()]
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(255), names, (file, at, byte, name) => {
        const changed = Buffer.from(file)
        changed[at % file.length] = byte
        const outcome = inspect({ name, bytes: changed })
        expect(outcome.ok || outcome.refusal.startsWith('files.')).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})
