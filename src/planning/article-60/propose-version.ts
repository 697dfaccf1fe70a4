import { currentCatalogue } from '../../catalogue/index.ts'
import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import { findScheme, guidesAt, lockScheme, versionsOf } from './scheme.store.ts'
import { checkVersion, type SchemeAsk, type SchemeRefusal } from './scheme.ts'
import { modulesOf } from './scheme-modules.ts'
import { type PersonVisit, partnerOf } from './who.ts'

export type ProposeRefusal = SchemeRefusal | 'planning.article-60.no.not-yours' | 'planning.article-60.no.stale'

/**
 * A coordinator proposes what a scheme says from a day on. `seen`: the newest version that their page showed; of two who
 * propose at once the second reads what the first did.
 */
export const proposeVersion = (
  db: Db,
  visit: PersonVisit,
  id: string,
  ask: SchemeAsk,
  seen: number,
): Promise<Outcome<number, ProposeRefusal>> =>
  inTransaction(db, async trx => {
    const partner = partnerOf(visit)
    const scheme = partner?.side === 'provider' ? await findScheme(trx, partner, id) : null
    if (!scheme) return refuse('planning.article-60.no.not-yours')
    await lockScheme(trx, scheme.id)
    const newest = (await versionsOf(trx, [scheme.id]))[0]?.number ?? 0
    if (newest !== seen) return refuse('planning.article-60.no.stale')
    const modules = modulesOf(await currentCatalogue(trx), scheme.programmes)
    const checked = checkVersion(ask, new Map(modules.map(module => [module.id, module])))
    if (!checked.ok) return checked
    const { validFrom, validTo, body } = checked.value
    const number = newest + 1
    await trx
      .insertInto('article60Version')
      .values({
        id: newId<'scheme-version'>(),
        schemeId: scheme.id,
        number,
        validFrom,
        validTo,
        body: JSON.stringify(body),
        proposedBy: visit.person.id,
        proposedAt: visit.now,
      })
      .execute()
    const detail = { number }
    await record(trx, 'article-60.version-proposed', { at: visit.now, by: actorOf(visit), subject: scheme.id, detail })
    for (const guide of await guidesAt(trx, scheme.serviceId, visit.today)) {
      const about = { kind: 'request' as const, about: 'article-60-proposed' as const, link: urls.scheme60(scheme.id) }
      await tell(trx, guide, { ...about, key: `article-60-proposed:${scheme.id}:${number}` }, visit, visit.now)
    }
    return accept(number)
  })
