import { type Catalogue, type CompetenceId, currentCatalogue, named } from '../../catalogue/index.ts'
import type { Ctx } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { currentConcordance } from '../current-concordance.ts'
import { evidenceOf } from '../evidence/evidence.store.ts'
import { lettersTo } from '../letters/letter.store.ts'
import { grantedBy } from './granted.store.ts'
import type { Listed, RequestPageProps } from './request.pages.tsx'
import { type FoundRequest, findRequest, requestViewerOf } from './request.store.ts'
import type { StepVisit } from './take-step.ts'
import { weighed } from './verdict.ts'
import { withdrawnOf } from './withdrawn.store.ts'

/** The visit of somebody who is signed in; null: nobody is. */
export const somebody = (c: Ctx): StepVisit | null => {
  const { visit } = c.var
  return visit.person ? { ...visit, person: visit.person } : null
}

/** A request with what its programme and provider are called. */
export const listedRequest = (request: FoundRequest, { programmes, providers }: Catalogue): Listed => ({
  request,
  programme: programmes.get(request.programme) ?? null,
  providerName: providers.get(request.provider)?.name ?? request.provider,
})

/** What competences are called. */
export const competenceNames =
  ({ competences }: Catalogue, t: Translate) =>
  (id: string): string =>
    named(competences.get(id as CompetenceId)?.label ?? {}, id)[t.language]

/** What the rules are read from, now. */
export const rulesNow = async ({ var: { visit } }: Ctx) => {
  const [catalogue, rows] = await Promise.all([currentCatalogue(visit.db), currentConcordance(visit.db)])
  return { catalogue, rows }
}

/** Everything that the page of a request shows to this visitor; null: it is not theirs to see. */
export const requestPageProps = async (c: Ctx, id: string): Promise<RequestPageProps | null> => {
  const visit = somebody(c)
  const request = visit && (await findRequest(visit.db, requestViewerOf(visit), id))
  if (!request) return null
  const { catalogue, rows } = await rulesNow(c)
  const { db, t } = visit
  return {
    visit,
    ...listedRequest(request, catalogue),
    modules: weighed(request, rows, catalogue),
    nameOf: competenceNames(catalogue, t),
    granted: await grantedBy(db, request.id),
    letters: await lettersTo(db, request.personId, request.id),
    evidence: await evidenceOf(db, { request: request.id }),
    withdrawn: await withdrawnOf(db, request.personId),
  }
}
