import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { openDossier, runnerOf, viewerOf } from '../../people/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { proceduresFor } from '../procedures/procedure.store.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { addProof } from './add-proof.ts'
import { answerIntake } from './answer-intake.ts'
import { answerOutcome } from './answer-outcome.ts'
import { beginQuickscan, evcOf } from './begin-quickscan.ts'
import { appealScan, withdrawScan } from './decide-scan.ts'
import { scanFrameOf } from './frame.ts'
import { handIn } from './hand-in.ts'
import { HowScanPage } from './how.pages.tsx'
import { IntakePage, OutcomePage } from './intake.pages.tsx'
import { OwnScanPage, ScansPage } from './own-scan.pages.tsx'
import { quickscan, type ScanFrame, type ScanSteps } from './quickscan.ts'
import { ownEvidence, scanPageProps } from './scan-page.ts'

const toSignIn = (back: string): string => `${urls.signIn}?terug=${encodeURIComponent(back)}`

interface Extra {
  refusal?: Word
  typed?: Record<string, string>
}

const statusOf = ({ refusal }: Extra) => (refusal ? 422 : 200)

/** Hours a week that the person said to have; null: they did not. */
const hoursSaid = async (visit: StepVisit): Promise<number | null> => {
  const dossier = await openDossier(visit.db, viewerOf(visit))
  const minutes = dossier?.portrait.time?.minutesFreePerWeek ?? 0
  return minutes >= 60 ? Math.round(minutes / 60) : null
}

const ownPage = async (c: Ctx, extra: Extra = {}) => {
  const props = await scanPageProps(c, param(c, 'id'), 'own')
  if (!props) return c.notFound()
  if (quickscan.stateOf(props.scan) === 'intake')
    return show(c, <IntakePage {...props} {...extra} hours={await hoursSaid(props.visit)} />, statusOf(extra))
  return show(c, <OwnScanPage {...props} {...extra} own={await ownEvidence(props.visit)} />, statusOf(extra))
}

const outcomePage = async (c: Ctx, extra: Extra = {}) => {
  const props = await scanPageProps(c, param(c, 'id'), 'own')
  const outcome = props?.scan.frame.outcomes.find(({ id }) => id === param(c, 'outcome'))
  if (!props || !outcome) return c.notFound()
  const own = await ownEvidence(props.visit)
  return show(c, <OutcomePage {...props} {...extra} outcome={outcome} own={own} />, statusOf(extra))
}

const howPage = async (c: Ctx, extra: Extra = {}) => {
  const { visit } = c.var
  const frame = scanFrameOf(param(c, 'programme'))
  const catalogue = await currentCatalogue(visit.db)
  const programme = frame && catalogue.programmes.get(frame.programme)
  if (!frame || !programme) return c.notFound()
  const here = (await runnerOf(visit.db, programme.provider)) !== null
  const providerName = catalogue.providers.get(programme.provider)?.name ?? programme.provider
  const props = { visit, frame, programme, providerName, evc: evcOf(programme, catalogue), here }
  return show(c, <HowScanPage {...props} {...extra} />, statusOf(extra))
}

const typedOn = (form: Fields, names: string[]) => Object.fromEntries(names.map(name => [name, form.one(name)]))

/** Takes a step in one's own quickscan, and goes back to it; or the page again with what was wrong. */
const step =
  (take: (visit: StepVisit, id: string, form: Fields) => Promise<Outcome<unknown, Word>>, names: string[] = []) =>
  async (c: Ctx) => {
    const props = await scanPageProps(c, param(c, 'id'), 'own')
    if (!props) return c.notFound()
    const form = await fields(c)
    const outcome = await take(props.visit, props.scan.id, form)
    if (outcome.ok) return c.redirect(urls.ownScan(props.scan.id), 303)
    return ownPage(c, { refusal: outcome.refusal, typed: typedOn(form, names) })
  }

/** What a person does with their own quickscans. */
export const ownScanRoutes = new Hono<Env>()
  .get(urls.scanOf(':programme'), c => howPage(c))
  .post(urls.scanOf(':programme'), async c => {
    const visit = somebody(c)
    const frame = scanFrameOf(param(c, 'programme'))
    if (!frame) return c.notFound()
    if (!visit) return c.redirect(toSignIn(urls.scanOf(frame.programme)), 303)
    const catalogue = await currentCatalogue(visit.db)
    const programme = catalogue.programmes.get(frame.programme)
    if (!programme) return c.notFound()
    const begun = await beginQuickscan(visit.db, visit, { frame, programme, catalogue })
    return begun.ok ? c.redirect(urls.ownScan(begun.value), 303) : howPage(c, { refusal: begun.refusal })
  })
  .get(urls.ownScans, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(toSignIn(urls.ownScans), 303)
    const { programmes } = await currentCatalogue(visit.db)
    const viewer = { person: visit.person.id, organisation: null, role: null }
    const scans = (await proceduresFor<ScanFrame, ScanSteps>(visit.db, 'quickscan', viewer)).map(scan => ({
      scan,
      programme: programmes.get(scan.programme) ?? null,
    }))
    return show(c, <ScansPage visit={visit} scans={scans} side="own" />)
  })
  .get(urls.ownScan(':id'), c => ownPage(c))
  .get(urls.scanOutcome(':id', ':outcome'), c => outcomePage(c))
  .post(urls.scanOutcome(':id', ':outcome'), async c => {
    const props = await scanPageProps(c, param(c, 'id'), 'own')
    const outcome = param(c, 'outcome')
    if (!props?.scan.frame.outcomes.some(({ id }) => id === outcome)) return c.notFound()
    const form = await fields(c)
    const typed = { says: form.one('says'), example: form.one('example'), evidence: form.one('evidence') }
    const { visit, scan } = props
    const taken = await answerOutcome(visit.db, visit, scan.id, { outcome, ...typed }, await ownEvidence(visit))
    if (!taken.ok) return outcomePage(c, { refusal: taken.refusal, typed })
    const next = props.weighed.find(each => each.standing === null && each.outcome.id !== outcome)
    return c.redirect(next ? urls.scanOutcome(scan.id, next.outcome.id) : urls.ownScan(scan.id), 303)
  })
  .post(
    urls.ownScanStep(':id', 'intake'),
    step(
      (visit, id, form) =>
        answerIntake(visit.db, visit, id, {
          work: form.one('work'),
          years: form.one('years'),
          other: form.one('other'),
          hours: form.one('hours'),
        }),
      ['work', 'years', 'other', 'hours'],
    ),
  )
  .post(
    urls.ownScanStep(':id', 'bewijs'),
    step(async (visit, id, form) =>
      addProof(
        visit.db,
        visit,
        id,
        { outcome: form.one('outcome'), evidence: form.one('evidence') },
        await ownEvidence(visit),
      ),
    ),
  )
  .post(
    urls.ownScanStep(':id', 'afgeven'),
    step(async (visit, id) => handIn(visit.db, visit, id, await ownEvidence(visit))),
  )
  .post(
    urls.ownScanStep(':id', 'beroep'),
    step((visit, id, form) => appealScan(visit.db, visit, id, form.one('words')), ['words']),
  )
  .post(
    urls.ownScanStep(':id', 'intrekken'),
    step((visit, id) => withdrawScan(visit.db, visit, id)),
  )
