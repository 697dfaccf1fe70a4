import type { Db } from '../src/platform/connection.ts'
import { fingerprint } from '../src/platform/ids.ts'

/** How many of these are not found, in this order, among those. */
export const missing = (wanted: number[], among: number[]): number => {
  let at = 0
  for (const value of among) if (value === wanted[at]) at++
  return wanted.length - at
}

/** What the database has of who answered with this cookie: their hours in order, and how many lines tell of it. */
export const keptBy = async (db: Db, { cookie }: { cookie: string }) => {
  const { dossierId } = await db
    .selectFrom('session')
    .select('dossierId')
    .where('fingerprint', '=', fingerprint(cookie.split('=')[1] ?? ''))
    .executeTakeFirstOrThrow()
  if (dossierId === null) throw new Error('Somebody lost their dossier.')
  const answers = await db
    .selectFrom('dossierAnswer')
    .select('answer')
    .where('dossierId', '=', dossierId)
    .orderBy('id')
    .execute()
  const lines = await db
    .selectFrom('event')
    .select('id')
    .where('subject', '=', dossierId)
    .where('kind', '=', 'dossier.answered')
    .execute()
  const hours = answers.map(row => (row.answer as { minutesFreePerWeek: number }).minutesFreePerWeek / 60)
  return { hours, lines: lines.length }
}
