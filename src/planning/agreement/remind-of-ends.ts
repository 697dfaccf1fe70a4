import { type Sends, tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { urls } from '../../urls.ts'
import { agreementsById } from './agreement.store.ts'
import { agreedOf, stateOf } from './agreement.ts'
import { endsSoon, soon } from './renew.ts'
import { peopleOf } from './tell-parties.ts'

/** The last warning, in days before the last day. */
const last = 14

/**
 * Tells everybody who takes part, sixty and fourteen days before, that an agreement ends; each once. Gives how many
 * messages were written.
 */
export const remindOfEnds = async (db: Db, sends: Sends, now: Date): Promise<number> => {
  const today = dayOf(now)
  const near = await db
    .selectFrom('agreementVersion')
    .select('agreementId')
    .distinct()
    .where('untilDay', '>=', today)
    .where('untilDay', '<=', addDays(today, soon))
    .execute()
  let told = 0
  for (const agreement of await agreementsById(
    db,
    near.map(({ agreementId }) => agreementId),
  )) {
    const until = agreedOf(agreement)?.terms.until
    if (!until || !endsSoon(agreement, today) || stateOf(agreement, today) === 'ended') continue
    const which = until <= addDays(today, last) ? 'last' : 'first'
    const key = `agreement-ends:${agreement.id}:${until}:${which}`
    const message = { kind: 'reminder' as const, about: 'agreement-ends' as const, key, values: { day: until } }
    told += await inTransaction(db, async trx => {
      const people = new Set<Awaited<ReturnType<typeof peopleOf>>[number]>()
      for (const party of agreement.parties) for (const person of await peopleOf(trx, party, today)) people.add(person)
      let written = 0
      for (const person of [...people].sort())
        if (await tell(trx, person, { ...message, link: urls.agreement(agreement.id) }, sends, now)) written++
      return written
    })
  }
  return told
}
