import { expect } from 'vitest'
import { importFile } from '../../src/catalogue/import/import-file.ts'
import type { ProgrammeId, ProviderId } from '../../src/catalogue/index.ts'
import type { Db } from '../../src/platform/connection.ts'
import type { Day } from '../../src/platform/day.ts'
import { type Id, newId } from '../../src/platform/ids.ts'
import { translators } from '../../src/platform/words.ts'
import { waitForJury } from '../../src/recognition/jury/wait-for-jury.ts'
import { beginProcedure } from '../../src/recognition/procedures/procedure.store.ts'
import { organisationsHouse } from './organisations.ts'

const pack = `
defaults: {origin: example, source: {title: Gemaakt voor de proef, address: null, asOf: 2026-11-24}}
competences:
- {id: c-til, kind: technical, label: {nl: Tilt veilig, en: Lifts safely}}
qualifications:
- {id: q-hr, kind: professional, title: {nl: HR, en: HR}, competences: [c-til]}
providers:
- {id: hs-proef, name: Hogeschool Proef, kind: university_college}
programmes:
- {id: proef-hr, provider: hs-proef, title: {nl: Graduaat HR, en: Graduate HR}, awards: q-hr, unit: credit, modules: [{id: m-hr, title: {nl: HR, en: HR}, contact: 40 uur, proves: [c-til]}]}
`

/** A college with a coordinator and three jurors, and what people do there with juries. */
export const juryHouse = async (db: Db) => {
  let clock = new Date('2026-11-25T10:00:00Z')
  const house = await organisationsHouse(db, () => clock, clock)
  const { somebody, validated, codeFor, accept, boss } = house
  const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }

  const read = await importFile(
    db,
    { person: null, role: 'operator' },
    { fileName: 'proef.yaml', bytes: new TextEncoder().encode(pack), importer: 'pack' },
    clock,
  )
  if (!read.ok) throw new Error(read.refusal)

  const provider = 'hs-proef' as ProviderId
  const programme = 'proef-hr' as ProgrammeId
  const lieve = await somebody('Lieve')
  const samira = await somebody('Samira')
  const grace = await somebody('Grace')
  const dirk = await somebody('Dirk')
  const stranger = await somebody('Vreemde')
  let address = ''
  let organisation = '' as Id<'organisation'>

  type Somebody = typeof lieve

  const works = async (who: Somebody, role: 'coordinator' | 'assessor') => {
    await accept(who, await codeFor(lieve, address, { role }))
    const membership = await house.roleOf(who, role)
    expect((await who.go('/organisaties/werk-voor', { membership })).status).toBe(303)
  }

  const mandate = (who: Somebody, over: Record<string, string> = {}) =>
    lieve.go(`/jury/leden/${who.id}`, { opleiding: programme, van: '2026-11-01', tot: '2027-10-31', ...over })

  /** Somebody with a procedure who waits for a jury; gives the address on which they choose. */
  const waits = async (name: string, until: Day | null = null) => {
    const who = await somebody(name)
    const procedure = newId<'procedure'>()
    const by = { person: who.id, role: 'worker' as const }
    await db.transaction().execute(async trx => {
      await beginProcedure<object, { asked: null }, 'asked'>(
        trx,
        {
          ...{ id: procedure, way: 'quickscan', personId: who.id, provider, programme, frame: {} },
          ...{ begunBy: who.id, begunAt: clock },
        },
        { kind: 'asked', detail: null },
        by,
      )
      const about = { procedure }
      await waitForJury(trx, { organisation, person: who.id, about, programme, until }, by, sends, clock)
    })
    const { id } = await db
      .selectFrom('juryWait')
      .select('id')
      .where('procedureId', '=', procedure)
      .executeTakeFirstOrThrow()
    return { ...who, procedure, wait: id, own: `/mijn-zitting/${id}` }
  }

  const form = { programme, from: '09:00', until: '12:00', site: '', room: 'A1', wanted: '2', seats: '1' }
  let lastDay = 0
  /** A session that nobody planned before: each a day later. */
  const plans = async (jurors: Somebody[], over: Record<string, string> = {}) => {
    lastDay += 1
    const day = new Date(Date.UTC(2027, 0, lastDay)).toISOString().slice(0, 10)
    const done = await lieve.go('/jury/nieuw', { ...form, day, juror: jurors.map(({ id }) => id), ...over })
    return { ...done, id: done.to.split('/').at(-1) ?? '', day: over.day ?? day }
  }
  const answers = (who: Somebody, session: string, antwoord: 'yes' | 'no') =>
    who.go(`/mijn-jury/${session}`, { antwoord, bij: organisation })
  const namedFor = async (procedure: Id<'procedure'>) =>
    (
      await db
        .selectFrom('procedurePart')
        .innerJoin('person', 'person.id', 'personId')
        .select('name')
        .where('procedureId', '=', procedure)
        .where('endedAt', 'is', null)
        .orderBy('name')
        .execute()
    ).map(({ name }) => name)
  const at = async <Result>(instant: string, act: () => Promise<Result>): Promise<Result> => {
    const before = clock
    clock = new Date(instant)
    try {
      return await act()
    } finally {
      clock = before
    }
  }

  address = await validated(lieve, 'provider')
  organisation = address.split('/').at(-1) as Id<'organisation'>
  await boss.go(`/beheer/organisaties/${organisation}/aanbod`, { provider })
  await works(lieve, 'coordinator')
  for (const who of [samira, grace, dirk]) {
    await works(who, 'assessor')
    expect((await mandate(who)).status).toBe(303)
  }
  return {
    ...{ house, lieve, samira, grace, dirk, stranger, organisation, programme, sends },
    ...{ mandate, waits, form, plans, answers, namedFor, at, now: () => clock },
  }
}
