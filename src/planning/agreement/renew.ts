import { type Db, inTransaction } from '../../platform/connection.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import type { Word } from '../../platform/words.ts'
import { lockAgreement } from './agreement.store.ts'
import { type Agreement, agreedOf, lastStep, partiesOf, stateOf } from './agreement.ts'
import { insertAgreement } from './insert-agreement.ts'
import { standardsOn } from './set.store.ts'
import { madeFair, type Terms } from './terms.ts'
import { actorIn, type SignedIn, viewerIn } from './visit.ts'

/** How long before its last day an agreement is looked at to renew it, in days. */
export const soon = 60

/** Whether it ends soon and nobody said yet what comes after. */
export const endsSoon = (agreement: Agreement, today: Day): boolean => {
  const agreed = agreedOf(agreement)
  return (
    agreed !== null &&
    ['agreed', 'running'].includes(stateOf(agreement, today)) &&
    agreed.terms.until <= addDays(today, soon) &&
    agreement.renewedBy === null &&
    !lastStep(agreement, 'ended') &&
    !lastStep(agreement, 'let-end')
  )
}

/** Whether somebody may renew it: whoever made it, or the employer, from sixty days before its end. */
export const mayRenew = (agreement: Agreement, viewer: Parameters<typeof partiesOf>[1], today: Day): boolean =>
  endsSoon(agreement, today) &&
  partiesOf(agreement, viewer).some(({ party }) => party === agreement.madeFor || party === 'employer')

/**
 * Makes the agreement that follows on one that ends: the same people, from the day after, on what the set says by then;
 * what was agreed otherwise goes along with its motive. It waits to be looked at and sent.
 */
export const renewAgreement = (db: Db, visit: SignedIn, id: string): Promise<Outcome<Agreement['id'], Word>> =>
  inTransaction(db, async trx => {
    const viewer = viewerIn(visit)
    const agreement = await lockAgreement(trx, viewer, id)
    const agreed = agreement && agreedOf(agreement)
    if (!agreement || !agreed) return refuse('planning.agreement.not-for-you')
    if (!mayRenew(agreement, viewer, visit.today)) return refuse('planning.agreement.not-open')
    const from = addDays(agreed.terms.until, 1)
    const standard = (await standardsOn(trx, from)).find(({ set }) => set.id === agreement.set.id)
    if (!standard) return refuse('planning.agreement.no-version')
    const before = agreement.set.body.conditions
    const conditions = standard.version.body.conditions.map(each => {
      const own = agreed.terms.conditions.find(({ id }) => id === each.id)
      const differed = own?.motive && own.value !== before.find(({ id }) => id === each.id)?.value
      return differed && own.value !== each.value ? own : { ...each, motive: null }
    })
    const days = { from, until: addDays(from, 364) }
    const terms: Terms = {
      ...agreed.terms,
      ...days,
      conditions: madeFair(conditions, days, standard.version.body),
    }
    const madeFor = partiesOf(agreement, viewer)[0]?.party ?? agreement.madeFor
    const parties = agreement.parties.map(({ id: _, organisation: __, ...party }) => party)
    const version = { ...standard.version, name: standard.set.name, keeper: standard.set.keeper }
    const next = await insertAgreement(trx, { version, madeFor, parties, terms }, visit)
    await trx.insertInto('agreementRenewal').values({ agreementId: next, renews: agreement.id }).execute()
    await record(trx, 'agreement.renewed', { at: visit.now, by: actorIn(visit), subject: agreement.id })
    return accept(next)
  })
