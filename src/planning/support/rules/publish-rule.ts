import { sql } from 'kysely'
import { inTransaction } from '../../../platform/connection.ts'
import { lockText } from '../../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../../platform/outcome.ts'
import { record } from '../../../platform/record.ts'
import { actorOf } from '../../../platform/visit.ts'
import type { Measure } from '../measure.ts'
import { runCases } from './cases.ts'
import { faultsIn, type NotPublished, versionFrom, whyNotPublish, withVersion } from './draft.ts'
import { layered } from './layers.ts'
import { casesOf, type Keeper, layersOf, openDraft } from './rules.store.ts'

/**
 * Publishes the draft of a measure as a version that lies over those that hold: by somebody who wrote nothing of it, with no
 * fault in it, and with every example coming out as it says.
 */
export const publishRule = (visit: Keeper, measure: Measure, seen: number): Promise<Outcome<string, NotPublished>> =>
  inTransaction(visit.db, async trx => {
    await lockText(trx, `incentive:${measure.id}`)
    const draft = await openDraft(trx, measure.id)
    if (!draft || draft.edition !== seen) return refuse('incentives.rule.changed-meanwhile')
    const layers = await layersOf(trx, measure.id)
    const version = versionFrom(draft)
    const results = runCases(withVersion(measure, layered([...layers, version])), await casesOf(trx, measure.id))
    const refusal = whyNotPublish(draft, visit.person.id, faultsIn(draft.body, layered(layers)), results)
    if (refusal) return refuse(refusal)
    // The query asks again that it is another hand, and so does the database itself.
    const published = await trx
      .updateTable('incentiveDraft')
      .set({ publishedAt: visit.now, publishedBy: visit.person.id })
      .where('id', '=', draft.id)
      .where('publishedAt', 'is', null)
      .where('droppedAt', 'is', null)
      .where(
        sql<boolean>`not exists (select from incentive_edit where draft_id = ${draft.id} and person_id = ${visit.person.id})`,
      )
      .executeTakeFirst()
    if (published.numUpdatedRows !== 1n) return refuse('incentives.rule.own-hand')
    const { id, validFrom, validTo, uncertain, source, ...rule } = version
    await trx
      .insertInto('incentiveVersion')
      .values({
        id,
        incentive: measure.id,
        validFrom,
        validTo,
        uncertain,
        body: JSON.stringify(rule),
        source: JSON.stringify(source),
        publishedIn: draft.id,
        publishedAt: visit.now,
      })
      .execute()
    await record(trx, 'rule.published', {
      at: visit.now,
      by: actorOf(visit),
      subject: draft.id,
      detail: { incentive: measure.id, version: id },
    })
    return accept(id)
  })
