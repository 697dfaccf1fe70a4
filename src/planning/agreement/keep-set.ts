import { type Db, inTransaction, type Trx } from '../../platform/connection.ts'
import { type Day, readDay } from '../../platform/day.ts'
import type { Fields } from '../../platform/fields.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { conditions, oneLine, readValue } from './condition.ts'
import { findKeptSet, keepsSets, versionsOf } from './set.store.ts'
import { type ConditionSet, mayPublish, type SetBody, type SetVersion } from './set.ts'
import type { Fault } from './terms.ts'
import { actorIn, type SignedIn, viewerIn } from './visit.ts'

/** Makes a set without any version yet. */
export const makeSet = (
  db: Db,
  visit: SignedIn,
  ask: { name: string; second: boolean },
): Promise<Outcome<ConditionSet['id'], Word>> =>
  inTransaction(db, async trx => {
    const keeper = await keepsSets(trx, viewerIn(visit))
    if (!keeper) return refuse('planning.sets.not-yours')
    const name = oneLine(ask.name)
    if (name === '' || name.length > 120) return refuse('planning.sets.no-name')
    const id = newId<'agreement-set'>()
    await trx
      .insertInto('agreementSet')
      .values({ id, organisationId: keeper.id, name, second: ask.second, madeBy: visit.person.id, madeAt: visit.now })
      .execute()
    await record(trx, 'agreement-set.made', { at: visit.now, by: actorIn(visit), subject: id })
    return accept(id)
  })

export interface SetAsk {
  validFrom: Day
  validTo: Day | null
  body: SetBody
}

/** Reads a version from its form, with what is wrong at each field. What is left empty is not in the set. */
export const readSetAsk = (form: Fields): { ok: true; value: SetAsk } | { ok: false; faults: Fault[] } => {
  const faults: Fault[] = []
  const validFrom = readDay(form.one('valid-from'))
  if (!validFrom) faults.push({ field: 'valid-from', says: 'planning.agreement.wrong-day' })
  const typedEnd = form.one('valid-to')
  const validTo = typedEnd === '' ? null : readDay(typedEnd)
  if (typedEnd !== '' && !validTo) faults.push({ field: 'valid-to', says: 'planning.agreement.wrong-day' })
  if (validFrom && validTo && validTo < validFrom)
    faults.push({ field: 'valid-to', says: 'planning.agreement.ends-before' })
  const chosen = conditions.flatMap(condition => {
    const typed = form.one(condition.id)
    if (typed === '' && condition.kind !== 'text') return []
    const read = readValue(condition, typed)
    if (!read.ok) faults.push({ field: condition.id, says: read.refusal })
    return read.ok ? [{ id: condition.id, value: read.value }] : []
  })
  if (!chosen.some(({ id }) => id !== 'other') && faults.length === 0)
    faults.push({ field: 'fee', says: 'planning.sets.empty-version' })
  const most = form.one('retention-most')
  const retentionMost = most === '' ? 0 : /^\d{1,4}$/.test(most) ? Number(most) : Number.NaN
  if (!(retentionMost <= 1095)) faults.push({ field: 'retention-most', says: 'planning.agreement.wrong-days' })
  const standard = Number(chosen.find(({ id }) => id === 'retention')?.value ?? 0)
  if (standard > retentionMost) faults.push({ field: 'retention', says: 'planning.sets.above-most' })
  if (faults.length > 0 || !validFrom) return { ok: false, faults }
  const asked = form.all('asks')
  const asks = (['provider', 'workplace'] as const).filter(each => asked.includes(each))
  return { ok: true, value: { validFrom, validTo, body: { conditions: chosen, asks, retentionMost } } }
}

/** Whoever else changes this set waits until the end. */
const lockSet = async (trx: Trx, visit: SignedIn, id: string): Promise<ConditionSet | null> => {
  await trx
    .selectFrom('agreementSet')
    .select('id')
    .where(eb => eb.cast<string>('id', 'text'), '=', id)
    .forUpdate()
    .execute()
  return findKeptSet(trx, viewerIn(visit), id)
}

/** Writes the next version of a set. It holds for nobody until it is published. */
export const writeSetVersion = (
  db: Db,
  visit: SignedIn,
  id: string,
  ask: SetAsk,
): Promise<Outcome<SetVersion['id'], Word>> =>
  inTransaction(db, async trx => {
    const set = await lockSet(trx, visit, id)
    if (!set) return refuse('planning.sets.not-yours')
    const number = ((await versionsOf(trx, set.id)).at(-1)?.number ?? 0) + 1
    const version = newId<'agreement-set-version'>()
    const { body, ...days } = ask
    await trx
      .insertInto('agreementSetVersion')
      .values({
        id: version,
        setId: set.id,
        number,
        ...days,
        body: JSON.stringify(body),
        writtenBy: visit.person.id,
        writtenAt: visit.now,
      })
      .execute()
    await record(trx, 'agreement-set.written', {
      at: visit.now,
      by: actorIn(visit),
      subject: set.id,
      detail: { number },
    })
    return accept(version)
  })

/** Publishes a version: from its first day on, agreements are made on it. Those that were made stay as they are. */
export const publishSetVersion = (db: Db, visit: SignedIn, id: string, version: string): Promise<Outcome<null, Word>> =>
  inTransaction(db, async trx => {
    const set = await lockSet(trx, visit, id)
    const found = set && (await versionsOf(trx, set.id)).find(each => each.id === version)
    if (!set || !found) return refuse('planning.sets.not-yours')
    const may = mayPublish(found, set, visit.person.id, visit.today)
    if (!may.ok) return may
    await trx
      .insertInto('agreementSetPublication')
      .values({ versionId: found.id, publishedBy: visit.person.id, publishedAt: visit.now })
      .execute()
    const detail = { number: found.number }
    await record(trx, 'agreement-set.published', { at: visit.now, by: actorIn(visit), subject: set.id, detail })
    return accept(null)
  })
