import type { Id } from '../../platform/ids.ts'
import type { Json } from '../../platform/tables.ts'
import type { Levels } from './evc.ts'
import type { Answers } from './portfolio.ts'

export interface EvcTables {
  portfolioEntry: {
    procedureId: Id<'procedure'>
    competence: string
    number: number
    answers: Json<Answers>
    evidence: Id<'evidence'>[]
    keptAt: Date
  }
  juryScore: {
    procedureId: Id<'procedure'>
    round: number
    part: string
    personId: Id<'person'>
    levels: Json<Levels>
    scoredAt: Date
  }
}
