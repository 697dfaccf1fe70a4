import { type Catalogue, currentCatalogue } from '../../catalogue/index.ts'
import { param } from '../../platform/fields.ts'
import type { Ctx } from '../../platform/visit.ts'
import { lettersTo } from '../letters/letter.store.ts'
import { exemptableIn } from '../requests/may-ask.ts'
import { somebody } from '../requests/request-page.ts'
import type { Offered } from './evc.pages.tsx'
import { findEvc } from './evc.store.ts'
import type { Evc } from './evc.ts'
import type { Frame } from './frame.ts'
import type { EvcPageProps, ListedEvc } from './own.pages.tsx'

/** A frame with what its programme and college are called. */
export const offeredBy = (frame: Frame, { programmes, providers }: Catalogue): Offered => ({
  frame,
  programme: programmes.get(frame.programme as never) ?? null,
  providerName: providers.get(frame.provider as never)?.name ?? frame.provider,
})

export const listedEvc = (evc: Evc, catalogue: Catalogue): ListedEvc => ({ evc, ...offeredBy(evc.frame, catalogue) })

/** Everything that the page of a procedure shows to this visitor; null: it is not theirs to see. */
export const evcPageProps = async (c: Ctx): Promise<EvcPageProps | null> => {
  const visit = somebody(c)
  const evc = visit && (await findEvc(visit.db, visit, param(c, 'id')))
  if (!evc) return null
  const letters = await lettersTo(visit.db, evc.personId, evc.id)
  const catalogue = await currentCatalogue(visit.db)
  const listed = listedEvc(evc, catalogue)
  const modules = listed.programme ? exemptableIn(listed.programme, catalogue, visit.today) : []
  return { visit, letters, modules, ...listed }
}
