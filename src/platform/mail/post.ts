import { createTransport } from 'nodemailer'
import { z } from 'zod'

/** What takes our mail and brings it to people. */
export interface Post {
  /** Where links in mails lead: never what a request says of itself, which anybody can make up. */
  address: string
  send: (mail: { recipient: string; subject: string; body: string }) => Promise<void>
  close: () => void
}

const Settings = z.object({
  LEERLADDER_SMTP: z.url({ protocol: /^smtps?$/, error: 'LEERLADDER_SMTP: as smtp://user:password@host:587' }),
  LEERLADDER_MAIL_FROM: z.string().min(3, 'LEERLADDER_MAIL_FROM: as Leerladder <mail@school.example>'),
  LEERLADDER_ADDRESS: z.url({
    protocol: /^https?$/,
    error: 'LEERLADDER_ADDRESS: as https://leerladder.school.example',
  }),
})

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** The post office that the environment names; null when it names none. Throws a sentence when half of it is missing. */
export const openPost = (env: NodeJS.ProcessEnv): Post | null => {
  if (!env.LEERLADDER_SMTP) return null
  const read = Settings.safeParse(env)
  if (!read.success)
    throw new Error(`To send mail, these must be set: ${read.error.issues.map(({ message }) => message).join('; ')}`)
  const transport = createTransport({ ...patience, url: read.data.LEERLADDER_SMTP })
  return {
    address: new URL(read.data.LEERLADDER_ADDRESS).origin,
    send: async ({ recipient, subject, body }) => {
      await transport.sendMail({
        from: read.data.LEERLADDER_MAIL_FROM,
        to: { name: '', address: recipient },
        subject,
        text: body,
      })
    },
    close: () => transport.close(),
  }
}
