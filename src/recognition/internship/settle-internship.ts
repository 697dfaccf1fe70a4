import { type Catalogue, type Module, modulesEver } from '../../catalogue/index.ts'
import { because } from '../../platform/because.ts'
import type { Trx } from '../../platform/connection.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { urls } from '../../urls.ts'
import { judgedLetter } from '../procedures/judged-letter.ts'
import { type Judgement, judgementsOf } from '../procedures/judging.ts'
import { tellDecided } from '../procedures/tell-decided.ts'
import { tellTurns } from '../procedures/tell-turns.ts'
import { insertGranted } from '../requests/granted.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { type Internship, internshipPortfolio } from './internship.ts'
import { minutesOff, mostOff, whyOff } from './shortening.ts'

export const tellInternship = (trx: Trx, internship: Internship, visit: StepVisit): Promise<void> =>
  tellTurns(trx, internshipPortfolio, internship, { own: urls.ownInternship, desk: urls.deskInternship }, visit)

/** The internship as the programme has it now; null: it is in it no more. */
export const moduleNow = ({ frame, programme }: Internship, catalogue: Catalogue): Module | null => {
  const taught = catalogue.programmes.get(programme)
  return taught && modulesEver(taught, catalogue).includes(frame.module)
    ? (catalogue.modules.get(frame.module) ?? null)
    : null
}

/** Minutes that fall away for these judgements, and the most that could. */
export const offFor = (internship: Internship, judgements: Judgement[], catalogue: Catalogue) => {
  const most = mostOff(internship.frame, moduleNow(internship, catalogue))
  return { most, minutes: minutesOff(judgements, internship.frame.objectives.length, most) }
}

/**
 * What comes of a decision. As long as a second person must look: they are told. Once it counts: the hours that come on
 * top of `before` are granted, and the person gets a letter.
 */
export const settleInternship = async (
  trx: Trx,
  internship: Internship,
  before: Judgement[],
  visit: StepVisit,
  catalogue: Catalogue,
): Promise<void> => {
  const judgements = judgementsOf(internship)
  if (!judgements) return tellInternship(trx, internship, visit)
  const { person, worksFor, now } = visit
  const { minutes, most } = offFor(internship, judgements, catalogue)
  const more = minutes - offFor(internship, before, catalogue).minutes
  if (more > 0) {
    await insertGranted(trx, {
      id: newId<'exemption'>(),
      personId: internship.personId,
      provider: internship.provider,
      module: internship.frame.module,
      minutes: more,
      ground: 'professional-competence',
      restsOn: [],
      because: [because('recognition.granted.by-provider'), whyOff(judgements, most)],
      requestId: null,
      about: internship.id,
      grantedAt: now,
      grantedBy: person.id,
    })
    await record(trx, 'exemption.granted', {
      at: now,
      by: { person: person.id, role: worksFor?.role ?? person.role },
      subject: internship.id,
    })
  }
  const title = catalogue.programmes.get(internship.programme)?.title ?? internship.programme
  const letter = judgedLetter({
    title: t => t('recognition.internship.letter.title', { programme: title }),
    judgements,
    titleOf: id => internship.frame.objectives.find(each => each.id === id)?.title ?? { nl: id, en: id },
    follows: t => [
      t(most === 0 ? 'recognition.internship.gone' : 'recognition.internship.off', {
        hours: minutes / 60,
        most: most / 60,
      }),
    ],
    procedure: internship,
  })
  await tellDecided(trx, internship, letter, urls.ownInternship(internship.id), visit)
}
