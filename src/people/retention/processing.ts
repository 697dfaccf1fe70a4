import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const file = new URL('../../../content/privacy/processing.yaml', import.meta.url)

/** What the GDPR calls the lawful basis, as a part names it; the word `people.ground.<ground>` says it. */
const lawfulGrounds = ['consent', 'legal-duty', 'interest', 'task'] as const

const said = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })

const Part = z.strictObject({
  part: z.string(),
  tables: z.array(z.string()).min(1),
  /** Days after `after`; null: for as long as `after` says. */
  keep: z.int().positive().nullable(),
  what: said,
  why: said,
  after: said,
  ground: z.enum(lawfulGrounds),
})

export type ProcessingPart = z.output<typeof Part>

/** Everything that is kept of people: the register of processing, and how long each part stays. */
export const processing: readonly ProcessingPart[] = z.array(Part).parse(parse(readFileSync(file, 'utf8')))

/** How long a part stays, in days. Throws for a part that is unknown or has no end. */
export const daysKept = (part: string): number => {
  const days = processing.find(each => each.part === part)?.keep
  if (days == null) throw new Error(`processing.yaml does not say for how many days "${part}" is kept.`)
  return days
}
