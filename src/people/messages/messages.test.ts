import { beforeEach, describe, expect, it } from 'vitest'
import { en, nl } from '../../../content/words/index.ts'
import { testDatabase } from '../../../test/support/database.ts'
import {
  address,
  carriers,
  decision,
  messageHouse,
  reminder,
  sends,
  start,
} from '../../../test/support/message-house.ts'
import { inTransaction } from '../../platform/connection.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { newId, newSecret } from '../../platform/ids.ts'
import { deliverWaiting } from '../../platform/mail/deliver.ts'
import { remind } from './rounds.ts'
import { tell } from './tell.ts'

const { db } = await testDatabase()
const { clock, withSms, clear, somebody, say, outbox, kindsSent } = messageHouse(db)
beforeEach(clear)

describe('telling a person', () => {
  it('writes it once in their own space and in the outbox, also when two tell it at once', async () => {
    const { id } = await somebody()
    const told = await Promise.all([say(id, decision), say(id, decision)])
    expect(told.sort()).toEqual([false, true])
    expect(await say(id, decision)).toBe(false)
    expect(await kindsSent()).toEqual(['decision mail'])
    const [mail] = await outbox()
    expect(mail?.body).toContain('Centrum Ginds is goedgekeurd')
    expect(mail?.body).toContain(`${address}/organisaties`)
    expect(mail?.body).toContain(`${address}/berichten-stop/${mail?.stopSecret}`)
  })

  it('leaves nothing when the change that it tells of is undone', async () => {
    const { id } = await somebody()
    const undone = inTransaction(db, async trx => {
      await tell(trx, id, decision, sends, clock.now)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await outbox()).toEqual([])
    expect(await db.selectFrom('message').selectAll().execute()).toEqual([])
  })

  it('shows it as new once, with how its mail fares, to nobody else', async () => {
    const { id, go } = await somebody()
    const other = await somebody()
    expect((await go('/')).text).toContain(' Berichten ')
    expect((await go('/mijn-berichten')).text).toContain('Je hebt nog geen berichten')
    await say(id, decision)
    expect((await go('/')).text).toContain('Berichten (1 nieuw)')
    const first = await go('/mijn-berichten')
    expect(first.text).toContain('1 nieuw bericht')
    expect(first.text).toContain('Mail: vertrekt zo')
    await deliverWaiting(db, carriers, clock.now)
    const second = await go('/mijn-berichten')
    expect(second.text).not.toContain('nieuw')
    expect(second.text).toContain('Mail: aangekomen bij je post')
    expect((await other.go('/mijn-berichten')).text).not.toContain('Centrum Ginds')
    expect((await withSms.request('/mijn-berichten')).status).toBe(303)
  })

  it('reaches who has no mail address, in their own space', async () => {
    const { id, go } = await somebody({ email: null })
    await say(id, decision)
    await say(id, reminder('two'))
    clock.now = new Date('2026-12-01T10:00:00Z')
    await remind(db, sends, clock.now)
    expect(await outbox()).toEqual([])
    const page = await go('/mijn-berichten')
    expect(page.text).toContain('2 nieuwe berichten')
    expect(page.text).not.toContain('Mail:')
  })

  it('gives pages of twenty, newest first, and takes any number of a page', async () => {
    const { id, go } = await somebody()
    for (let nth = 1; nth <= 21; nth++) {
      clock.now = new Date(start.getTime() + nth * 60_000)
      await say(id, { ...decision, key: String(nth), values: { name: `Centrum nr. ${nth}.` } })
    }
    const first = await go('/mijn-berichten')
    expect(first.text).toMatch(/Centrum nr\. 21\..*Centrum nr\. 2\./)
    expect(first.text).not.toContain('Centrum nr. 1.')
    expect((await go('/mijn-berichten?blad=2')).text).toContain('Centrum nr. 1.')
    for (const blad of ['-1', '0', 'x', '1e309', '99999999999'])
      expect((await go(`/mijn-berichten?blad=${blad}`)).status).toBe(200)
  })

  it('speaks the language that they chose', async () => {
    const { id } = await somebody()
    await db.updateTable('person').set({ language: 'en' }).where('id', '=', id).execute()
    await say(id, decision)
    expect((await outbox())[0]?.subject).toBe('Your organisation is validated')
  })

  it('has no personal data in any subject: no title has room for a value', () => {
    for (const words of [nl, en]) {
      const titles = Object.entries(words).filter(([word]) => /^messages\.say\..*\.title$/.test(word))
      expect(titles.length).toBeGreaterThan(10)
      expect(titles.filter(([, title]) => /[{}]/.test(title))).toEqual([])
    }
  })

  it('does not repeat a code or a link that signs in, and says no more of a code that was used', async () => {
    const { email, go } = await somebody()
    const secret = newSecret()
    const asked = await withSms.request('http://localhost/aanmelden/code', {
      method: 'POST',
      headers: { origin: 'http://localhost', cookie: `leerladder=${secret}` },
      body: new URLSearchParams({ address: email, back: '/' }),
    })
    const [mail] = await outbox()
    const code = /\d{6}/.exec(mail?.body ?? '')?.[0] ?? 'none'
    const link = new URL(/https:\S+/.exec(mail?.body ?? '')?.[0] ?? '').pathname
    expect(JSON.stringify(await db.selectFrom('message').selectAll().execute())).not.toMatch(code)
    const page = await go('/')
    expect(page.text).toContain('Berichten (1 nieuw)')
    const cookie = asked.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const headers = { origin: 'http://localhost', cookie }
    const entered = await withSms.request(`http://localhost${link}`, { method: 'POST', headers })
    expect(entered.status).toBe(303)
    expect((await go('/')).text).not.toContain('nieuw)')
    const own = await go('/mijn-berichten')
    expect(own.text).toContain('Er werd een code gestuurd')
    expect(own.text).not.toContain(code)
    expect(own.text).not.toContain(link)
  })
})

describe('the mail of the week', () => {
  const weeks = async () => (await outbox()).filter(({ kind }) => kind === 'week')

  it('gathers what was not read, on Monday at eight, once', async () => {
    const { id, go } = await somebody()
    await say(id, reminder('read'))
    await go('/mijn-berichten')
    await say(id, reminder('a'))
    await say(id, reminder('b'))
    expect(await outbox()).toEqual([])
    expect((await go('/')).text).toContain('(2 nieuw)')
    await remind(db, sends, new Date('2026-11-30T06:59:00Z'))
    expect(await weeks()).toEqual([])
    const monday = new Date('2026-11-30T07:00:00Z')
    // Two houses at once.
    await Promise.all([remind(db, sends, monday), remind(db, sends, monday)])
    await remind(db, sends, new Date('2026-12-07T07:00:00Z'))
    const [mail, ...more] = await weeks()
    expect(more).toEqual([])
    expect(mail?.body).toContain('Er wachten 2 berichten op je')
    expect(mail?.body.match(/Bij Centrum Ginds/g)).toHaveLength(2)
    clock.now = monday
    expect((await go('/mijn-berichten')).text.match(/Mail: vertrekt zo/g)).toHaveLength(2)
  })

  it('is not sent when everything was read', async () => {
    const { id, go } = await somebody()
    await say(id, reminder('a'))
    await go('/mijn-berichten')
    await remind(db, sends, new Date('2026-11-30T07:00:00Z'))
    expect(await outbox()).toEqual([])
  })

  it('reminds managers once for each day on which roles end within sixty days', async () => {
    const boss = await somebody()
    const other = await somebody()
    const organisationId = newId<'organisation'>()
    const named = { id: organisationId, kind: 'provider' as const, name: 'Centrum Ginds', number: '0403170701' }
    await db
      .insertInto('organisation')
      .values({ ...named, registeredAt: clock.now, registeredBy: boss.id })
      .execute()
    const today = dayOf(clock.now)
    const role = (role: 'manager' | 'teacher' | 'assessor', days: number | null, personId = other.id) => ({
      id: newId<'membership'>(),
      organisationId,
      personId,
      role,
      fromDay: today,
      untilDay: days === null ? null : addDays(today, days),
      endedAt: null,
    })
    await db
      .insertInto('membership')
      .values([role('manager', null, boss.id), role('teacher', 60), role('assessor', 60), role('teacher', 61, boss.id)])
      .execute()
    await Promise.all([remind(db, sends, clock.now), remind(db, sends, clock.now)])
    const told = await db.selectFrom('message').select(['personId', 'detail', 'link']).execute()
    const detail = { name: 'Centrum Ginds', day: addDays(today, 60) }
    expect(told).toEqual([{ personId: boss.id, detail, link: `/organisaties/${organisationId}` }])
    expect((await boss.go('/mijn-berichten')).text).toContain('Bij Centrum Ginds lopen rollen af op 23 januari 2027')
  })
})

describe('an organisation', () => {
  it('is told what was decided, and who is invited reads it in their own space without the code', async () => {
    const [boss, invited] = [await somebody(), await somebody()]
    const keeper = await somebody({ role: 'administrator' })
    const asked = { kind: 'provider', name: 'Centrum Ginds', number: '0403.170.701' }
    await boss.go('/organisaties/nieuw', asked)
    const { id } = await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    await keeper.go(`/beheer/organisaties/${id}`, { decision: 'refused', reason: 'Het nummer is van een ander.' })
    expect((await boss.go('/mijn-berichten')).text).toContain('De reden: Het nummer is van een ander.')
    await keeper.go(`/beheer/organisaties/${id}`, { decision: 'validated', reason: '' })
    expect((await boss.go('/mijn-berichten')).text).toContain('Centrum Ginds is goedgekeurd')
    expect(await kindsSent()).toEqual(['decision mail', 'decision mail'])

    clock.now = new Date(start.getTime() + 1000)
    const page = await boss.go(`/organisaties/${id}/uitnodigen`, { address: invited.email, role: 'teacher', until: '' })
    const code = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(page.text)?.[0] ?? 'none'
    expect((await outbox()).at(-1)).toMatchObject({ recipient: invited.email, personId: invited.id })
    expect((await outbox()).at(-1)?.body).toContain(`/uitnodiging/${code}`)
    expect((await invited.go('/mijn-berichten')).text).toContain('Centrum Ginds nodigt je uit')
    expect(JSON.stringify(await db.selectFrom('message').selectAll().execute())).not.toContain(code)
  })
})
