import { type Catalogue, currentCatalogue, type Module, type Programme } from '../../catalogue/index.ts'
import { openDossier, viewerOf } from '../../people/index.ts'
import type { Ctx } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { urls } from '../../urls.ts'
import { lettersTo, type Written } from '../letters/letter.store.ts'
import { isHandedIn } from '../procedures/judging.ts'
import { findProcedure } from '../procedures/procedure.store.ts'
import { mayTake } from '../procedures/procedure.ts'
import { evidenceIn, type Shown } from '../procedures/procedure-evidence.store.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import type { Frame } from './frame.ts'
import { type Internship, type InternshipSteps, internshipPortfolio } from './internship.ts'
import { moduleNow } from './settle-internship.ts'

/** Everything that the page of an internship portfolio knows, whichever side looks. */
export interface InternshipPageProps {
  visit: StepVisit
  internship: Internship
  /** null: no longer in the catalogue. */
  programme: Programme | null
  providerName: string
  /** The internship as it is taught now; null: no more. */
  module: Module | null
  catalogue: Catalogue
  /** What goes along and is still there. */
  shown: Shown[]
  letters: Written[]
  /** Where the person sees their route: the dossiers, as long as none is open. */
  route: string
  refusal?: Word
  typed?: Record<string, string>
}

export const can = (
  { visit, internship }: Pick<InternshipPageProps, 'visit' | 'internship'>,
  kind: keyof InternshipSteps,
): boolean =>
  mayTake(
    internshipPortfolio,
    kind,
    internship,
    { person: visit.person.id, role: visit.worksFor?.role ?? null },
    visit.now,
  ).ok

export const isMentorIn = ({ named }: Internship, { person }: StepVisit): boolean =>
  named.some(({ part, personId }) => part === 'mentor' && personId === person.id)

/** The portfolio of this address for one of its sides: its owner, or a mentor and who judges; null: not theirs to see there. */
export const internshipPageProps = async (
  c: Ctx,
  id: string,
  side: 'own' | 'desk',
): Promise<InternshipPageProps | null> => {
  const visit = somebody(c)
  const internship =
    visit && (await findProcedure<Frame, InternshipSteps>(visit.db, 'internship', requestViewerOf(visit), id))
  if (!internship) return null
  const own = internship.personId === visit.person.id
  const sees = side === 'own' ? own : !own && (isHandedIn(internship) || isMentorIn(internship, visit))
  if (!sees) return null
  const catalogue = await currentCatalogue(visit.db)
  const [open, shown, letters] = await Promise.all([
    openDossier(visit.db, viewerOf(visit)),
    evidenceIn(visit.db, internship.id),
    lettersTo(visit.db, internship.personId, internship.id),
  ])
  return {
    visit,
    internship,
    programme: catalogue.programmes.get(internship.programme) ?? null,
    providerName: catalogue.providers.get(internship.provider)?.name ?? internship.provider,
    module: moduleNow(internship, catalogue),
    catalogue,
    shown,
    letters,
    route: open ? urls.route(internship.programme) : urls.dossiers,
  }
}
