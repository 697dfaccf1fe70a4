import { type Catalogue, type CompetenceId, named } from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import { type Because, because, type Source } from '../platform/because.ts'
import type { Day } from '../platform/day.ts'
import { awardsOf } from './papers.ts'

/** What the person can by what they say and by what their papers stand for, each with the reason. */
export const knownCompetences = (portrait: Portrait, catalogue: Catalogue, today: Day): Map<CompetenceId, Because> => {
  const known = new Map<CompetenceId, Because>()
  for (const paper of portrait.papers ?? []) {
    if ((paper.issuedOn ?? today) > today || (paper.until ?? today) < today) continue
    const says = because('orientation.reach.paper', { with: { paper: paper.title } })
    for (const id of awardsOf(paper, catalogue))
      for (const competence of catalogue.qualifications.get(id)?.competences ?? []) known.set(competence, says)
  }
  for (const { competence } of portrait.can?.has ?? [])
    if (!known.has(competence as CompetenceId)) known.set(competence as CompetenceId, because('orientation.reach.said'))
  return withEquals(known, catalogue)
}

/** Who can something can what is officially the same; a proposal that two are the same does not count. */
const withEquals = (known: Map<CompetenceId, Because>, catalogue: Catalogue): Map<CompetenceId, Because> => {
  const equals = new Map<CompetenceId, { to: CompetenceId; source: Source }[]>()
  for (const { from, to, kind, source } of catalogue.relations) {
    if (kind !== 'equal') continue
    equals.set(from, [...(equals.get(from) ?? []), { to, source }])
    equals.set(to, [...(equals.get(to) ?? []), { to: from, source }])
  }
  const all = new Map(known)
  // A map that grows while one walks it is walked to its new end.
  for (const [from, reason] of all)
    for (const { to, source } of equals.get(from) ?? []) {
      const competence = named(catalogue.competences.get(from)?.label ?? {}, from)
      if (!all.has(to))
        all.set(to, because('orientation.reach.equal', { with: { competence }, source, because: [reason] }))
    }
  return all
}
