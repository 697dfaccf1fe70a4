import { inTransaction } from '../../../platform/connection.ts'
import { newId } from '../../../platform/ids.ts'
import { lockText } from '../../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { record } from '../../../platform/record.ts'
import { actorOf } from '../../../platform/visit.ts'
import type { Measure } from '../measure.ts'
import type { RuleBody } from './draft.ts'
import { insertEdit, type Keeper, openDraft } from './rules.store.ts'

/**
 * Writes what a draft says now, begun when there is none. `seen`: the edition that whoever saves looked at, 0 for none yet;
 * an older one is refused, so that nobody undoes what another wrote.
 */
export const saveDraft = (
  visit: Keeper,
  { id: incentive }: Measure,
  body: RuleBody,
  seen: number,
): Promise<Outcome<number, 'incentives.rule.changed-meanwhile'>> =>
  inTransaction(visit.db, async trx => {
    await lockText(trx, `incentive:${incentive}`)
    const before = await openDraft(trx, incentive)
    if ((before?.edition ?? 0) !== seen) return refuse('incentives.rule.changed-meanwhile')
    const id = before?.id ?? newId<'incentive-draft'>()
    if (!before)
      await trx
        .insertInto('incentiveDraft')
        .values({ id, incentive, openedAt: visit.now, droppedAt: null, publishedAt: null, publishedBy: null })
        .execute()
    await insertEdit(trx, id, seen + 1, body, visit.person.id, visit.now)
    await record(trx, 'rule.changed', { at: visit.now, by: actorOf(visit), subject: id, detail: { incentive } })
    return accept(seen + 1)
  })

/** Lays a draft aside; what it said stays written. */
export const dropDraft = (
  visit: Keeper,
  { id: incentive }: Measure,
  seen: number,
): Promise<Outcome<null, 'incentives.rule.changed-meanwhile'>> =>
  inTransaction(visit.db, async trx => {
    await lockText(trx, `incentive:${incentive}`)
    const draft = await openDraft(trx, incentive)
    if (!draft || draft.edition !== seen) return refuse('incentives.rule.changed-meanwhile')
    await trx.updateTable('incentiveDraft').set({ droppedAt: visit.now }).where('id', '=', draft.id).execute()
    await record(trx, 'rule.changed', { at: visit.now, by: actorOf(visit), subject: draft.id, detail: { incentive } })
    return accept(null)
  })
