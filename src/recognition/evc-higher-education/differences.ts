import { type Competence, type Criterion, type Frame, type Level, levels, rankOf } from './frame.ts'
import type { Score } from './score.store.ts'

/** What each juror gave one criterion, per part; and whether they differed. */
export interface Found {
  criterion: Criterion
  given: { part: string; name: string; level: Level; why: string }[]
  differ: boolean
  /** The level that all gave; where they differed none. */
  same: Level | null
}

/** Criterion by criterion what the jurors found, to talk about what they do not agree on. */
export const foundIn = (competences: Competence[], scores: Score[]): Found[] =>
  competences
    .flatMap(({ criteria }) => criteria)
    .map(criterion => {
      const given = scores.flatMap(({ part, name, levels: each }) => {
        const one = each[criterion.id]
        return one ? [{ part, name, level: one.level, why: one.why }] : []
      })
      const kinds = new Set(given.map(({ level }) => level))
      return { criterion, given, differ: kinds.size > 1, same: kinds.size === 1 ? (given[0]?.level ?? null) : null }
    })

/** What the interview asks about, the weakest first: criteria that a juror did not find reached in the portfolio. */
export const weakIn = (frame: Frame, competences: Competence[], scores: Score[]): Found[] =>
  foundIn(competences, scores)
    .map(found => ({ found, lowest: Math.min(levels.length, ...found.given.map(({ level }) => rankOf(level))) }))
    .filter(({ lowest }) => lowest < rankOf(frame.passAt))
    .sort((a, b) => a.lowest - b.lowest)
    .map(({ found }) => found)

/** Part by part, as the frame has them. */
export const inOrder = ({ parts }: Frame, given: Found['given']): Found['given'] => {
  const place = new Map(parts.map(({ id }, at) => [id, at]))
  return [...given].sort((a, b) => (place.get(a.part) ?? 0) - (place.get(b.part) ?? 0))
}
