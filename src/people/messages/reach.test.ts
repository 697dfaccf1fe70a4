import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import {
  address,
  carriers,
  decision,
  log,
  messageHouse,
  operatorKey,
  post,
  reminder,
  sends,
  start,
} from '../../../test/support/message-house.ts'
import { newId } from '../../platform/ids.ts'
import { deliverWaiting } from '../../platform/mail/deliver.ts'
import { RefusedAddress } from '../../platform/mail/post.ts'
import { bringMessages, remind } from './rounds.ts'

const { db } = await testDatabase()
const { clock, withSms, withoutSms, clear, somebody, say, outbox, kindsSent, lastCode } = messageHouse(db)
beforeEach(clear)

describe('choosing', () => {
  const choose = (over: Record<string, string | string[]> = {}) => ({
    request: 'now',
    chance: 'weekly',
    decision: 'now',
    invitation: 'now',
    reminder: 'weekly',
    language: 'nl',
    where: ['mail'],
    ...over,
  })

  it('sends each kind the way that was chosen, and what one must know of one’s account always', async () => {
    const { id, go } = await somebody()
    const choice = choose({ decision: 'space', reminder: 'now', where: [] })
    expect((await go('/mijn-berichten/instellingen', choice)).text).toContain('Bewaard.')
    await say(id, decision)
    await say(id, reminder('a'))
    expect(await outbox()).toEqual([])
    await say(id, { kind: 'security', about: 'phone-confirmed', key: 'x' })
    await go('/mijn-berichten/instellingen', choose({ decision: 'space', reminder: 'now' }))
    await say(id, reminder('b'))
    expect(await kindsSent()).toEqual(['security mail', 'reminder mail'])
    expect((await outbox())[0]?.stopSecret).toBeNull()
  })

  it.each([{ decision: 'soms' }, { reminder: '' }, { language: 'fr' }])('refuses %j', async over => {
    const { go } = await somebody()
    expect((await go('/mijn-berichten/instellingen', choose(over))).status).toBe(422)
  })

  it('ends with one click in a mail program, without signing in', async () => {
    const { id } = await somebody()
    await say(id, decision)
    const link = `http://localhost/berichten-stop/${(await outbox())[0]?.stopSecret}`
    expect((await withSms.request(link)).status).toBe(200)
    expect(await db.selectFrom('messageChoice').selectAll().execute()).toEqual([])
    const click = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }
    expect((await withSms.request(link, click)).status).toBe(200)
    expect((await withSms.request(link, click)).status).toBe(200)
    expect((await withSms.request('http://localhost/berichten-stop/geraden', click)).status).toBe(404)
    await say(id, { ...decision, key: 'two' })
    expect(await kindsSent()).toEqual(['decision mail'])
    expect(await db.selectFrom('message').select('key').execute()).toHaveLength(2)
  })

  it('ends the mail of the week for every kind that came with it', async () => {
    const { id } = await somebody()
    await say(id, reminder('a'))
    await remind(db, sends, new Date('2026-11-30T07:00:00Z'))
    const { stopSecret } = (await outbox())[0] ?? {}
    await withSms.request(`http://localhost/berichten-stop/${stopSecret}`, { method: 'POST' })
    expect(await db.selectFrom('messageChoice').select(['kind', 'way']).execute()).toEqual([
      { kind: 'reminder', way: 'space' },
      { kind: 'chance', way: 'space' },
    ])
  })

  it('ends all mail to an address that is nobody’s here', async () => {
    const manager = await somebody()
    await say(manager.id, decision)
    const stop = async () => {
      const { stopSecret } = (await outbox()).at(-1) ?? {}
      return withSms.request(`http://localhost/berichten-stop/${stopSecret}`, { method: 'POST' })
    }
    const dossier = newId<'dossier'>()
    await db
      .insertInto('dossier')
      .values({ id: dossier, personId: manager.id, startedAt: clock.now, keptAt: clock.now })
      .execute()
    const letIn = () =>
      manager.go(`/mijn-dossiers/${dossier}/wie-ziet-wat`, {
        address: 'vreemd@voorbeeld.be',
        part: 'goal',
        purpose: 'guidance',
        days: '30',
      })
    clock.now = new Date(start.getTime() + 1000)
    await letIn()
    expect((await outbox()).at(-1)).toMatchObject({ recipient: 'vreemd@voorbeeld.be', personId: null })
    await stop()
    await letIn()
    expect((await outbox()).filter(({ recipient }) => recipient === 'vreemd@voorbeeld.be')).toHaveLength(1)
    await db.deleteFrom('dossier').execute()
  })
})

