import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { CompetenceId, ProviderId, QualificationId } from '../../catalogue/index.ts'

const bilingual = z.object({ nl: z.string(), en: z.string() })
const named = z.object({ id: z.string(), title: bilingual })
const Criterion = z.object({ id: z.string(), text: bilingual, needs: z.array(z.string()).default([]) })

/** How a test centre judges an occupation at work, as `content/recognition/workplace` keeps it. */
const FrameFile = z.object({
  qualification: z.custom<QualificationId>(id => typeof id === 'string'),
  title: bilingual,
  providers: z.array(z.custom<ProviderId>(id => typeof id === 'string')),
  example: z.boolean(),
  policy: z.object({
    /** Cents; `reducedFee` for who has a right to it. */
    fee: z.number().int().min(0),
    reducedFee: z.number().int().min(0),
    /** Weeks that it takes, about, from the talk to the result. */
    weeks: z.number().int().min(1),
    secondReader: z.boolean(),
    /** Calendar days; null: there is no appeal. */
    appealDays: z.number().int().min(1).nullable(),
  }),
  /** How many criteria of a competence may be done with help for it to be proven. */
  withHelp: z.number().int().min(0),
  means: z.array(z.object({ id: z.string(), name: bilingual })),
  tasks: z.array(
    named.extend({
      text: bilingual,
      minutes: z.number().int().min(1),
      competences: z.array(
        z.object({
          id: z.custom<CompetenceId>(id => typeof id === 'string'),
          criteria: z.array(Criterion).min(2).max(4),
        }),
      ),
    }),
  ),
})

/** What one is judged by: kept with each trial, so that it does not change under the hands of who judges. */
export type Frame = z.infer<typeof FrameFile>
export type Criterion = z.infer<typeof Criterion>
export type Judged = Frame['tasks'][number]['competences'][number]

const folder = new URL('../../../content/recognition/workplace/', import.meta.url)

/** Every occupation that can be judged at work. */
export const frames: readonly Frame[] = readdirSync(folder)
  .filter(name => name.endsWith('.yaml'))
  .map(name => FrameFile.parse(parse(readFileSync(new URL(name, folder), 'utf8'), { schema: 'core' })))

export const judgedIn = ({ tasks }: Pick<Frame, 'tasks'>): Judged[] => tasks.flatMap(({ competences }) => competences)
export const criteriaIn = (frame: Pick<Frame, 'tasks'>): Criterion[] =>
  judgedIn(frame).flatMap(({ criteria }) => criteria)

/** A frame without what was proven before; tasks and means that nothing is left for go as well. */
export const withoutProven = (frame: Frame, proven: ReadonlySet<string>): Frame => {
  const tasks = frame.tasks
    .map(task => ({ ...task, competences: task.competences.filter(({ id }) => !proven.has(id)) }))
    .filter(({ competences }) => competences.length > 0)
  const needed = new Set(criteriaIn({ tasks }).flatMap(({ needs }) => needs))
  return { ...frame, tasks, means: frame.means.filter(({ id }) => needed.has(id)) }
}
