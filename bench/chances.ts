import { performance } from 'node:perf_hooks'
import { currentCatalogue, loadContent } from '../src/catalogue/index.ts'
import { lifeStories } from '../src/people/index.ts'
import { connect, type Db } from '../src/platform/connection.ts'
import type { Day } from '../src/platform/day.ts'
import { newId } from '../src/platform/ids.ts'
import { migrate } from '../src/platform/migrate.ts'
import { translators } from '../src/platform/words.ts'
import { addJob } from '../src/recognition/chances/job.store.ts'
import { lookAtEverybody } from '../src/recognition/chances/look-at-everybody.ts'
import { currentConcordance } from '../src/recognition/index.ts'

const now = new Date('2026-11-24T10:00:00Z')
const today = '2026-11-24' as Day
const atOnce = 500

/** So many people with a kept dossier: each tells what one of the named people tells, with one goal after the other. */
const addPeople = async (db: Db, count: number, goals: string[]): Promise<void> => {
  const portraits = lifeStories().flatMap(({ portrait }) => portrait ?? [])
  for (let from = 0; from < count; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => ({
      person: newId<'person'>(),
      dossier: newId<'dossier'>(),
      portrait: portraits[(from + at) % portraits.length],
      goal: goals[(from + at) % goals.length],
    }))
    const nobody = { name: 'X', role: 'worker' as const, storyNl: '', storyEn: '', example: false }
    await db
      .insertInto('person')
      .values(some.map(({ person }) => ({ id: person, ...nobody })))
      .execute()
    const kept = { startedAt: now, keptAt: now }
    await db
      .insertInto('dossier')
      .values(some.map(({ person, dossier }) => ({ id: dossier, personId: person, ...kept })))
      .execute()
    const answers = some.flatMap(({ dossier, portrait, goal }) => [
      { dossierId: dossier, question: 'goal' as const, answer: JSON.stringify({ qualification: goal }), at: now },
      { dossierId: dossier, question: 'papers' as const, answer: JSON.stringify(portrait?.papers ?? []), at: now },
      {
        dossierId: dossier,
        question: 'can' as const,
        answer: JSON.stringify(portrait?.can ?? { has: [], dropped: [] }),
        at: now,
      },
    ])
    await db.insertInto('dossierAnswer').values(answers).execute()
  }
}

/** Looking at everybody again after every row of the concordance changed, which is the most that one change can do. */
export const benchChances = async (count: number): Promise<string[]> => {
  const { db, close } = await connect({ dataDir: null })
  try {
    await migrate(db)
    await loadContent(db, now, () => {})
    const catalogue = await currentCatalogue(db)
    const rows = (await currentConcordance(db)).map(({ id }) => id)
    await addPeople(db, count, [...new Set([...catalogue.programmes.values()].map(({ awards }) => awards))])
    const job = { cause: 'catalogue' as const, draftId: null, edition: null, rows, day: today, begunAt: now }
    await db.transaction().execute(trx => addJob(trx, job))
    const sends = { mail: true, sms: false, origin: 'http://localhost', t: translators.nl }
    const began = performance.now()
    await lookAtEverybody(db, sends, now)
    const seconds = (performance.now() - began) / 1000
    const { gains } = await db.selectFrom('chanceJob').select('gains').executeTakeFirstOrThrow()
    const told = await db
      .selectFrom('message')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return [
      `${count} people looked at again after all ${rows.length} rows of the concordance changed, on the embedded database: ${seconds.toFixed(1)} s, ${gains} with a new chance, ${told.n} told (goal: under 60 s)`,
    ]
  } finally {
    await close()
  }
}
