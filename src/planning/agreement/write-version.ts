import { type Db, inTransaction } from '../../platform/connection.ts'
import { readDay } from '../../platform/day.ts'
import type { Fields } from '../../platform/fields.ts'
import { lockAgreement } from './agreement.store.ts'
import { lastStep, mayWrite, newestOf } from './agreement.ts'
import { conditionOf, oneLine, readHours, readValue } from './condition.ts'
import { insertVersion } from './insert-agreement.ts'
import { tellParties } from './tell-parties.ts'
import { type Fault, faultsIn, type Terms } from './terms.ts'
import { type SignedIn, viewerIn } from './visit.ts'

export interface Change {
  /** The number of the text that it was changed from. */
  seen: number
  terms: Terms
  words: string
}

/** Terms as they were changed on the form, with what is wrong at each field. */
export const readChange = (form: Fields, before: Terms): { change: Change; faults: Fault[] } => {
  const faults: Fault[] = []
  const [from, until] = [readDay(form.one('from')), readDay(form.one('until'))]
  if (!from) faults.push({ field: 'from', says: 'planning.agreement.wrong-day' })
  if (!until) faults.push({ field: 'until', says: 'planning.agreement.wrong-day' })
  const contractMinutes = readHours(form.one('contract'))
  if (contractMinutes === null) faults.push({ field: 'contract', says: 'planning.agreement.wrong-contract' })
  const conditions = before.conditions.map(each => {
    const condition = conditionOf(each.id)
    if (!condition) return each
    const read = readValue(condition, form.one(each.id))
    if (!read.ok) faults.push({ field: each.id, says: read.refusal })
    return {
      ...each,
      value: read.ok ? read.value : each.value,
      motive: oneLine(form.one(`motive-${each.id}`)).slice(0, 500) || null,
    }
  })
  const terms = {
    ...before,
    from: from ?? before.from,
    until: until ?? before.until,
    contractMinutes: contractMinutes ?? before.contractMinutes,
    conditions,
  }
  return { change: { seen: Number(form.one('seen')), terms, words: form.one('words').slice(0, 2000) }, faults }
}

type Written = { ok: true; value: number } | { ok: false; faults: Fault[] }
const fault = (field: string, says: Fault['says']): Written => ({ ok: false, faults: [{ field, says }] })

/** A motive says why something differs; where nothing does, there is none. */
const withMotives = (terms: Terms, standard: readonly { id: string; value: string | number }[]): Terms => ({
  ...terms,
  conditions: terms.conditions.map(each => ({
    ...each,
    motive: standard.find(({ id }) => id === each.id)?.value === each.value ? null : each.motive,
  })),
})

/**
 * Writes the next text of an agreement. Who signed the one before is asked anew; until everybody did, what everybody
 * signed last goes on to hold.
 */
export const writeVersion = (db: Db, visit: SignedIn, id: string, { seen, terms, words }: Change): Promise<Written> =>
  inTransaction(db, async trx => {
    const viewer = viewerIn(visit)
    const agreement = await lockAgreement(trx, viewer, id)
    if (!agreement || !mayWrite(agreement, viewer, visit.today)) return fault('', 'planning.agreement.not-for-you')
    const newest = newestOf(agreement)
    if (newest.number !== seen) return fault('', 'planning.agreement.changed')
    const { body, ...set } = agreement.set
    const next = withMotives(terms, body.conditions)
    const faults = faultsIn(next, body, visit.today)
    if (faults.length > 0) return { ok: false, faults }
    if (JSON.stringify(next) === JSON.stringify(newest.terms)) return fault('', 'planning.agreement.same')
    const sent = lastStep(agreement, 'sent') !== undefined
    if (sent && words === '') return fault('words', 'planning.agreement.no-words')
    const number = newest.number + 1
    const frame = { number, set, parties: agreement.parties.map(({ party }) => party) }
    await insertVersion(trx, agreement.id, { terms: next, words, frame }, visit)
    if (sent) await tellParties(trx, agreement, agreement.parties, 'agreement-changed', String(number), visit)
    return { ok: true, value: number }
  })
