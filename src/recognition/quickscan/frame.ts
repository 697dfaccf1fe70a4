import { z } from 'zod'
import type { CompetenceId, ModuleId, ProgrammeId } from '../../catalogue/index.ts'
import { Deal } from '../procedures/judging.ts'
import { readFrames, SourceText, Text } from '../procedures/read-frames.ts'

const id = <Of extends string>() => z.string().transform(text => text as Of)

const Outcome = z.object({
  id: z.string().regex(/^[a-z-]+$/),
  title: Text,
  /** What one does who can it, in everyday words. */
  hint: Text,
  competences: z.array(id<CompetenceId>()).min(1),
  modules: z.array(id<ModuleId>()).min(1),
  /** For the talk: the first asks how it went, the others look for what is missing. */
  questions: z.array(Text).min(1).max(4),
})
export type Outcome = z.infer<typeof Outcome>

const Frame = z.object({
  programme: id<ProgrammeId>(),
  /** `follow`: what is granted frees from modules at once. `apart`: the school decides on exemptions in a request. */
  exemptions: z.enum(['follow', 'apart']),
  /** How long the person is busy with it. */
  takes: Text,
  deal: Deal,
  outcomes: z.array(Outcome).min(1),
  source: SourceText,
})
export type Frame = z.infer<typeof Frame>

const frames = readFrames('quickscan', Frame)

/** What the quickscan of a programme is judged by; null: there is none. */
export const scanFrameOf = (programme: string): Frame | null =>
  frames.find(frame => frame.programme === programme) ?? null