describe('a phone number', () => {
  it('counts once its code was entered, gets SMS from then on, and is forgotten when asked', async () => {
    const { id, go } = await somebody()
    expect((await go('/mijn-berichten/telefoon', { phone: '12' })).status).toBe(422)
    await go('/mijn-berichten/telefoon', { phone: '0470 12 34 56' })
    expect((await outbox()).at(-1)).toMatchObject({ channel: 'sms', recipient: '+32470123456', kind: 'code' })
    const code = await lastCode()
    expect((await go('/mijn-berichten/bevestigen', { code: code === '000000' ? '1' : '000000' })).status).toBe(422)
    expect((await go('/mijn-berichten/bevestigen', { code })).status).toBe(303)
    expect((await go('/mijn-berichten/instellingen')).text).toContain('Sms’en gaan naar 0470 12 34 56')
    clock.now = new Date(start.getTime() + 1000)
    await say(id, decision)
    const sent = (await outbox()).filter(({ kind, channel }) => kind === 'decision' && channel === 'sms')
    expect(sent).toMatchObject([
      { body: `Je organisatie is goedgekeurd. Lees meer: ${address}/organisaties`, stopSecret: null },
    ])
    await go('/mijn-berichten/telefoon/weg', {})
    expect((await outbox()).filter(({ channel }) => channel === 'sms')).toEqual([])
    expect((await go('/mijn-berichten/instellingen')).text).not.toContain('gaan naar')
  })

  it('gets no more than five codes an hour, five guesses each, for ten minutes, and one that is newer ends it', async () => {
    const { go } = await somebody()
    const other = await somebody()
    const ask = (who = go) => who('/mijn-berichten/telefoon', { phone: '0470 12 34 56' })
    await ask()
    const old = await lastCode()
    clock.now = new Date(clock.now.getTime() + 1000)
    await ask()
    const code = await lastCode()
    if (old !== code) expect((await go('/mijn-berichten/bevestigen', { code: old })).status).toBe(422)
    for (let guess = 0; guess < 5; guess++) await go('/mijn-berichten/bevestigen', { code: 'x' })
    expect((await go('/mijn-berichten/bevestigen', { code })).text).toContain('werkt niet meer')
    await Promise.all([ask(), ask(), ask(), ask(other.go), ask(other.go)])
    expect(await db.selectFrom('contactCode').selectAll().execute()).toHaveLength(5)
    expect((await ask(other.go)).text).toContain('Er gingen al vijf codes')
    clock.now = new Date(clock.now.getTime() + 3_600_000)
    await ask()
    clock.now = new Date(clock.now.getTime() + 600_000)
    expect((await go('/mijn-berichten/bevestigen', { code: await lastCode() })).text).toContain('werkt niet meer')
  })

  it('is spoken of nowhere without a hook', async () => {
    const { go } = await somebody()
    expect((await go('/mijn-berichten/instellingen', undefined, withoutSms)).text).not.toMatch(/sms|gsm/i)
    expect((await go('/mijn-berichten/telefoon', { phone: '0470123456' }, withoutSms)).status).toBe(404)
  })
})

