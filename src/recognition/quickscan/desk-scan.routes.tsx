import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { readDay } from '../../platform/day.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { judgementsIn, seenIn, typedIn } from '../procedures/judged-form.ts'
import { isHandedIn } from '../procedures/judging.ts'
import { proceduresFor } from '../procedures/procedure.store.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import { somebody } from '../requests/request-page.ts'
import { askTest, noteTalk, noteTest } from './assess.ts'
import { confirmScan, decideScan, hearScan, returnScan } from './decide-scan.ts'
import { DeskScanPage } from './desk-scan.pages.tsx'
import { ScansPage } from './own-scan.pages.tsx'
import type { ScanFrame, ScanSteps } from './quickscan.ts'
import { type ScanPageProps, scanPageProps } from './scan-page.ts'

const deskPage = async (c: Ctx, extra: { refusal?: Word; typed?: Record<string, string> } = {}) => {
  const props = await scanPageProps(c, param(c, 'id'), 'desk')
  return props ? show(c, <DeskScanPage {...props} {...extra} />, extra.refusal ? 422 : 200) : c.notFound()
}

/** Takes a step at the desk, and goes back; or the page again with what was wrong and what was typed. */
const step = (take: (props: ScanPageProps, form: Fields) => Promise<Outcome<unknown, Word>>) => async (c: Ctx) => {
  const props = await scanPageProps(c, param(c, 'id'), 'desk')
  if (!props) return c.notFound()
  const form = await fields(c)
  const outcome = await take(props, form)
  if (outcome.ok) return c.redirect(urls.deskScan(props.scan.id), 303)
  return deskPage(c, { refusal: outcome.refusal, typed: typedIn(form, props.scan.frame.outcomes) })
}

/** What the provider's people do with quickscans that were handed in. */
export const deskScanRoutes = new Hono<Env>()
  .get(urls.deskScans, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.deskScans)}`, 303)
    const { programmes } = await currentCatalogue(visit.db)
    const all = await proceduresFor<ScanFrame, ScanSteps>(visit.db, 'quickscan', requestViewerOf(visit))
    const scans = all
      .filter(scan => scan.personId !== visit.person.id && isHandedIn(scan))
      .map(scan => ({ scan, programme: programmes.get(scan.programme) ?? null }))
    return show(c, <ScansPage visit={visit} scans={scans} side="desk" />)
  })
  .get(urls.deskScan(':id'), c => deskPage(c))
  .post(
    urls.deskScanStep(':id', 'gesprek'),
    step(({ visit, scan }, form) =>
      noteTalk(
        visit.db,
        visit,
        scan.id,
        scan.frame.outcomes.map(({ id }) => ({ outcome: id, words: form.one(`note-${id}`).slice(0, 4000) })),
      ),
    ),
  )
  .post(
    urls.deskScanStep(':id', 'proef'),
    step(({ visit, scan }, form) =>
      askTest(visit.db, visit, scan.id, {
        outcomes: form.all('outcome'),
        on: readDay(form.one('on')),
        where: form.one('where'),
      }),
    ),
  )
  .post(
    urls.deskScanStep(':id', 'uitslag'),
    step(({ visit, scan }, form) => {
      const said = (result: string) =>
        scan.frame.outcomes.map(({ id }) => id).filter(id => form.one(`uitslag-${id}`) === result)
      const result = { passed: said('passed'), failed: said('failed'), words: form.one('words') }
      return noteTest(visit.db, visit, scan.id, result)
    }),
  )
  .post(
    urls.deskScanStep(':id', 'beslis'),
    step(async ({ visit, scan }, form) => {
      const decided = { judgements: judgementsIn(form, scan.frame.outcomes), seen: seenIn(form) }
      return decideScan(visit.db, visit, scan.id, decided, await currentCatalogue(visit.db))
    }),
  )
  .post(
    urls.deskScanStep(':id', 'bevestig'),
    step(async ({ visit, scan }) => confirmScan(visit.db, visit, scan.id, await currentCatalogue(visit.db))),
  )
  .post(
    urls.deskScanStep(':id', 'terug'),
    step(({ visit, scan }, form) => returnScan(visit.db, visit, scan.id, form.one('words'))),
  )
  .post(
    urls.deskScanStep(':id', 'beroep'),
    step(async ({ visit, scan }, form) => {
      const heard = { judgements: judgementsIn(form, scan.frame.outcomes), words: form.one('words') }
      return hearScan(visit.db, visit, scan.id, heard, await currentCatalogue(visit.db))
    }),
  )
