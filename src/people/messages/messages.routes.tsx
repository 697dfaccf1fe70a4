import { Hono } from 'hono'
import { fields, param } from '../../platform/fields.ts'
import type { Channel } from '../../platform/tables.ts'
import { actorOf, type Ctx, type Env, type Visit } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { chooseMessages } from './choose-messages.ts'
import { askToConfirm, confirmContact, forgetPhone } from './confirm-contact.ts'
import { markRead, messagesOf } from './message.store.ts'
import { MessagesPage, StopPage } from './messages.pages.tsx'
import { reachOf } from './reach.store.ts'
import { ConfirmPage, SettingsPage, type SettingsProps } from './settings.pages.tsx'
import { findStop, stopMail } from './stop-mail.ts'

type Somebody = NonNullable<Visit['person']>
const mostPages = 10_000

const settingsPage = async (c: Ctx, person: Somebody, extra: Omit<SettingsProps, 'visit' | 'reach'> = {}) => {
  const { visit } = c.var
  const reach = await reachOf(visit.db, person.id)
  return show(c, <SettingsPage visit={visit} reach={reach} {...extra} />, extra.refusal ? 422 : 200)
}

/** Sends a code to what was typed, or says what is wrong with it. */
const ask = async (c: Ctx, channel: Channel, field: 'address' | 'phone') => {
  const { visit } = c.var
  const can = channel === 'mail' ? visit.mail : visit.sms
  if (!visit.person || !can) return c.notFound()
  const typed = (await fields(c)).one(field)
  const outcome = await askToConfirm(visit.db, visit.person.id, { channel, typed }, visit, visit.now)
  if (outcome.ok) return c.redirect(urls.confirmCode, 303)
  return settingsPage(c, visit.person, { refusal: { field, word: outcome.refusal }, typed })
}

/** A person's own messages: to read, and how they come. And the way out that stands in every mail. */
export const messagesRoutes = new Hono<Env>()
  .use(`${urls.messages}/*`, async (c, next) => {
    if (!c.var.visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.messages)}`, 303)
    c.header('cache-control', 'no-store')
    await next()
  })
  .get(urls.messages, async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const asked = Number(c.req.query('blad') ?? 1)
    const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), mostPages) : 1
    const { all, listed } = await messagesOf(visit.db, visit.person.id, page, visit.now)
    const unread = listed.filter(({ readAt }) => readAt === null).map(({ id }) => id)
    await markRead(visit.db, visit.person.id, unread, visit.now)
    const seen = { ...visit, unread: visit.unread - unread.length }
    return show(c, <MessagesPage visit={seen} listed={listed} page={page} all={all} />)
  })
  .get(urls.messageSettings, async c => {
    const { person } = c.var.visit
    return person ? settingsPage(c, person) : c.notFound()
  })
  .post(urls.messageSettings, async c => {
    const { visit } = c.var
    const { person } = visit
    if (!person) return c.notFound()
    const form = await fields(c)
    const where = form.all('where')
    const before = await reachOf(visit.db, person.id)
    const choice = {
      wayOf: form.one,
      language: form.one('language'),
      // What the form did not show stays as it was.
      byMail: visit.mail && before.email ? where.includes('mail') : before.byMail,
      bySms: visit.sms && before.phone ? where.includes('sms') : before.bySms,
    }
    const outcome = await chooseMessages(visit.db, person.id, choice, actorOf(visit), visit.now)
    return settingsPage(c, person, outcome.ok ? { kept: true } : { refusal: { field: null, word: outcome.refusal } })
  })
  .post(urls.confirmAddress, c => ask(c, 'mail', 'address'))
  .post(urls.confirmPhone, c => ask(c, 'sms', 'phone'))
  .post(urls.forgetPhone, async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    await forgetPhone(visit.db, visit.person.id, actorOf(visit), visit.now)
    return c.redirect(urls.messageSettings, 303)
  })
  .get(urls.confirmCode, c => show(c, <ConfirmPage visit={c.var.visit} />))
  .post(urls.confirmCode, async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const code = (await fields(c)).one('code')
    const outcome = await confirmContact(visit.db, visit.person.id, code, actorOf(visit), visit, visit.now)
    if (outcome.ok) return c.redirect(urls.messageSettings, 303)
    return show(c, <ConfirmPage visit={visit} refusal={outcome.refusal} />, 422)
  })
  .get(urls.stopMail(':secret'), async c => {
    const { visit } = c.var
    const secret = param(c, 'secret')
    const kind = await findStop(visit.db, secret)
    if (!kind) return c.notFound()
    c.header('referrer-policy', 'no-referrer')
    return show(c, <StopPage visit={visit} secret={secret} kind={visit.t(`messages.kind.${kind}`)} done={false} />)
  })
  .post(urls.stopMail(':secret'), async c => {
    const { visit } = c.var
    const secret = param(c, 'secret')
    const kind = await stopMail(visit.db, secret, visit.now)
    if (!kind) return c.notFound()
    return show(c, <StopPage visit={visit} secret={secret} kind={visit.t(`messages.kind.${kind}`)} done />)
  })
