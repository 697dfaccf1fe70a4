import { type Catalogue, currentCatalogue, type Programme } from '../../catalogue/index.ts'
import { openDossier, viewerOf } from '../../people/index.ts'
import type { Ctx } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import { evidenceOf, type KeptEvidence } from '../evidence/evidence.store.ts'
import { lettersTo, type Written } from '../letters/letter.store.ts'
import { isHandedIn, judgementsOf } from '../procedures/judging.ts'
import { findProcedure } from '../procedures/procedure.store.ts'
import { lastStep, mayTake } from '../procedures/procedure.ts'
import { evidenceIn, type Shown } from '../procedures/procedure-evidence.store.ts'
import { sureExemptions } from '../requests/granted.store.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { quickscan, type Scan, type ScanFrame, type ScanSteps, weighed } from './quickscan.ts'
import type { Weighed } from './scan.ts'
import { modulesOff } from './settle.ts'
import { type Shortened, shortenedProgramme } from './shortened.ts'

/** Everything that the page of a quickscan knows, whichever side looks. */
export interface ScanPageProps {
  visit: StepVisit
  scan: Scan
  /** null: no longer in the catalogue. */
  programme: Programme | null
  providerName: string
  weighed: Weighed[]
  /** What goes along and is still there. */
  shown: Shown[]
  letters: Written[]
  /** null: nothing counts yet. */
  shortened: Shortened | null
  /** Where the person sees their route: the dossiers, as long as none is open. */
  route: string
  refusal?: Word
  typed?: Record<string, string>
}

export const can = ({ visit, scan }: Pick<ScanPageProps, 'visit' | 'scan'>, kind: keyof ScanSteps): boolean =>
  mayTake(quickscan, kind, scan, { person: visit.person.id, role: visit.worksFor?.role ?? null }, visit.now).ok

const shortenedBy = async ({ visit, scan }: Pick<ScanPageProps, 'visit' | 'scan'>, catalogue: Catalogue) => {
  const programme = catalogue.programmes.get(scan.programme)
  const judgements = judgementsOf(scan)
  const intake = lastStep(scan, 'intake')
  if (!programme || !judgements || !intake || modulesOff(scan, judgements, catalogue).length === 0) return null
  const granted = await sureExemptions(visit.db, scan.personId)
  return shortenedProgramme(programme, catalogue, granted, intake.detail.minutesPerWeek)
}

/** One's own evidence that one may add. */
export const ownEvidence = (visit: StepVisit): Promise<KeptEvidence[]> => evidenceOf(visit.db, viewerOf(visit))

/** The quickscan of this address for one of its sides; null: it is not theirs to see there. */
export const scanPageProps = async (c: Ctx, id: string, side: 'own' | 'desk'): Promise<ScanPageProps | null> => {
  const visit = somebody(c)
  const scan = visit && (await findProcedure<ScanFrame, ScanSteps>(visit.db, 'quickscan', requestViewerOf(visit), id))
  if (!scan) return null
  const own = scan.personId === visit.person.id
  if (side === 'own' ? !own : own || !isHandedIn(scan)) return null
  const catalogue = await currentCatalogue(visit.db)
  const [open, shown, letters, shortened] = await Promise.all([
    openDossier(visit.db, viewerOf(visit)),
    evidenceIn(visit.db, scan.id),
    lettersTo(visit.db, scan.personId, scan.id),
    shortenedBy({ visit, scan }, catalogue),
  ])
  return {
    visit,
    scan,
    programme: catalogue.programmes.get(scan.programme) ?? null,
    providerName: catalogue.providers.get(scan.provider)?.name ?? scan.provider,
    weighed: weighed(scan, new Set(shown.map(item => item.id))),
    shown,
    letters,
    shortened,
    route: open ? urls.route(scan.programme) : urls.dossiers,
  }
}
