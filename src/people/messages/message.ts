import type { Id } from '../../platform/ids.ts'
import type { MessageKind } from '../../platform/mail/kinds.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate, Word } from '../../platform/words.ts'
import { urls } from '../../urls.ts'

type NameIn<Key, Part extends string> = Key extends `messages.say.${infer Name}.${Part}` ? Name : never

/** Everything that the house says to a person: each has words for its title and its text. */
export type MessageName = NameIn<Word, 'title'>
/** What holds a secret: the mail or SMS has words of its own for it, and the own space never shows it. */
type SecretName = NameIn<Word, 'mail'>

interface Saying {
  kind: MessageKind
  /** What makes it the same message: it is written once a person. */
  key: string
  /** What stands in the text, never in the title; no names of others, who may have themselves erased. */
  values?: Record<string, string | number>
  /** Where in the house one acts on it. */
  link?: string
  /** Of no use after. */
  until?: Date
}

/** Something to say to somebody. */
export type Message =
  | (Saying & { about: Exclude<MessageName, SecretName>; secret?: never })
  // `{link}` in a secret is an address of the house.
  | (Saying & { about: SecretName; secret: { code?: string; link?: string } })

/** What this house can send with, where links lead, and in which language it speaks to who is no person here yet. */
export type Sends = Pick<Visit, 'mail' | 'sms' | 'origin' | 't'>

/** A message as the database keeps it. */
export interface StoredMessage {
  id: Id<'message'>
  personId: Id<'person'>
  kind: MessageKind
  about: MessageName
  detail: Record<string, string | number>
  link: string | null
  key: string
  at: Date
  readAt: Date | null
  forWeek: boolean
  gatheredAt: Date | null
}

interface Text {
  subject: string
  body: string
}

const whole = (path: string, origin: string): string => new URL(path, origin).href

/** The end of a mail that one need not get. */
export const wayOut = (t: Translate, stopSecret: string | null, origin: string): string =>
  stopSecret === null ? '' : `\n\n--\n${t('messages.mail.stop', { link: whole(urls.stopMail(stopSecret), origin) })}`

/** What a message says in a mail, before the way out. A secret stands here and nowhere else. */
export const mailOf = (t: Translate, { about, values, link, secret }: Message, origin: string): Text => {
  const subject = t(`messages.say.${about}.title`)
  if (secret) {
    const filled = { ...values, ...secret, ...(secret.link ? { link: whole(secret.link, origin) } : {}) }
    return { subject, body: t(`messages.say.${about}.mail`, filled) }
  }
  const text = t(`messages.say.${about}.text`, values)
  return { subject, body: link ? `${text}\n\n${whole(link, origin)}` : text }
}

/** What a message says in an SMS: a code, or what it is about and where the rest stands. */
export const smsOf = (t: Translate, message: Message, origin: string): string =>
  message.secret
    ? mailOf(t, message, origin).body
    : t('messages.sms', {
        title: t(`messages.say.${message.about}.title`),
        link: whole(message.link ?? urls.messages, origin),
      })
