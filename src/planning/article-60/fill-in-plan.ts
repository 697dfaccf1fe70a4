import { tell } from '../../people/index.ts'
import { type Db, inTransaction } from '../../platform/connection.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { newId } from '../../platform/ids.ts'
import { lockText } from '../../platform/lock-text.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import { record } from '../../platform/record.ts'
import { actorOf } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'
import { ageOn, type Born, birthDaysOf } from './born.ts'
import { findClient, lockPlan } from './plan.store.ts'
import { findScheme, versionOn, versionsOf } from './scheme.store.ts'
import { type PersonVisit, partnerOf } from './who.ts'

export interface PlanAsk {
  scheme: string
  contractFrom: Day | null
  percent: number
  /** Null: nothing that can be read. */
  born: Born | null
  job: number
}

export type PlanRefusal =
  | 'planning.article-60.no.not-yours'
  | 'planning.article-60.no.scheme'
  | 'planning.article-60.no.start'
  | 'planning.article-60.no.percent'
  | 'planning.article-60.no.born'
  | 'planning.article-60.no.version'
  | 'planning.article-60.no.which-job'
  | 'planning.article-60.no.stale'
  | 'planning.article-60.no.elsewhere'

/** How far from today a contract may begin, in days. */
const farthest = 3 * 366

const bornAtAll = (born: Born, contractFrom: Day): boolean => {
  const { first, last } = birthDaysOf(born, contractFrom)
  return ageOn(first, contractFrom) >= 15 && ageOn(last, contractFrom) <= 75
}

/**
 * A guide fills in what is known of one of their people, or fills it in anew: the newest counts, the older stay. `seen`:
 * the newest that their page showed; 0 when there was no plan.
 */
export const fillInPlan = (
  db: Db,
  visit: PersonVisit,
  access: string,
  ask: PlanAsk,
  seen: number,
): Promise<Outcome<null, PlanRefusal>> =>
  inTransaction(db, async trx => {
    const { now, today, person } = visit
    const partner = partnerOf(visit)
    const client = partner?.side === 'service' ? await findClient({ ...visit, db: trx }, access) : null
    if (!partner || !client) return refuse('planning.article-60.no.not-yours')
    const { contractFrom, percent, born, job } = ask
    if (contractFrom === null || contractFrom < addDays(today, -farthest) || contractFrom > addDays(today, farthest))
      return refuse('planning.article-60.no.start')
    if (!Number.isInteger(percent) || percent < 10 || percent > 100) return refuse('planning.article-60.no.percent')
    if (born === null || !bornAtAll(born, contractFrom)) return refuse('planning.article-60.no.born')
    // Nobody has two: who begins one at once as another guide does, waits and reads theirs.
    await lockText(trx, `article 60 ${client.personId}`)
    const running = await lockPlan(trx, client.personId)
    if (running && running.organisationId !== partner.organisation) return refuse('planning.article-60.no.elsewhere')
    if ((running?.newest ?? 0) !== seen) return refuse('planning.article-60.no.stale')
    const scheme = await findScheme(trx, partner, running?.schemeId ?? ask.scheme)
    if (!scheme) return refuse('planning.article-60.no.scheme')
    const version = versionOn(await versionsOf(trx, [scheme.id]), contractFrom)
    if (!version) return refuse('planning.article-60.no.version')
    if (!version.body.jobs[job]) return refuse('planning.article-60.no.which-job')
    const plan = running?.id ?? newId<'article60-plan'>()
    const by = actorOf(visit)
    if (!running)
      await trx
        .insertInto('article60Plan')
        .values({
          id: plan,
          personId: client.personId,
          schemeId: scheme.id,
          organisationId: partner.organisation,
          begunBy: person.id,
          begunAt: now,
          endedAt: null,
        })
        .execute()
    const number = seen + 1
    await trx
      .insertInto('article60Filled')
      .values({
        ...{ planId: plan, number, versionId: version.id, contractFrom, percent },
        ...{ born: JSON.stringify(born), job, filledBy: person.id, filledAt: now },
      })
      .execute()
    await record(trx, 'article-60.plan-filled', { at: now, by, subject: client.personId, detail: { number } })
    const about = { kind: 'decision' as const, about: 'article-60-plan' as const, link: urls.ownArticle60 }
    await tell(trx, client.personId, { ...about, key: `article-60:${plan}:${number}` }, visit, now)
    return accept(null)
  })
