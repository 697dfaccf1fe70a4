import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { urls } from '../../urls.ts'
import type { Outgoing } from '../tables.ts'
import { isGuessable, isThisMachine } from '../wires.ts'
import { isLasting } from './read-bounce.ts'

/** What takes our mail and brings it to people. */
export interface Post {
  /** Where links in mails lead: never what a request says of itself, which anybody can make up. */
  address: string
  /** Rejects with `RefusedAddress` when the address does not exist, else with what the post office said. */
  send: (mail: Pick<Outgoing, 'id' | 'recipient' | 'subject' | 'body' | 'stopSecret'>) => Promise<void>
  close: () => void
}

/** The post office says that nobody has this address. */
export class RefusedAddress extends Error {}

const shortestPassword = 8

const hasNoWeakPassword = (address: string): boolean => {
  if (!URL.canParse(address)) return true
  const { password, hostname } = new URL(address)
  return password === '' || isThisMachine(hostname) || !isGuessable(decodeURIComponent(password), shortestPassword)
}

const Settings = z.object({
  LEERLADDER_SMTP: z
    .url({ protocol: /^smtps?$/, error: 'LEERLADDER_SMTP: as smtp://user:password@host:587' })
    .refine(hasNoWeakPassword, 'LEERLADDER_SMTP: its password is too easy to guess'),
  LEERLADDER_MAIL_FROM: z.string().min(3, 'LEERLADDER_MAIL_FROM: as Leerladder <mail@school.example>'),
  LEERLADDER_ADDRESS: z.url({
    protocol: /^https?$/,
    error: 'LEERLADDER_ADDRESS: as https://leerladder.school.example',
  }),
  LEERLADDER_BOUNCES: z.email('LEERLADDER_BOUNCES: as terug@school.example').optional(),
})

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

const Refusal = z.object({ command: z.literal('RCPT TO'), responseCode: z.number(), response: z.string() })

/** Whether the post office refused the address itself, for good: not us, and not for now. */
const refusesAddress = (problem: unknown): boolean => {
  const refusal = Refusal.safeParse(problem)
  if (!refusal.success) return false
  const { responseCode, response } = refusal.data
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0]
  return status ? isLasting(status) : [550, 551, 553].includes(responseCode)
}

/** `terug@school.example` as `terug+id@school.example`: what comes back names the mail that it is about. */
const bounceTo = (address: string, id: string): string => address.replace(/@(?=[^@]+$)/, `+${id}@`)

/** The post office that the environment names; null when it names none. Throws a sentence when half of it is missing. */
export const openPost = (env: NodeJS.ProcessEnv): Post | null => {
  if (!env.LEERLADDER_SMTP) return null
  const read = Settings.safeParse(env)
  if (!read.success)
    throw new Error(`To send mail, these must be set: ${read.error.issues.map(({ message }) => message).join('; ')}`)
  const { LEERLADDER_MAIL_FROM: from, LEERLADDER_BOUNCES: bounces } = read.data
  const { origin, hostname } = new URL(read.data.LEERLADDER_ADDRESS)
  const smtp = new URL(read.data.LEERLADDER_SMTP)
  // Over a network a post office that does not encrypt gets nothing.
  const requireTLS = smtp.protocol === 'smtp:' && !isThisMachine(smtp.hostname)
  const transport = createTransport({ ...patience, url: smtp.href, requireTLS })
  return {
    address: origin,
    send: async ({ id, recipient, subject, body, stopSecret }) => {
      const stop = stopSecret && new URL(urls.stopMail(stopSecret), origin).href
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: recipient },
          ...(bounces ? { envelope: { from: bounceTo(bounces, id), to: recipient } } : {}),
          messageId: `<${id}@${hostname}>`,
          // A machine wrote this: a machine need not answer that somebody is on holiday (RFC 3834).
          headers: {
            'Auto-Submitted': 'auto-generated',
            // One click in the mail program is enough (RFC 8058).
            ...(stop ? { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
          },
          subject,
          text: body,
        })
      } catch (problem) {
        if (refusesAddress(problem)) throw new RefusedAddress((problem as Error).message, { cause: problem })
        throw problem
      }
    },
    close: () => transport.close(),
  }
}
