import { sql } from 'kysely'
import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import { findScheme, versionsOf } from './scheme.store.ts'
import { type PersonVisit, partnerOf } from './who.ts'

/** A guide of the social service agrees with a version: from then on plans can rest on it. Twice is once. */
export const agreeToVersion = (
  db: Db,
  visit: PersonVisit,
  id: string,
  number: number,
): Promise<Outcome<null, 'planning.article-60.no.not-yours'>> =>
  inTransaction(db, async trx => {
    const partner = partnerOf(visit)
    const scheme = partner?.side === 'service' ? await findScheme(trx, partner, id) : null
    const version = scheme && (await versionsOf(trx, [scheme.id])).find(each => each.number === number)
    if (!scheme || !version) return refuse('planning.article-60.no.not-yours')
    const agreed = await trx
      .insertInto('article60Agreement')
      .values({ versionId: version.id, agreedBy: visit.person.id, agreedAt: visit.now })
      .onConflict(on => on.column('versionId').doNothing())
      .returning(sql`1`.as('one'))
      .executeTakeFirst()
    if (!agreed) return accept(null)
    const detail = { number }
    await record(trx, 'article-60.version-agreed', { at: visit.now, by: actorOf(visit), subject: scheme.id, detail })
    const about = { kind: 'decision' as const, about: 'article-60-agreed' as const, link: urls.scheme60(scheme.id) }
    await tell(trx, version.proposedBy, { ...about, key: `article-60-agreed:${version.id}` }, visit, visit.now)
    return accept(null)
  })
