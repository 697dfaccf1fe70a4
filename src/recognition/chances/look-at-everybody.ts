import { type Catalogue, currentCatalogue } from '../../catalogue/index.ts'
import { type Sends, tell } from '../../people/index.ts'
import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { addDays, isValidOn } from '../../platform/day.ts'
import { urls } from '../../urls.ts'
import { allRows } from '../concordance.store.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { changesOf } from '../matrix/draft.store.ts'
import { withChanges } from '../matrix/draft.ts'
import { type Change, type Job, type Meaning, meaningFor, touchedBy } from './chance.ts'
import { type Concerned, lockJob, noteProgress, peopleAfter } from './job.store.ts'

/** People looked at in one transaction: what was found of them is kept when the house stops after it. */
const atOnce = 200

/** The rows before and after what this work is about. */
const changeOf = async (trx: Trx, job: Job, catalogue: Catalogue): Promise<Change> => {
  const rows: ConcordanceRow[] = await allRows(trx).execute()
  const after = rows.filter(row => isValidOn(row, job.day))
  if (job.cause === 'published') {
    const dayBefore = addDays(job.day, -1)
    const replaced = new Set(job.rows)
    // On the first day of a version: what it ended held until the day before, and what it brought did not.
    return { before: rows.filter(row => isValidOn(row, dayBefore) && !replaced.has(row.id)), after }
  }
  if (job.cause === 'catalogue') return { before: after.filter(({ id }) => !job.rows.includes(id)), after }
  const draft = job.draftId && (await changesOf(trx, job.draftId))
  if (!draft) return { before: after, after }
  const ground = { provider: draft.provider, catalogue, from: job.day }
  return { before: after, after: withChanges(after, draft.changes, ground) }
}

const tellChances = async (
  trx: Trx,
  { id }: Concerned,
  { gains }: Meaning,
  job: Job,
  { sends, now }: { sends: Sends; now: Date },
): Promise<void> => {
  const added = await trx
    .insertInto('chance')
    .values(
      gains.map(({ module, row }) => ({ personId: id, module, rowId: row, jobId: job.id, foundAt: now, toldAt: now })),
    )
    .onConflict(on => on.columns(['personId', 'module', 'rowId']).doNothing())
    .returning('module')
    .execute()
  const fresh = gains.filter(({ module }) => added.some(each => each.module === module))
  const [first] = fresh
  if (!first) return
  const link = `${urls.askExemption}?opleiding=${encodeURIComponent(first.programme)}`
  const message = { kind: 'chance' as const, about: 'new-chance' as const, key: `chance:${job.id}`, link }
  await tell(trx, id, { ...message, values: { count: fresh.length } }, sends, now)
}

/** Looks at the next people of the oldest work, in one transaction. False: there is nothing (more) to do. */
const lookAtSome = (db: Db, catalogue: Catalogue, sends: Sends, now: Date): Promise<boolean> =>
  inTransaction(db, async trx => {
    const job = await lockJob(trx)
    if (!job) return false
    const touched = touchedBy(await changeOf(trx, job, catalogue), catalogue)
    const people = touched.size === 0 ? [] : await peopleAfter(trx, job.lastPerson, atOnce)
    let { gains, losses } = job
    for (const person of people) {
      const meaning = meaningFor(person.portraits, person.granted, touched, { catalogue, day: job.day })
      if (meaning.gains.length > 0) gains += 1
      if (meaning.losses.length > 0) losses += 1
      if (meaning.gains.length > 0 && job.cause !== 'count')
        await tellChances(trx, person, meaning, job, { sends, now })
    }
    const isOver = people.length < atOnce
    const done = isOver ? job.total : Math.min(job.total, job.done + people.length)
    const lastPerson = people.at(-1)?.id ?? job.lastPerson
    await noteProgress(trx, job, { done, lastPerson, gains, losses, endedAt: isOver ? now : null })
    return true
  })

/** Does all the work there is, some people at a time; what was stopped halfway goes on where it was. */
export const lookAtEverybody = async (db: Db, sends: Sends, now: Date): Promise<void> => {
  while (await lookAtSome(db, await currentCatalogue(db), sends, now));
}
