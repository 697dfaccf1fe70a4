import { strToU8, zipSync } from 'fflate'
import { Hono } from 'hono'
import { sayAnswers } from '../../orientation/index.ts'
import { eraseOneself, findDossier, ownData, restrictionOf, viewerOf } from '../../people/index.ts'
import { forgetSession } from '../../platform/cookies.ts'
import { fields } from '../../platform/fields.ts'
import type { Env, Visit } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { ArchivePage, ErasedPage, ErasePage, OwnDataPage } from './own-data.pages.tsx'

const toSignIn = `${urls.signIn}?terug=${encodeURIComponent(urls.ownData)}`

/** What is typed to erase everything, in both languages. */
const sure = 'WIS'

const archiveOf = async (visit: Visit, person: NonNullable<Visit['person']>): Promise<Uint8Array<ArrayBuffer>> => {
  const data = await ownData(visit.db, person.id)
  const dossiers = await Promise.all(
    data.dossiers.map(async ({ id, startedAt }) => {
      const dossier = await findDossier(visit.db, viewerOf(visit), id)
      return { startedAt, answers: await sayAnswers(visit, dossier?.portrait ?? {}) }
    }),
  )
  const page = <ArchivePage visit={visit} data={data} dossiers={dossiers} />
  return zipSync({
    'lees-mij.html': strToU8(`<!doctype html>${await page.toString()}`),
    'gegevens.json': strToU8(JSON.stringify(data, null, 2)),
  }) as Uint8Array<ArrayBuffer>
}

/** A person's own data: to see, to take along, to have erased. */
export const ownDataRoutes = new Hono<Env>()
  .use(`${urls.ownData}/*`, async (c, next) => {
    if (!c.var.visit.person) return c.redirect(toSignIn, 303)
    c.header('cache-control', 'no-store')
    await next()
  })
  .get(urls.ownData, async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const { who } = await ownData(visit.db, visit.person.id)
    const closed = Boolean(await restrictionOf(visit.db, visit.person.id))
    return show(c, <OwnDataPage visit={visit} who={who} closed={closed} />)
  })
  .get(urls.ownArchive, async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    return c.body(await archiveOf(visit, visit.person), 200, {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="leerladder.zip"',
    })
  })
  .get(urls.erase, c => show(c, <ErasePage visit={c.var.visit} />))
  .post(urls.erase, async c => {
    const { visit } = c.var
    if (!visit.person) return c.notFound()
    const form = await fields(c)
    if (form.one('sure').toUpperCase() !== sure) return show(c, <ErasePage visit={visit} untyped />, 422)
    await eraseOneself(visit.db, visit.person, visit.now)
    forgetSession(c)
    return show(c, <ErasedPage visit={{ ...visit, person: null, session: null }} />)
  })
