import { type Catalogue, type Module, type ModuleId, modulesEver, type Programme } from '../../catalogue/index.ts'
import { type Day, isValidOn } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Ground } from '../concordance.ts'
import { exemptableMinutes } from '../exemption.ts'
import { askUntil, grounds, type Policy } from './policy.ts'
import { lastOf, type Request, stateOf } from './request.ts'

/** What stands on the form, as it was typed. */
export interface ExemptionAsk {
  modules: string[]
  ground: string
  motivation: string
  /** Places in the dossier's list of papers, and ids of competences, that go along. */
  papers: number[]
  can: string[]
  /** Ids of evidence of one's own that goes along. */
  evidence: string[]
}

export type NoAsk =
  | 'recognition.ask.too-late'
  | 'recognition.ask.no-module'
  | 'recognition.ask.no-ground'
  | 'recognition.ask.no-motivation'
  | 'recognition.ask.asked-already'

/** Modules of a programme from which one can be exempt, wholly or in part, on a day. */
export const exemptableIn = (programme: Programme, catalogue: Catalogue, today: Day): Module[] =>
  modulesEver(programme, catalogue)
    .flatMap(id => catalogue.modules.get(id) ?? [])
    .filter(module => isValidOn(module, today) && exemptableMinutes(module) > 0)

/** The last day to ask for the next group of a programme; null: always. */
export const lastDayToAsk = (policy: Policy, programme: Programme, { offers }: Catalogue, today: Day): Day | null => {
  const starts = offers
    .filter(({ programme: of, start }) => of === programme.id && start !== null && start >= today)
    .map(({ start }) => start)
    .sort()
  return askUntil(policy.body, starts[0] ?? null, today)
}

/** Modules for which these requests still run. */
const openModules = (requests: Request[]): ReadonlySet<ModuleId> =>
  new Set(
    requests
      .filter(request => !['decided', 'heard', 'withdrawn'].includes(stateOf(request)))
      .flatMap(request => lastOf(request, 'asked')?.detail.modules.map(({ module }) => module) ?? []),
  )

/** Whether this can be asked on this day, under this policy, beside what was asked before. */
export const mayAsk = (
  ask: ExemptionAsk,
  ground: { programme: Programme; policy: Policy; catalogue: Catalogue; today: Day; before: Request[] },
): Outcome<{ modules: Module[]; ground: Ground; motivation: string }, NoAsk> => {
  const { programme, policy, catalogue, today, before } = ground
  const until = lastDayToAsk(policy, programme, catalogue, today)
  if (until !== null && today > until) return refuse('recognition.ask.too-late')
  const modules = exemptableIn(programme, catalogue, today).filter(({ id }) => ask.modules.includes(id))
  if (modules.length === 0) return refuse('recognition.ask.no-module')
  const open = openModules(before)
  if (modules.some(({ id }) => open.has(id))) return refuse('recognition.ask.asked-already')
  const allowed = grounds.find(each => each === ask.ground && policy.body.grounds.includes(each))
  if (!allowed) return refuse('recognition.ask.no-ground')
  const motivation = ask.motivation.trim().slice(0, 4000)
  return motivation === '' ? refuse('recognition.ask.no-motivation') : accept({ modules, ground: allowed, motivation })
}
