import { type Catalogue, modulesEver } from '../../catalogue/index.ts'
import { runnerOf } from '../../people/index.ts'
import { because } from '../../platform/because.ts'
import type { Trx } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import { exemptableMinutes } from '../exemption.ts'
import { judgedLetter } from '../procedures/judged-letter.ts'
import { type Judgement, judgementsOf } from '../procedures/judging.ts'
import { tellDecided } from '../procedures/tell-decided.ts'
import { tellTurns } from '../procedures/tell-turns.ts'
import { insertGranted } from '../requests/granted.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { noteResults } from '../results/result.store.ts'
import { quickscan, type Scan } from './quickscan.ts'
import { freedModules } from './scan.ts'

export const tellScan = (trx: Trx, scan: Scan, visit: StepVisit): Promise<void> =>
  tellTurns(trx, quickscan, scan, { own: urls.ownScan, desk: urls.deskScan }, visit)

const granted = (judgements: Judgement[]): ReadonlySet<string> =>
  new Set(judgements.filter(({ degree }) => degree === 'shown').map(({ of }) => of))

/** Modules that fall away for these judgements: of those that the programme still has, and of which one can be exempt. */
export const modulesOff = ({ frame, programme }: Scan, judgements: Judgement[], catalogue: Catalogue) => {
  if (frame.exemptions === 'apart') return []
  const taught = catalogue.programmes.get(programme)
  const inProgramme = new Set(taught ? modulesEver(taught, catalogue) : [])
  return freedModules(frame, granted(judgements))
    .flatMap(id => catalogue.modules.get(id) ?? [])
    .filter(module => inProgramme.has(module.id) && exemptableMinutes(module) > 0)
}

const noteFound = async (trx: Trx, scan: Scan, judgements: Judgement[], visit: StepVisit): Promise<void> => {
  const { person, worksFor, now } = visit
  const runner = await runnerOf(trx, scan.provider)
  if (!runner) return
  const shown = granted(judgements)
  const found = scan.frame.outcomes.filter(({ id }) => shown.has(id)).flatMap(({ competences }) => competences)
  const about = { personId: scan.personId, organisationId: runner.id, way: 'quickscan' as const, about: scan.id }
  await noteResults(trx, about, [...new Set(found)], { person: person.id, role: worksFor?.role ?? person.role }, now)
}

/**
 * What comes of a decision. As long as a second person must look: they are told. Once it counts: what was found is noted,
 * modules fall away that did not `before`, and the person gets a letter.
 */
export const settleScan = async (
  trx: Trx,
  scan: Scan,
  before: Judgement[],
  visit: StepVisit,
  catalogue: Catalogue,
): Promise<void> => {
  const judgements = judgementsOf(scan)
  if (!judgements) return tellScan(trx, scan, visit)
  const { person, worksFor, now } = visit
  const by = { person: person.id, role: worksFor?.role ?? person.role }
  await noteFound(trx, scan, judgements, visit)
  const off = modulesOff(scan, judgements, catalogue)
  const had = modulesOff(scan, before, catalogue)
  for (const module of off.filter(each => !had.includes(each))) {
    const outcomes = scan.frame.outcomes.filter(({ modules }) => modules.includes(module.id))
    await insertGranted(trx, {
      id: newId<'exemption'>(),
      personId: scan.personId,
      provider: scan.provider,
      module: module.id,
      minutes: null,
      ground: 'EVC',
      restsOn: outcomes.flatMap(({ competences }) => competences),
      because: [
        because('recognition.granted.by-provider'),
        ...outcomes.map(({ title }) => because('recognition.quickscan.why.granted', { with: { outcome: title } })),
      ],
      requestId: null,
      about: scan.id,
      grantedAt: now,
      grantedBy: person.id,
    })
    await record(trx, 'exemption.granted', { at: now, by, subject: scan.id })
  }
  const title = catalogue.programmes.get(scan.programme)?.title ?? scan.programme
  const letter = judgedLetter({
    title: t =>
      t('recognition.quickscan.letter.title', {
        programme: title,
        evc: t(`recognition.quickscan.evc.${scan.frame.evc}`),
      }),
    judgements,
    titleOf: id => scan.frame.outcomes.find(outcome => outcome.id === id)?.title ?? { nl: id, en: id },
    follows: t =>
      scan.frame.exemptions === 'apart'
        ? [t('recognition.quickscan.apart')]
        : off.length === 0
          ? [t('recognition.quickscan.nothing-off')]
          : off.map(module => t('recognition.quickscan.falls-away', { module: module.title })),
    procedure: scan,
  })
  await tellDecided(trx, scan, letter, urls.ownScan(scan.id), visit)
}
