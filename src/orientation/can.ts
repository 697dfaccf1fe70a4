import type { Answer } from '../people/index.ts'

export type CanAnswer = Answer<'can'>

export const emptyCan: CanAnswer = { has: [], dropped: [] }
const mostHas = 500

/**
 * The answer after a page of proposals was sent: of what that page showed, the ticked are confirmed and the others
 * dropped. What it did not show stays as it was. Somebody else's word about a competence (observed, assessed) is kept
 * as long as it stays ticked: a tick is no less than it was.
 */
export const afterPage = (before: CanAnswer, shown: string[], ticked: string[]): CanAnswer => {
  const known = new Map(before.has.map(can => [can.competence, can]))
  const confirmed = ticked.map(
    competence => known.get(competence) ?? { competence, strength: 'self-declared' as const, by: null },
  )
  const isNew = (competence: string) => !known.has(competence)
  const kept = before.has.filter(({ competence }) => !shown.includes(competence) || ticked.includes(competence))
  const has = [...kept, ...confirmed.filter(({ competence }) => isNew(competence))].slice(0, mostHas)
  const dropped = shown.filter(competence => !ticked.includes(competence))
  return {
    has,
    dropped: [...new Set([...before.dropped.filter(each => !ticked.includes(each)), ...dropped])].slice(-mostHas),
  }
}

/** The answer with one competence that the person searched and added. */
export const withOwn = (before: CanAnswer, competence: string): CanAnswer =>
  afterPage(before, [competence], [competence])
