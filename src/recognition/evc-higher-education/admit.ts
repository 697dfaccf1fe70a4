import { accept, refuse } from '../../platform/outcome.ts'
import { nameFor } from '../procedures/procedure.store.ts'
import type { StepVisit } from '../requests/take-step.ts'
import { guides, staffAt } from './evc.store.ts'
import { asJury, nameJury } from './jury.ts'
import { take } from './take.ts'

/** Lets a candidate in, with a guide and a jury; whoever guides does not judge. */
export const admit = (visit: StepVisit, id: string, typed: { guide: string; jurors: string[] }) =>
  take(visit, id, 'admitted', async (evc, trx) => {
    const guide = (await staffAt(trx, evc.provider, guides, visit.today)).find(each => each.id === typed.guide)
    if (!guide || guide.id === evc.personId) return refuse('recognition.evc-he.no.guide')
    if (typed.jurors.includes(guide.id)) return refuse('recognition.evc-he.no.guide-judges')
    const jury = await asJury(trx, visit, evc, typed.jurors)
    if (!jury.ok) return jury
    const by = { person: visit.person.id, role: visit.worksFor?.role ?? visit.person.role }
    await nameFor(trx, evc.id, guide.id, 'guide', by, visit.now)
    await nameJury(trx, visit, evc.id, jury.value)
    return accept({})
  })
