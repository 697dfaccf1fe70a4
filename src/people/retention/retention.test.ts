import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn, organisationsHouse } from '../../../test/support/organisations.ts'
import { fingerprint, newId, newSecret } from '../../platform/ids.ts'
import { translators } from '../../platform/words.ts'
import { findShared } from '../dossier.store.ts'
import { beginSession } from '../sign-in.ts'
import { processing } from './processing.ts'
import { tidyUp } from './tidy-up.ts'

const { db } = await testDatabase()
const start = new Date('2026-11-24T10:00:00Z')
const day = 86_400_000
let now = start
const at = (days: number) => new Date(start.getTime() + days * day)
const house = await organisationsHouse(db, () => now, start)
const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }
const tidy = async (days: number) => {
  now = at(days)
  await tidyUp(db, sends, now)
}

/** Somebody who visits now: signing in is what one is remembered by. */
const visits = async (person: { id: Parameters<typeof beginSession>[1]['id'] }) =>
  db.transaction().execute(trx => beginSession(trx, { id: person.id, role: 'worker' }, null, 'code', now))
const mailsTo = async (email: string) =>
  (await db.selectFrom('outbox').select('subject').where('recipient', '=', email).execute()).map(
    ({ subject }) => subject,
  )
const erasedAt = async ({ id }: { id: Parameters<typeof beginSession>[1]['id'] }) =>
  (await db.selectFrom('person').select('erasedAt').where('id', '=', id).executeTakeFirstOrThrow()).erasedAt

beforeEach(async () => {
  now = start
  await house.clear()
})

describe('the register of processing', () => {
  it('names every table that holds anything of people, and none that is not there', async () => {
    const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
    // What is the same for everybody, and holds nobody.
    const ofNobody = [
      ...['catalogue_version', 'certificate_type', 'competence', 'competence_label', 'competence_relation'],
      ...['concordance_row', 'concordance_part', 'framework', 'import_run', 'incentive', 'incentive_version', 'ladder'],
      ...['chance_job', 'concordance_end', 'concordance_seen', 'draft_row'],
      ...['migration', 'module', 'occupation', 'occupation_competence', 'occupation_label', 'offer', 'postcode'],
      ...['programme', 'provider', 'qualification', 'shortage_occupation', 'unresolved'],
    ]
    const registered = new Set(processing.flatMap(part => part.tables))
    expect(
      tables.rows
        .map(({ name }) => name)
        .filter(name => !ofNobody.includes(name))
        .toSorted(),
    ).toEqual([...registered].toSorted())
  })

  it('is a page that anybody reads, in both languages', async () => {
    const anybody = await house.somebody('Lezer')
    expect((await anybody.go('/wat-we-bewaren')).text).toContain('730 dagen na je laatste bezoek')
  })
})

describe('an account that nobody uses', () => {
  it('is told of, then goes, unless its person comes back', async () => {
    const goes = await house.somebody('Goes')
    const comes = await house.somebody('Comes')
    for (const person of [goes, comes]) await visits(person)
    await tidy(699)
    expect(await mailsTo(goes.email)).toEqual([])
    await tidy(701)
    expect(await mailsTo(goes.email)).toEqual(['Je account gaat bijna weg'])
    await tidy(702)
    expect(await mailsTo(goes.email)).toHaveLength(1)
    now = at(720)
    await visits(comes)
    await tidy(730.5)
    expect(await erasedAt(goes)).toBeNull()
    await tidy(732)
    expect(await erasedAt(goes)).toEqual(at(732))
    expect(await erasedAt(comes)).toBeNull()
    // Who came back is told again before the next end.
    await tidy(720 + 701)
    expect(await mailsTo(comes.email)).toEqual(['Je account gaat bijna weg'])
  })

  it('is never erased without thirty days’ notice, however long nobody tidied up', async () => {
    const late = await house.somebody('Late')
    await visits(late)
    await tidy(3000)
    expect(await erasedAt(late)).toBeNull()
    await tidy(3029)
    expect(await erasedAt(late)).toBeNull()
    await tidy(3031)
    expect(await erasedAt(late)).not.toBeNull()
  })

  it('stays while its person has a role, or closed their dossiers', async () => {
    const erna = await house.somebody('Erna')
    const careful = await house.somebody('Careful')
    await visits(erna)
    await visits(careful)
    await house.register(erna)
    await careful.go('/mijn-gegevens/dicht', { ground: 'claim' })
    await tidy(701)
    await tidy(2000)
    expect(await erasedAt(erna)).toBeNull()
    expect(await erasedAt(careful)).toBeNull()
  })

  it('stays when its person signs in at the moment that it would go', async () => {
    for (let round = 0; round < 10; round++) {
      now = start
      const back = await house.somebody(`Back${round}`)
      await visits(back)
      await tidy(701)
      now = at(732)
      const [, signedIn] = await Promise.allSettled([tidyUp(db, sends, now), visits(back)])
      const erased = (await erasedAt(back)) !== null
      const sessions = await db.selectFrom('session').select('beganAt').where('personId', '=', back.id).execute()
      // Either they were in time and keep everything, or everything was gone before; never a half.
      if (!erased) expect(sessions.map(({ beganAt }) => beganAt)).toContainEqual(now)
      expect(signedIn.status === 'fulfilled' || erased).toBe(true)
    }
  })
})

