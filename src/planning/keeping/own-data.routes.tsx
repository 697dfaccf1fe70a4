import { strToU8 } from 'fflate'
import { Hono } from 'hono'
import { sayAnswers } from '../../orientation/index.ts'
import { eraseOneself, findDossier, type OwnData, ownData, restrictionOf, viewerOf } from '../../people/index.ts'
import { forgetSession } from '../../platform/cookies.ts'
import { fields } from '../../platform/fields.ts'
import { dropContent, readFile } from '../../platform/files/index.ts'
import type { Env, Visit } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { type Entry, pathInArchive, zipOf } from './archive.ts'
import { ArchivePage, ErasedPage, ErasePage, OwnDataPage } from './own-data.pages.tsx'

const toSignIn = `${urls.signIn}?terug=${encodeURIComponent(urls.ownData)}`

/** What is typed to erase everything, in both languages. */
const sure = 'WIS'

const pageOf = async (visit: Visit, data: OwnData): Promise<string> => {
  const dossiers = await Promise.all(
    data.dossiers.map(async ({ id, startedAt }) => {
      const dossier = await findDossier(visit.db, viewerOf(visit), id)
      return { startedAt, answers: await sayAnswers(visit, dossier?.portrait ?? {}) }
    }),
  )
  const page = <ArchivePage visit={visit} data={data} dossiers={dossiers} />
  return `<!doctype html>${await page.toString()}`
}

/** What a person takes along: a page, the same for a program, and each file. A file that cannot be read says so. */
async function* archiveOf(visit: Visit, data: OwnData): AsyncGenerator<Entry> {
  yield { name: 'lees-mij.html', content: strToU8(await pageOf(visit, data)) }
  yield { name: 'gegevens.json', content: strToU8(JSON.stringify(data, null, 2)) }
  for (const file of data.files.filter(({ removedAt }) => removedAt === null)) {
    const read = visit.vault && (await readFile(visit.vault, visit.db, file.id))
    if (read?.ok) yield { name: pathInArchive(file), content: read.value.content }
    else yield { name: `${pathInArchive(file)}.txt`, content: strToU8(visit.t(read?.refusal ?? 'files.gone')) }
  }
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
    const data = await ownData(visit.db, visit.person.id)
    return c.body(zipOf(archiveOf(visit, data)), 200, {
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
    const { files } = await ownData(visit.db, visit.person.id)
    await eraseOneself(visit.db, visit.person, visit.now)
    if (visit.vault) for (const { id } of files) await dropContent(visit.vault, id)
    forgetSession(c)
    return show(c, <ErasedPage visit={{ ...visit, person: null, session: null }} />)
  })
