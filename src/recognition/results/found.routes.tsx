import { Hono } from 'hono'
import { currentCatalogue, named } from '../../catalogue/index.ts'
import { fields, param } from '../../platform/fields.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { somebody } from '../requests/request-page.ts'
import { FoundPage, type FoundPageProps } from './found.pages.tsx'
import { findFound } from './found.store.ts'
import { takeBack } from './take-back.ts'

const foundPage = async (c: Ctx, extra: Pick<FoundPageProps, 'refusal' | 'typed'> = {}) => {
  const visit = somebody(c)
  const viewer = visit && { person: visit.person.id, worksFor: visit.worksFor }
  const found = viewer && (await findFound(visit.db, viewer, param(c, 'about')))
  if (!found) return c.notFound()
  const { competences, modules } = await currentCatalogue(visit.db)
  const names = new Map<string, string>(
    [
      ...found.competences.map(({ competence: id }) => [id, named(competences.get(id)?.label ?? {}, id)] as const),
      ...found.exemptions.map(({ module: id }) => [id, modules.get(id)?.title ?? { nl: id, en: id }] as const),
    ].map(([id, name]) => [id, name[visit.t.language]]),
  )
  const decides = found.personId !== visit.person.id
  const page = <FoundPage visit={visit} found={found} nameOf={id => names.get(id) ?? id} decides={decides} {...extra} />
  return show(c, page, extra.refusal ? 422 : 200)
}

/** What came of a decision, for the person and for who coordinates where it was decided. */
export const foundRoutes = new Hono<Env>()
  .get(urls.found(':about'), c => foundPage(c))
  .post(urls.found(':about'), async c => {
    const visit = somebody(c)
    if (!visit) return c.notFound()
    const form = await fields(c)
    const typed = { chosen: form.all('chosen'), reason: form.one('reason'), words: form.one('words') }
    const about = param(c, 'about')
    const outcome = await takeBack(visit.db, visit, about, typed)
    if (outcome.ok) return c.redirect(urls.found(about), 303)
    if (outcome.refusal === 'recognition.found.not-yours') return c.notFound()
    return foundPage(c, { refusal: outcome.refusal, typed })
  })
