import type { Programme } from '../../catalogue/index.ts'
import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf, type Visit } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import { coordinatorsOf, openTalk } from './brochure.store.ts'

export type TalkAsk = { company: string; reach: string; words: string }

export type TalkRefusal =
  | 'planning.brochure.talk.no-company'
  | 'planning.brochure.talk.no-reach'
  | 'planning.brochure.talk.open'
  | 'planning.brochure.talk.nobody'

/** Asks a provider for a talk about its programme; its coordinators are told. One at a time for each person. */
export const askForTalk = (
  db: Db,
  visit: Visit,
  { id, provider }: Pick<Programme, 'id' | 'provider'>,
  { company, reach, words }: TalkAsk,
): Promise<Outcome<null, TalkRefusal>> =>
  inTransaction(db, async trx => {
    const { person, now } = visit
    if (company === '' || company.length > 200) return refuse('planning.brochure.talk.no-company')
    if (!/@|\d{6}/.test(reach.replace(/[ ./()-]/g, '')) || reach.length > 200)
      return refuse('planning.brochure.talk.no-reach')
    const coordinators = await coordinatorsOf(trx, provider, visit.today)
    if (!person || coordinators.length === 0) return refuse('planning.brochure.talk.nobody')
    await lockText(trx, `talk ${id} ${person.id}`)
    if (await openTalk(trx, id, person.id)) return refuse('planning.brochure.talk.open')
    const talk = newId<'talk'>()
    await trx
      .insertInto('brochureTalk')
      .values({
        id: talk,
        programme: id,
        personId: person.id,
        company,
        reach,
        words: words.slice(0, 1000),
        at: now,
        answeredAt: null,
        answeredBy: null,
      })
      .execute()
    await record(trx, 'talk.asked', { at: now, by: actorOf(visit), subject: id })
    const message = { kind: 'request', about: 'talk-asked', key: `talk:${talk}`, link: urls.brochures } as const
    for (const coordinator of coordinators) await tell(trx, coordinator, message, visit, now)
    return accept(null)
  })
