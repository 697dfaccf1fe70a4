import type { Catalogue } from '../../catalogue/index.ts'
import type { Paper } from '../../people/index.ts'
import type { Id } from '../../platform/ids.ts'
import type { ConcordanceRow } from '../concordance.ts'
import type { Granted } from './granted.ts'
import { lastOf, type Request } from './request.ts'
import { weighed } from './verdict.ts'

/** That a paper of somebody counts no more. */
export interface WithdrawnPaper {
  id: Id<'withdrawn-paper'>
  personId: Id<'person'>
  /** The request on whose page it was said. */
  requestId: Request['id']
  title: string
  /** What names it: its type, else its codes, else its title. */
  keys: string[]
  /** Who withdrew it and why, as it was said; for the person and for who said it. */
  words: string
  at: Date
}

export const keysOf = ({ certificate, codes, title }: Pick<Paper, 'certificate' | 'codes' | 'title'>): string[] =>
  certificate ? [certificate] : codes.length > 0 ? [...codes] : [title]

/** Whether what was withdrawn is this paper. */
export const isWithdrawn = (paper: Paper, withdrawn: Pick<WithdrawnPaper, 'keys'>[]): boolean =>
  withdrawn.some(({ keys }) => keysOf(paper).some(key => keys.includes(key)))

type Weighing = Pick<Request, 'steps' | 'shown' | 'askedAt' | 'programme'>

/** A request as if these papers had never been shown; what was seen of the others stays seen. */
const without = (request: Weighing, withdrawn: Pick<WithdrawnPaper, 'keys'>[]): Weighing => {
  const left = request.shown.papers.flatMap((paper, at) => (isWithdrawn(paper, withdrawn) ? [] : [{ paper, at }]))
  return {
    ...request,
    shown: { ...request.shown, papers: left.map(({ paper }) => paper) },
    steps: request.steps.map(step =>
      step.kind === 'checked'
        ? { ...step, detail: { papers: left.flatMap(({ at }, now) => (step.detail.papers.includes(at) ? [now] : [])) } }
        : step,
    ),
  }
}

/**
 * Minutes of what was granted that rest on withdrawn papers alone: what the rules gave with them and give no more without
 * them. What a person gave above the rules, and what a test showed, rests on something else.
 */
export const restsAloneOn = (
  request: Weighing,
  { module, minutes }: Pick<Granted, 'module' | 'minutes'>,
  withdrawn: Pick<WithdrawnPaper, 'keys'>[],
  { rows, catalogue }: { rows: ConcordanceRow[]; catalogue: Catalogue },
): number => {
  const tested = lastOf(request, 'tested')?.detail.results ?? []
  if (tested.some(result => result.module === module && result.passed)) return 0
  const given = (from: Weighing): number => {
    const of = weighed(from, rows, catalogue).find(({ id }) => id === module)
    const rule = (of?.exemption?.minutesOff ?? 0) + (of?.exemption?.minutesPerhaps ?? 0)
    return Math.min(rule, minutes ?? of?.most ?? 0)
  }
  return Math.max(0, given(request) - given(without(request, withdrawn)))
}
