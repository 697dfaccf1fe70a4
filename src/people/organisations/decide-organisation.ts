import { type Db, inTransaction } from '../../platform/connection.ts'
import { dayOf } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { type Actor, record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import type { Sends } from '../messages/message.ts'
import { tell } from '../messages/tell.ts'
import type { Present } from '../person.ts'
import { findToDecide, isSector, lockOrganisation, managersOf } from './organisation.store.ts'
import { type Decision, decisions, decisionsFrom, mayDecide } from './organisation.ts'

type Refusal = 'people.organisation.not-yours' | 'people.organisation.decided' | 'people.organisation.no-reason'

const isDecision = (text: string): text is Decision => decisions.some(decision => decision === text)

/**
 * Validates or refuses an organisation, or withdraws its validation, with a reason. Of two who decide at once the
 * second is told that it was decided.
 */
export const decideOrganisation = (
  db: Db,
  id: string,
  ask: { decision: string; reason: string },
  who: Present & { administrator: boolean },
  by: Actor,
  sends: Sends,
  now: Date,
): Promise<Outcome<Decision, Refusal>> =>
  inTransaction(db, async trx => {
    await lockOrganisation(trx, id)
    const organisation = await findToDecide(trx, id)
    const sector = await isSector(trx, who, dayOf(now))
    if (!organisation || !mayDecide(organisation, { ...who, sector })) return refuse('people.organisation.not-yours')
    const { decision } = ask
    if (!isDecision(decision) || !decisionsFrom[organisation.standing].includes(decision))
      return refuse('people.organisation.decided')
    const reason = ask.reason.trim().slice(0, 2000)
    if (decision !== 'validated' && reason === '') return refuse('people.organisation.no-reason')
    const { id: decided } = await trx
      .insertInto('organisationDecision')
      .values({ organisationId: organisation.id, decision, reason, at: now, personId: who.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const about = {
      kind: 'decision' as const,
      about: `organisation-${decision}` as const,
      key: `decided:${decided}`,
      values: { name: organisation.name, reason },
      link: urls.organisation(organisation.id),
    }
    for (const manager of await managersOf(trx, organisation.id, dayOf(now)))
      await tell(trx, manager, about, sends, now)
    await record(trx, `organisation.${decision}`, { at: now, by, subject: organisation.id })
    return accept(decision)
  })
