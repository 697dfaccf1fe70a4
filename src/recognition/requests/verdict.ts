import { type Catalogue, type Module, modulesEver } from '../../catalogue/index.ts'
import { dayOf } from '../../platform/day.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { ConcordanceRow } from '../concordance.ts'
import { type Exemption, exemptableMinutes, exemptionOf } from '../exemption.ts'
import { type Holdings, holdingsOf } from '../held.ts'
import { lastOf, type Request, type Verdict } from './request.ts'

/** A module that was asked for, with what the rules make of what was shown; `module` is null when the programme has it no more. */
export interface Weighed {
  id: Module['id']
  title: string
  ground: Verdict['ground']
  module: Module | null
  /** Minutes from which one can be exempt at all. */
  most: number
  exemption: Exemption | null
}

/** The places of papers that somebody of the provider saw. */
export const checkedPapers = (request: Pick<Request, 'steps'>): ReadonlySet<number> =>
  new Set(lastOf(request, 'checked')?.detail.papers ?? [])

/** What was held of what a request showed, on the day of asking. Papers that the provider saw count as proven. */
export const shownIn = (request: Pick<Request, 'steps' | 'shown' | 'askedAt'>, catalogue: Catalogue): Holdings => {
  const seen = checkedPapers(request)
  const papers = request.shown.papers.map((paper, at) => (seen.has(at) ? { ...paper, shown: 'seen' as const } : paper))
  return holdingsOf({ papers, can: { has: request.shown.can, dropped: [] } }, catalogue, dayOf(request.askedAt))
}

/**
 * What the rules of the day of asking make of what was shown: the same request weighs the same for everybody, whenever
 * they look.
 */
export const weighed = (
  request: Pick<Request, 'steps' | 'shown' | 'askedAt' | 'programme'>,
  rows: ConcordanceRow[],
  catalogue: Catalogue,
): Weighed[] => {
  const asked = lastOf(request, 'asked')
  const day = dayOf(request.askedAt)
  const holdings = shownIn(request, catalogue)
  const programme = catalogue.programmes.get(request.programme)
  const taught = new Set(programme ? modulesEver(programme, catalogue) : [])
  return (asked?.detail.modules ?? []).map(({ module: id, title, ground }) => {
    const module = (taught.has(id) && catalogue.modules.get(id)) || null
    return {
      id,
      title,
      ground,
      module,
      most: module ? exemptableMinutes(module) : 0,
      exemption: module && exemptionOf(module, rows, holdings, catalogue, day),
    }
  })
}

export type NoVerdict =
  | 'recognition.verdict.missing'
  | 'recognition.verdict.too-much'
  | 'recognition.verdict.no-reason'
  | 'recognition.verdict.against-rule'

/**
 * Whether these verdicts can stand: one for each module asked, none above what one can be exempt from, a reason where
 * less than all is given, and own words besides where less is given than the rules give for sure.
 */
export const checkVerdicts = (verdicts: Verdict[], modules: Weighed[]): Outcome<Verdict[], NoVerdict> => {
  const sorted = modules.map(({ id }) => verdicts.filter(({ module }) => module === id))
  if (sorted.some(found => found.length !== 1) || verdicts.length !== modules.length)
    return refuse('recognition.verdict.missing')
  for (const { id, most, module, exemption } of modules) {
    const verdict = verdicts.find(({ module }) => module === id)
    if (!verdict) return refuse('recognition.verdict.missing')
    const { minutes, reasons, words } = verdict
    if (!Number.isInteger(minutes) || minutes < 0 || minutes > most) return refuse('recognition.verdict.too-much')
    if ((minutes < most || !module) && reasons.length === 0) return refuse('recognition.verdict.no-reason')
    if (minutes < (exemption?.minutesOff ?? 0) && words === '') return refuse('recognition.verdict.against-rule')
  }
  return accept(verdicts)
}
