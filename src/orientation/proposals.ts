import type { CompetenceId } from '../catalogue/index.ts'

/** A job or paper, with the competences that belong to it: what it cannot do without first. */
export interface Spring {
  kind: 'job' | 'paper'
  title: string
  essential: CompetenceId[]
  optional: CompetenceId[]
}

/** Something that the person may well be able to do, and where we got the idea. */
export interface Proposal {
  competence: CompetenceId
  springs: Spring[]
}

/** One from each list in turn, until all are empty. */
const inTurn = <Thing>(lists: Thing[][]): Thing[] =>
  Array.from({ length: Math.max(0, ...lists.map(list => list.length)) }, (_, at) => lists.map(list => list[at]))
    .flat()
    .filter(thing => thing !== undefined)

/**
 * What to propose, each competence once. Jobs and papers take turns, so that who had ten jobs meets all of them on
 * the first page instead of everything about the first job; what a job cannot do without comes before what it may
 * ask, and what several jobs share comes first of all: one tick there says most.
 */
export const propose = (springs: Spring[]): Proposal[] => {
  const sources = new Map<CompetenceId, Spring[]>()
  for (const spring of springs)
    for (const competence of new Set([...spring.essential, ...spring.optional]))
      sources.set(competence, [...(sources.get(competence) ?? []), spring])
  const shares = (competence: CompetenceId): number => sources.get(competence)?.length ?? 0
  const sharedFirst = (list: CompetenceId[]): CompetenceId[] =>
    [...list].sort((a, b) => Number(shares(b) > 1) - Number(shares(a) > 1))
  const order = [
    ...inTurn(springs.map(({ essential }) => sharedFirst(essential))),
    ...inTurn(springs.map(({ optional }) => sharedFirst(optional))),
  ]
  return [...new Set(order)].map(competence => ({ competence, springs: sources.get(competence) ?? [] }))
}

/** The proposals of one page by the job or paper that they come from first, in the order of the page. */
export const groupBySpring = (proposals: Proposal[]): { spring: Spring | null; proposals: Proposal[] }[] => {
  const groups = new Map<Spring | null, Proposal[]>()
  for (const proposal of proposals) {
    const first = proposal.springs[0] ?? null
    groups.set(first, [...(groups.get(first) ?? []), proposal])
  }
  return [...groups].map(([spring, grouped]) => ({ spring, proposals: grouped }))
}
