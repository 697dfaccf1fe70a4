import {
  type Catalogue,
  currentCatalogue,
  type Module,
  modulesEver,
  named,
  type Programme,
} from '../../catalogue/index.ts'
import type { Ctx } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { currentConcordance } from '../current-concordance.ts'
import { type Exemption, exemptionOf } from '../exemption.ts'
import { holdingsOf } from '../held.ts'
import { lettersTo, type Written } from '../letters/letter.store.ts'
import { findProcedure } from '../procedures/procedure.store.ts'
import { mayTake } from '../procedures/procedure.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { resultsOf } from '../results/result.store.ts'
import { withResults } from '../results/result.ts'
import type { Frame } from './frame.ts'
import { observationsOf, type Seen } from './observation.store.ts'
import { type StepKind, type Steps, type Trial, trialMachine } from './trial.ts'
import { heldAfter } from './worth-of-trial.ts'

/** Everything that the page of a trial knows, whichever side looks. */
export interface TrialProps {
  visit: StepVisit
  trial: Trial
  observations: Seen[]
  catalogue: Catalogue
  programme: Programme | null
  providerName: string
  letters: Written[]
  held: ReadonlySet<string>
  /** Modules of the centre's programme that fall away by what was proven, wholly or in part. */
  exemptions: { module: Module; exemption: Exemption }[]
  refusal?: Word
  /** What was typed on a form that was refused. */
  typed?: Record<string, string>
  /** A link for the contact of the employer, just made: shown this once. */
  link?: string
}

const stepper = ({ person, worksFor }: StepVisit) => ({ person: person.id, role: worksFor?.role ?? null })

/** Whether a button of the page is there: the same table as the verb asks. */
export const can = ({ visit, trial }: Pick<TrialProps, 'visit' | 'trial'>, kind: StepKind): boolean =>
  mayTake(trialMachine, kind, trial, stepper(visit), visit.now).ok

export const competenceName = ({ catalogue, visit }: Pick<TrialProps, 'catalogue' | 'visit'>, id: string): string =>
  named(catalogue.competences.get(id as never)?.label ?? {}, id)[visit.t.language]

const exemptionsFrom = async (
  { db, today }: StepVisit,
  trial: Trial,
  programme: Programme | null,
  catalogue: Catalogue,
): Promise<TrialProps['exemptions']> => {
  const rows = await currentConcordance(db)
  const results = (await resultsOf(db, trial.personId)).filter(({ way }) => way === 'workplace')
  const holdings = holdingsOf(withResults({}, results), catalogue, today)
  return (programme ? modulesEver(programme, catalogue) : [])
    .flatMap(id => catalogue.modules.get(id) ?? [])
    .map(module => ({ module, exemption: exemptionOf(module, rows, holdings, catalogue, today) }))
    .filter(({ exemption }) => exemption.minutesOff + exemption.minutesPerhaps > 0)
}

/** What the page of a trial shows to this visitor; null: it is not theirs to see. */
export const trialProps = async (c: Ctx, id: string): Promise<TrialProps | null> => {
  const visit = somebody(c)
  const trial = visit && (await findProcedure<Frame, Steps>(visit.db, 'workplace', requestViewerOf(visit), id))
  if (!trial) return null
  const catalogue = await currentCatalogue(visit.db)
  const programme = catalogue.programmes.get(trial.programme) ?? null
  return {
    visit,
    trial,
    catalogue,
    programme,
    observations: await observationsOf(visit.db, trial),
    providerName: catalogue.providers.get(trial.provider)?.name ?? trial.provider,
    letters: await lettersTo(visit.db, trial.personId, trial.id),
    held: await heldAfter(visit.db, trial),
    exemptions: await exemptionsFrom(visit, trial, programme, catalogue),
  }
}
