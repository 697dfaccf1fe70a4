import { simpleParser } from 'mailparser'

/** A mail that came back. */
export interface Bounce {
  /** What may be the id of our mail: every id that the bounce was sent to or names. Ids of mails cannot be guessed. */
  candidates: string[]
  /** The address is wrong for good; else it is full, or busy, and worth another try. */
  lasting: boolean
  /** The status code (RFC 3463): `5.1.1`. */
  status: string
}

/** A status report is small; what stands behind this is the mail itself. */
const mostBytes = 1024 * 1024
const mostCandidates = 20
// As we write it: terug+ID@… in the envelope, <ID@…> as the mail's own name.
const ourId = /[+<]([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})@/gi

/**
 * Whether a status says that mailing this address again is of no use. Not so: a full mailbox (x.2.2), and what is said of
 * the sender, the route or the contents (x.3 to x.7), since the address may be right.
 */
export const isLasting = (status: string): boolean => /^5\.(?:0|1|2)\./.test(status) && !/^5\.2\.2$/.test(status)

/** The fields of one recipient, in small letters (RFC 3464: groups of fields between empty lines). */
const groupsIn = (report: string): Map<string, string>[] =>
  report
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map(
      group =>
        new Map(
          group.split('\n').flatMap(line => {
            const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
            return name === '' ? [] : [[name.toLowerCase(), value.trim().toLowerCase()] as const]
          }),
        ),
    )

const failureIn = (report: string): string | null => {
  const failed = groupsIn(report).find(group => group.get('action')?.startsWith('failed'))
  return /^[245]\.\d{1,3}\.\d{1,3}/.exec(failed?.get('status') ?? '')?.[0] ?? null
}

const reportIn = async (mail: Buffer): Promise<string | null> => {
  try {
    const options = { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true }
    const { attachments } = await simpleParser(mail, options)
    return attachments.find(part => part.contentType === 'message/delivery-status')?.content.toString('utf8') ?? null
  } catch {
    // Anybody may mail anything to the address for bounces. What cannot be read tells of no bounce.
    return null
  }
}

/** Reads a delivery status notification (RFC 3464); null when a mail is none, or tells of no failure. */
export const readBounce = async (mail: Uint8Array): Promise<Bounce | null> => {
  const start = Buffer.from(mail.subarray(0, mostBytes))
  const report = await reportIn(start)
  const status = report && failureIn(report)
  if (!status) return null
  const ids = [...start.toString('latin1').matchAll(ourId)].map(([, id = '']) => id.toLowerCase())
  return { candidates: [...new Set(ids)].slice(0, mostCandidates), lasting: isLasting(status), status }
}