describe('an address', () => {
  const bounce = (id: string, status: string) =>
    withSms.request('http://localhost/api/berichten/terug', {
      method: 'POST',
      headers: { authorization: `Bearer ${operatorKey}`, 'content-type': 'message/rfc822' },
      body: [
        `To: terug+${id}@voorbeeld.be`,
        'Content-Type: multipart/report; report-type=delivery-status; boundary=g',
        ...['', '--g', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx'],
        ...['', 'Final-Recipient: rfc822; x@voorbeeld.be', 'Action: failed', `Status: ${status}`, '', '--g--', ''],
      ].join('\r\n'),
    })
  const took = async (id: string, status: string) => (await bounce(id, status)).json()

  it('gets no mail any more once mail came back for good, until its person confirms one', async () => {
    const { id, email, go } = await somebody()
    await say(id, decision)
    await say(id, { ...decision, key: 'waits' })
    const [mail] = await outbox()
    await db
      .updateTable('outbox')
      .set({ sentAt: clock.now })
      .where('id', '=', mail?.id ?? ('' as never))
      .execute()
    expect(await took(mail?.id ?? '', '5.1.1')).toEqual({ took: 'stopped' })
    expect(await took(mail?.id ?? '', '5.1.1')).toEqual({ took: 'nothing' })
    await say(id, { ...decision, key: 'later' })
    await deliverWaiting(db, carriers, clock.now)
    expect((await outbox()).filter(({ sentAt }) => sentAt !== null)).toHaveLength(1)
    const page = (await go('/mijn-berichten')).text
    expect(page).toContain('Je mail kwam terug')
    expect(page).toContain('Mail: kwam terug')
    expect(page).toContain('Mail: niet aangekomen')
    expect((await go('/mijn-berichten/instellingen')).text).toContain(`Mail naar ${email} komt niet aan`)
    clock.now = new Date(start.getTime() + 1000)
    await go('/mijn-berichten/adres', { address: 'Nieuw@voorbeeld.be' })
    const old = await somebody()
    expect((await go('/mijn-berichten/bevestigen', { code: await lastCode() })).status).toBe(303)
    expect((await go('/mijn-berichten/instellingen')).text).toContain('Mail gaat naar nieuw@voorbeeld.be')
    expect(
      (await outbox()).filter(({ recipient, at }) => recipient === email && at.getTime() === clock.now.getTime()),
    ).toMatchObject([{ kind: 'security', subject: 'Je e-mailadres is veranderd' }])
    // Somebody else's address cannot be taken, even by who reads its mail.
    clock.now = new Date(start.getTime() + 2000)
    await go('/mijn-berichten/adres', { address: old.email })
    expect((await go('/mijn-berichten/bevestigen', { code: await lastCode() })).text).toContain(
      'meldt iemand anders zich',
    )
  })

  it('works again for who signs in with a code that was mailed to it', async () => {
    const { email } = await somebody()
    await db.insertInto('addressStop').values({ email, reason: 'bounced', at: clock.now }).execute()
    const headers = { origin: 'http://localhost' }
    const body = new URLSearchParams({ address: email, back: '/' })
    await withSms.request('http://localhost/aanmelden/code', { method: 'POST', headers, body })
    const link = new URL(/https:\S+/.exec((await outbox())[0]?.body ?? '')?.[0] ?? '').pathname
    await withSms.request(`http://localhost${link}`, { method: 'POST', headers })
    expect(await db.selectFrom('addressStop').selectAll().execute()).toEqual([])
  })

  it('that is full is tried again in an hour, eight times at most', async () => {
    const { id } = await somebody()
    await say(id, decision)
    const mail = (await outbox())[0]?.id ?? ''
    for (let time = 1; time <= 8; time++) {
      expect(await deliverWaiting(db, carriers, clock.now)).toMatchObject({ sent: 1 })
      expect(await took(mail, '4.2.2')).toEqual({ took: 'again' })
      expect(await took(mail, '4.2.2')).toEqual({ took: 'nothing' })
      expect(await deliverWaiting(db, carriers, new Date(clock.now.getTime() + 3_599_000))).toMatchObject({ sent: 0 })
      clock.now = new Date(clock.now.getTime() + 3_600_000)
    }
    expect(await deliverWaiting(db, carriers, clock.now)).toMatchObject({ sent: 0 })
    expect(await db.selectFrom('addressStop').selectAll().execute()).toEqual([])
  })

  it('that the post office does not know stops at once', async () => {
    const { id, email } = await somebody()
    await say(id, decision)
    const refused = (await outbox()).map(({ id }) => id)
    const refusing = { ...post, send: () => Promise.reject(new RefusedAddress('550 5.1.1 unknown')) }
    await bringMessages(db, { mail: refusing, sms: null }, sends, clock.now, log)
    expect(refused).toHaveLength(1)
    expect(await db.selectFrom('addressStop').select(['email', 'reason']).execute()).toEqual([
      { email, reason: 'bounced' },
    ])
  })

  it('is stopped by the operator’s mail server only, and by no made-up mail', async () => {
    const body = 'To: terug@voorbeeld.be\r\n\r\nx'
    const headers = { 'content-type': 'message/rfc822' }
    const sent = { method: 'POST', headers, body }
    expect((await withSms.request('http://localhost/api/berichten/terug', sent)).status).toBe(404)
    expect(await took(newId(), '5.1.1')).toEqual({ took: 'nothing' })
  })
})

describe('the desk of who keeps the house', () => {
  it('shows counts and what is stuck, never to whom or what, and tries again', async () => {
    const keeper = await somebody({ role: 'administrator' })
    const { id, email, go } = await somebody()
    await say(id, decision)
    const broken = { ...post, send: () => Promise.reject(new Error(`450 4.7.1 <${email}>: greylisted`)) }
    for (let day = 0; day < 10; day++)
      await bringMessages(db, { mail: broken, sms: null }, sends, new Date(start.getTime() + day * 86_400_000), log)
    clock.now = new Date(start.getTime() + 11 * 86_400_000)
    expect((await go('/beheer/berichten')).status).toBe(404)
    const desk = await keeper.go('/beheer/berichten')
    expect(desk.text).toContain('Beslissingen, Mail: 1')
    expect(desk.text).toContain('Opgegeven, antwoord: 4.7.1')
    expect(desk.text).not.toContain(email)
    expect(desk.text).not.toContain('Centrum Ginds')
    expect((await go('/mijn-berichten')).text).toContain('Mail: niet aangekomen')
    expect((await keeper.go('/beheer/berichten/opnieuw', { kind: 'onzin' })).status).toBe(404)
    expect((await keeper.go('/beheer/berichten/opnieuw', { kind: 'decision' })).status).toBe(303)
    expect(await deliverWaiting(db, carriers, clock.now)).toMatchObject({ sent: 1 })
    expect((await keeper.go('/beheer/berichten')).text).toContain('Er blijft niets steken')
  })

  it('lets go a kind that was stopped', async () => {
    const keeper = await somebody({ role: 'administrator' })
    const stop = { id: newId<'kind-stop'>(), kind: 'reminder' as const, stoppedAt: clock.now, written: 6000 }
    await db
      .insertInto('kindStop')
      .values({ ...stop, letGoAt: null, letGoBy: null })
      .execute()
    expect((await keeper.go('/beheer/berichten')).text).toMatch(/Herinneringen: gestopt.*6\.000.*5\.000/)
    await keeper.go('/beheer/berichten/laat-gaan', { kind: 'reminder' })
    expect(await db.selectFrom('kindStop').select('letGoBy').execute()).toEqual([{ letGoBy: keeper.id }])
    await db.deleteFrom('kindStop').execute()
  })
})
