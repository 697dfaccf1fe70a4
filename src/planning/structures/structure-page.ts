import type { Problem } from '../../ui/pieces.tsx'
import type { Finding } from './checks.ts'
import type { marksIn } from './picture.tsx'
import type { Size } from './size.ts'
import type { Standing, StructureVisit } from './standing.ts'

/** Everything that the page of one structure shows. */
export interface StructurePageProps {
  visit: StructureVisit
  standing: Standing
  findings: Finding[]
  size: Size
  markOf: ReturnType<typeof marksIn>
  problems: Problem[]
  typed: { from: string; before: string; after: string; one: string; other: string }
}
