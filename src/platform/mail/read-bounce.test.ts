import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLasting, readBounce } from './read-bounce.ts'

const id = '6f2b9a3e-8b7a-4f7e-9a3c-0a1b2c3d4e5f'
const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'))

/** A delivery status notification as mail servers write it. */
const notification = (over: { to?: string; action?: string; status?: string; returned?: string } = {}): string => {
  const { to = `terug+${id}@voorbeeld.be`, action = 'failed', status = '5.1.1', returned = '' } = over
  return `From: MAILER-DAEMON@mx.voorbeeld.be
To: ${to}
Subject: Undelivered Mail Returned to Sender
Message-Id: <20261124@mx.voorbeeld.be>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens/1"

--grens/1
Content-Type: text/plain; charset=utf-8

Dat lukte niet.

--grens/1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.voorbeeld.be
Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0000

Final-Recipient: rfc822; weg@voorbeeld.be
Action: ${action}
Status: ${status} (bad destination
  mailbox address)
Diagnostic-Code: smtp; 550 ${status} <weg@voorbeeld.be>: Recipient address
    rejected

--grens/1
Content-Type: text/rfc822-headers

${returned}

--grens/1--
`
}

describe('mail that came back', () => {
  it('is known by the address that it came back to', async () => {
    expect(await readBounce(bytes(notification()))).toEqual({ candidates: [id], lasting: true, status: '5.1.1' })
  })

  it('is known by the mail that it holds, where the post office knows no addresses with a plus', async () => {
    const returned = `From: mail@voorbeeld.be\nMessage-ID: <${id.toUpperCase()}@leerladder.voorbeeld.be>`
    const read = await readBounce(bytes(notification({ to: 'terug@voorbeeld.be', returned })))
    expect(read?.candidates).toEqual([id])
  })

  it.each([
    ['is late', notification({ action: 'delayed', status: '4.4.7' })],
    ['arrived', notification({ action: 'delivered', status: '2.0.0' })],
    ['has no status', notification({ status: 'onbekend' })],
    ['is on holiday', `To: terug+${id}@voorbeeld.be\nSubject: Afwezig\n\nIk ben er niet. Action: failed Status: 5.1.1`],
    ['is empty', ''],
  ])('is not what %s', async (_, mail) => {
    expect(await readBounce(bytes(mail))).toBeNull()
  })

  it.each([
    ['5.1.1', true],
    ['5.0.0', true],
    ['5.2.1', true],
    ['5.2.2', false],
    ['5.7.1', false],
    ['4.2.2', false],
  ])('with %s is lasting: %s', (status, lasting) => {
    expect(isLasting(status)).toBe(lasting)
  })

  it('is read, or not, from any input', async () => {
    const whole = notification()
    const mangled = fc
      .tuple(fc.nat(whole.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 40 }))
      .map(([at, cut, put]) => bytes(whole.slice(0, at) + put + whole.slice(at + cut)))
    await fc.assert(
      fc.asyncProperty(fc.oneof(mangled, fc.uint8Array({ maxLength: 2000 })), async mail => {
        const read = await readBounce(mail)
        if (read) expect(read.status).toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/)
      }),
      { numRuns: 300 },
    )
  })

  it('is read quickly when somebody sends very much', async () => {
    const parts = Array.from({ length: 20_000 }, (_, nth) => `--g\nContent-Type: message/rfc822\n\nTo: <${nth}@x>\n\n`)
    const huge = `Content-Type: multipart/report; boundary=g\n\n${parts.join('')}${'a'.repeat(4_000_000)}`
    expect(await readBounce(bytes(huge))).toBeNull()
  }, 15_000)
})
