import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Outgoing } from '../tables.ts'
import { isGuessable, isSafeAddress } from '../wires.ts'

/** What takes our SMS: a program of the operator's own, or of who sends SMS for them. */
export interface Sms {
  /** Where links in an SMS lead. */
  address: string
  /** Rejects when the hook did not take it. */
  send: (sms: Pick<Outgoing, 'id' | 'recipient' | 'body'>, now: Date) => Promise<void>
}

const Settings = z.object({
  LEERLADDER_SMS_HOOK: z
    .url({ protocol: /^https?$/, error: 'LEERLADDER_SMS_HOOK: as https://sms.school.example/send' })
    .refine(isSafeAddress, 'LEERLADDER_SMS_HOOK: https, or this machine'),
  LEERLADDER_SMS_SECRET: z
    .string()
    .refine(secret => !isGuessable(secret, 24), 'LEERLADDER_SMS_SECRET: at least 24 random characters'),
  LEERLADDER_ADDRESS: z.url({
    protocol: /^https?$/,
    error: 'LEERLADDER_ADDRESS: as https://leerladder.school.example',
  }),
})

const patienceInMs = 20_000

/** What proves that a call is ours: HMAC-SHA-256 in hex over the second it was made, a full stop and the body. */
const signatureOf = (secret: string, second: number, body: string): string =>
  createHmac('sha256', secret).update(`${second}.${body}`).digest('hex')

/** The hook that the environment names; null when it names none. Throws a sentence when half of it is missing. */
export const openSms = (env: NodeJS.ProcessEnv): Sms | null => {
  if (!env.LEERLADDER_SMS_HOOK) return null
  const read = Settings.safeParse(env)
  if (!read.success)
    throw new Error(`To send SMS, these must be set: ${read.error.issues.map(({ message }) => message).join('; ')}`)
  const { LEERLADDER_SMS_HOOK: hook, LEERLADDER_SMS_SECRET: secret } = read.data
  return {
    address: new URL(read.data.LEERLADDER_ADDRESS).origin,
    send: async ({ id, recipient, body }, now) => {
      const sent = JSON.stringify({ id, to: recipient, text: body })
      const second = Math.floor(now.getTime() / 1000)
      const response = await fetch(hook, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(patienceInMs),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          'x-leerladder-signature': `t=${second},v1=${signatureOf(secret, second, sent)}`,
        },
        body: sent,
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`${response.status} from the SMS hook`)
    },
  }
}
