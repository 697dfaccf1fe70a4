import { Hono } from 'hono'
import { fields, param } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { type Dossier, findDossier, sharesOf, viewerOf } from '../dossier.store.ts'
import { AccessPage, type AccessPageProps } from './access.pages.tsx'
import { accessTo } from './access.store.ts'
import { grantAccess, withdrawAccess } from './grant-access.ts'

const accessPage = async (c: Ctx, dossier: Dossier, wrong: Pick<AccessPageProps, 'refusal' | 'typed'> = {}) => {
  const { visit } = c.var
  const [granted, links] = [await accessTo(visit.db, dossier), await sharesOf(visit.db, dossier)]
  return show(
    c,
    <AccessPage visit={visit} dossier={dossier} granted={granted} links={links} {...wrong} />,
    wrong.refusal ? 422 : 200,
  )
}

/** *Wie ziet wat?*: the owner of a dossier lets people in and shuts them out. */
export const accessRoutes = new Hono<Env>()
  .get(urls.access(':id'), async c => {
    const { visit } = c.var
    const dossier = await findDossier(visit.db, viewerOf(visit), param(c, 'id'))
    return dossier ? accessPage(c, dossier) : c.notFound()
  })
  .post(urls.access(':id'), async c => {
    const { visit } = c.var
    const dossier = await findDossier(visit.db, viewerOf(visit), param(c, 'id'))
    if (!dossier) return c.notFound()
    const form = await fields(c)
    const ask = {
      address: form.one('address'),
      parts: form.all('part'),
      purpose: form.one('purpose'),
      days: Number(form.one('days')),
    }
    const outcome = await grantAccess(visit.db, dossier, ask, actorOf(visit), visit, visit.now)
    if (!outcome.ok) return accessPage(c, dossier, { refusal: outcome.refusal, typed: ask })
    return c.redirect(urls.access(dossier.id), 303)
  })
  .post(urls.withdrawAccess(':id', ':access'), async c => {
    const { visit } = c.var
    const dossier = await findDossier(visit.db, viewerOf(visit), param(c, 'id'))
    if (!dossier) return c.notFound()
    await withdrawAccess(visit.db, dossier, param(c, 'access'), actorOf(visit), visit.now)
    return c.redirect(urls.access(dossier.id), 303)
  })
