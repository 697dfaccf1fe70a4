import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import { isProgrammeOf, programmesOf, services } from './scheme.store.ts'
import type { Scheme } from './scheme.ts'
import { type PersonVisit, partnerOf } from './who.ts'

export interface SchemeStart {
  title: string
  titleEn: string
  service: string
  programmes: string[]
}

export type StartRefusal =
  | 'planning.article-60.no.not-yours'
  | 'planning.article-60.no.title'
  | 'planning.article-60.no.service'
  | 'planning.article-60.no.programme'

/** A coordinator begins a scheme with a social service, over programmes of their own. It counts for nobody yet. */
export const beginScheme = (
  db: Db,
  visit: PersonVisit,
  ask: SchemeStart,
): Promise<Outcome<Scheme['id'], StartRefusal>> =>
  inTransaction(db, async trx => {
    const partner = partnerOf(visit)
    if (partner?.side !== 'provider') return refuse('planning.article-60.no.not-yours')
    const title = ask.title.slice(0, 120)
    if (title === '') return refuse('planning.article-60.no.title')
    const service = (await services(trx)).find(({ id }) => id === ask.service)
    if (!service) return refuse('planning.article-60.no.service')
    const own = await programmesOf(trx, partner.organisation)
    const programmes = ask.programmes.filter(id => isProgrammeOf(own, id))
    if (programmes.length === 0) return refuse('planning.article-60.no.programme')
    const id = newId<'scheme'>()
    await trx
      .insertInto('article60Scheme')
      .values({
        id,
        organisationId: partner.organisation,
        serviceId: service.id,
        title: JSON.stringify({ nl: title, en: ask.titleEn.slice(0, 120) || title }),
        programmes,
        begunBy: visit.person.id,
        begunAt: visit.now,
      })
      .execute()
    await record(trx, 'article-60.scheme-begun', { at: visit.now, by: actorOf(visit), subject: id })
    return accept(id)
  })
