import type { Id } from '../../platform/ids.ts'
import { accept, refuse } from '../../platform/outcome.ts'
import { actorOf } from '../../platform/visit.ts'
import { endPart } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { isTie, jurorsOf, thisRound } from './evc.ts'
import { asJuror, asJury, nameJury } from './jury.ts'
import { take } from './take.ts'

/** A juror says that nothing ties them to the candidate, or what does: then they judge no more. */
export const declareTie = (visit: StepVisit, id: string, typed: string) =>
  take(
    visit,
    id,
    'declared',
    () => {
      if (typed === 'free') return accept({ tie: null })
      return isTie(typed) ? accept({ tie: typed }) : refuse('recognition.evc-he.no.tie-which')
    },
    async (trx, evc) => {
      if (isTie(typed)) await endPart(trx, evc.id, visit.person.id, 'juror', actorOf(visit), visit.now)
    },
  )

/** The candidate says what ties a juror to them, before that juror handed in anything: another comes in their place. */
export const objectToJuror = (visit: StepVisit, id: string, typed: { juror: string; tie: string }) =>
  take(
    visit,
    id,
    'objected',
    evc => {
      const juror = jurorsOf(evc).find(({ personId }) => personId === typed.juror)
      if (!juror) return refuse('recognition.evc-he.no.juror')
      if (!isTie(typed.tie)) return refuse('recognition.evc-he.no.tie-which')
      const judged = thisRound(evc).some(step => step.kind === 'scored' && step.personId === juror.personId)
      return judged ? refuse('recognition.evc-he.no.judged-already') : accept({ juror: juror.personId, tie: typed.tie })
    },
    (trx, evc) => endPart(trx, evc.id, typed.juror as Id<'person'>, 'juror', actorOf(visit), visit.now),
  )

/** Puts somebody in the place of a juror, or in a place that is empty; what the one who leaves found does not count. */
export const replaceJuror = (visit: StepVisit, id: string, typed: { from: string; to: string }) =>
  take(visit, id, 'replaced', async (evc, trx) => {
    const jurors = jurorsOf(evc)
    const from = jurors.find(({ personId }) => personId === typed.from)?.personId ?? null
    if (from === null && (typed.from !== '' || jurors.length >= evc.frame.jurors))
      return refuse('recognition.evc-he.no.replace-whom')
    if (jurors.some(({ personId }) => personId === typed.to)) return refuse('recognition.evc-he.no.jury')
    const to = await asJuror(trx, visit, evc, typed.to)
    if (!to.ok) return to
    if (from) await endPart(trx, evc.id, from, 'juror', actorOf(visit), visit.now)
    await nameJury(trx, visit, evc.id, [to.value])
    return accept({ from, to: to.value })
  })

/** After an appeal: a jury of other people judges again what was not shown. */
export const nameNewJury = (visit: StepVisit, id: string, typed: string[]) =>
  take(visit, id, 'new-jury', async (evc, trx) => {
    const jury = await asJury(trx, visit, evc, typed)
    if (!jury.ok) return jury
    for (const { personId } of jurorsOf(evc)) await endPart(trx, evc.id, personId, 'juror', actorOf(visit), visit.now)
    await nameJury(trx, visit, evc.id, jury.value)
    return accept({})
  })