describe('what is over', () => {
  it('goes when its time has come and not before', async () => {
    const erna = await house.somebody('Orna')
    const address = await house.validated(erna)
    const code = codeIn((await house.invite(erna, address)).text)
    await erna.go(`${address}/lijst`, { list: new File(['e-mail,rol\na@b.be,mentor'], 'x.csv') })
    const secret = newSecret()
    const dossier = newId<'dossier'>()
    await db.insertInto('dossier').values({ id: dossier, personId: null, startedAt: start, keptAt: null }).execute()
    await db
      .insertInto('session')
      .values({
        fingerprint: fingerprint(secret),
        personId: null,
        dossierId: dossier,
        beganAt: start,
        expiresAt: at(30),
        endedAt: null,
      })
      .execute()
    const counts = async () => ({
      dossiers: (await db.selectFrom('dossier').select('id').where('id', '=', dossier).execute()).length,
      sessions: (
        await db.selectFrom('session').select('fingerprint').where('fingerprint', '=', fingerprint(secret)).execute()
      ).length,
      rosters: (await db.selectFrom('roster').select('id').execute()).length,
      invitations: (await db.selectFrom('invitation').select('id').execute()).length,
    })
    expect(code).not.toBe('')
    await tidy(29)
    expect(await counts()).toEqual({ dossiers: 1, sessions: 1, rosters: 1, invitations: 1 })
    await tidy(31)
    expect(await counts()).toEqual({ dossiers: 1, sessions: 1, rosters: 0, invitations: 1 })
    await tidy(91)
    expect(await counts()).toEqual({ dossiers: 0, sessions: 1, rosters: 0, invitations: 1 })
    await tidy(121)
    expect(await counts()).toEqual({ dossiers: 0, sessions: 0, rosters: 0, invitations: 0 })
    const told = await db.selectFrom('event').select('subject').where('kind', '=', 'retention.removed').execute()
    expect(told.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['rosters', 'visitor-dossier', 'sessions', 'invitations']),
    )
  })
})

describe('closed dossiers', () => {
  it('are shown to nobody else, neither by who was let in nor by a link, until they are opened again', async () => {
    const wilma = await house.somebody('Wilma')
    const gust = await house.somebody('Gust', 'guide')
    const dossier = newId<'dossier'>()
    await db.insertInto('dossier').values({ id: dossier, personId: wilma.id, startedAt: now, keptAt: now }).execute()
    await db
      .insertInto('dossierAnswer')
      .values({ dossierId: dossier, question: 'about', answer: JSON.stringify({ birthYear: 1987 }), at: now })
      .execute()
    const grant = { address: gust.email, purpose: 'guidance', part: ['about'], days: '30' }
    await wilma.go(`/mijn-dossiers/${dossier}/wie-ziet-wat`, grant)
    const made = await wilma.go(`/mijn-dossiers/${dossier}/deel`, { days: '30' })
    const secret = /\/gedeeld\/([\w-]+)/.exec(made.html)?.[1] ?? ''
    const { id } = await db.selectFrom('access').select('id').executeTakeFirstOrThrow()
    const seen = async () => ({
      granted: (await gust.go(`/gedeeld-met-mij/${id}`)).status === 200,
      link: typeof (await findShared(db, fingerprint(secret), now)) === 'object',
    })
    expect(await seen()).toEqual({ granted: true, link: true })
    expect((await wilma.go('/mijn-gegevens/dicht', { ground: 'zomaar' })).status).toBe(422)
    await Promise.all([1, 2].map(() => wilma.go('/mijn-gegevens/dicht', { ground: 'objection' })))
    expect(await seen()).toEqual({ granted: false, link: false })
    expect((await gust.go('/gedeeld-met-mij')).text).not.toContain('Wilma')
    expect((await wilma.go(`/mijn-dossiers/${dossier}`)).status).toBe(200)
    expect((await wilma.go('/mijn-gegevens')).text).toContain('niemand anders ziet ze')
    await wilma.go('/mijn-gegevens/dicht/openen', {})
    expect(await seen()).toEqual({ granted: true, link: true })
    const closings = db.selectFrom('restriction').select('id').where('personId', '=', wilma.id)
    expect(await closings.execute()).toHaveLength(1)
  })
})
