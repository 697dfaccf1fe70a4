import type { Catalogue, CompetenceId } from '../../catalogue/index.ts'
import type { Trx } from '../../platform/connection.ts'
import { accept } from '../../platform/outcome.ts'
import { writeLetter } from '../letters/write-letter.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { noteResults } from '../results/result.store.ts'
import { type Evc, judgedOf, outcomeOf } from './evc.ts'
import { juryReport, proofOfCompetence } from './letters.ts'
import { take } from './take.ts'

const tellInWriting =
  (visit: StepVisit, organisationId: NonNullable<StepVisit['worksFor']>['id'], { programmes }: Catalogue) =>
  async (trx: Trx, evc: Evc): Promise<void> => {
    const { person, worksFor, now } = visit
    const by = { person: person.id, role: worksFor?.role ?? person.role }
    const title = programmes.get(evc.programme)?.title ?? evc.programme
    const to = { personId: evc.personId, organisationId, about: evc.id }
    await writeLetter(trx, { ...to, kind: 'jury-report', text: juryReport(evc, title) }, by, now)
    const judged = judgedOf(evc)
    const shown = outcomeOf(evc).filter(each => each.shown && judged.includes(each.competence))
    if (shown.length === 0) return
    const competences = shown.map(({ competence }) => competence)
    await writeLetter(
      trx,
      { ...to, kind: 'proof-of-competence', text: proofOfCompetence(evc, title, competences) },
      by,
      now,
    )
    const found = { personId: evc.personId, organisationId, way: 'evc-higher-education' as const, about: evc.id }
    const ids = competences.map(({ competence }) => competence as CompetenceId)
    await noteResults(trx, found, ids, by, now)
  }

/** The college confirms what the jury found: the rule says per competence whether it is shown, and letters go out. */
export const confirmOutcome = (visit: StepVisit, id: string, catalogue: Catalogue) => {
  const organisation = visit.worksFor?.id
  return take(
    visit,
    id,
    'confirmed',
    () => accept({}),
    async (trx, evc) => {
      if (organisation) await tellInWriting(visit, organisation, catalogue)(trx, evc)
    },
  )
}
