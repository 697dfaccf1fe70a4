import { type Catalogue, currentCatalogue } from '../../catalogue/index.ts'
import type { Ctx } from '../../platform/visit.ts'
import { currentConcordance } from '../current-concordance.ts'
import { lettersTo } from '../letters/letter.store.ts'
import { grantedBy } from './granted.store.ts'
import type { Listed, RequestPageProps } from './request.pages.tsx'
import { type FoundRequest, findRequest, requestViewerOf } from './request.store.ts'
import type { StepVisit } from './take-step.ts'
import { weighed } from './verdict.ts'

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
  const granted = await grantedBy(visit.db, request.id)
  const letters = await lettersTo(visit.db, request.personId, request.id)
  return { visit, letters, ...listedRequest(request, catalogue), modules: weighed(request, rows, catalogue), granted }
}
