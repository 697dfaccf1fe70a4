import type { CompetenceId } from '../../catalogue/index.ts'
import type { Portrait } from '../../people/index.ts'
import type { Id } from '../../platform/ids.ts'

/** How it was assessed. The two meanings of EVC are two ways, and never one name. */
export type ResultWay = 'evc-higher-education' | 'quickscan' | 'workplace' | 'test'

/** That an assessment found somebody to master a competence. Never changed: what takes it back is a row beside it. */
export interface Result {
  id: Id<'result'>
  personId: Id<'person'>
  competence: CompetenceId
  organisationId: Id<'organisation'>
  way: ResultWay
  /** Id of the procedure that it came of. */
  about: string
  foundAt: Date
  foundBy: Id<'person'>
}

/** A portrait with what assessments found besides what the person told; an assessment counts as assessed, by whom. */
export const withResults = (portrait: Portrait, results: { competence: CompetenceId; by: string }[]): Portrait =>
  results.length === 0
    ? portrait
    : {
        ...portrait,
        can: {
          dropped: portrait.can?.dropped ?? [],
          has: [
            ...(portrait.can?.has ?? []),
            ...results.map(({ competence, by }) => ({ competence, strength: 'assessed' as const, by })),
          ],
        },
      }
