import { z } from 'zod'
import type { ModuleId, ProgrammeId } from '../../catalogue/index.ts'
import { Deal } from '../procedures/judging.ts'
import { readFrames, SourceText, Text } from '../procedures/read-frames.ts'

const id = <Of extends string>() => z.string().transform(text => text as Of)

const Objective = z.object({ id: z.string().regex(/^[a-z-]+$/), title: Text, hint: Text })
/** Something that must be true to begin, and why the school asks it. */
const Condition = z.object({ id: z.string().regex(/^[a-z-]+$/), says: Text, why: Text })

const Frame = z.object({
  programme: id<ProgrammeId>(),
  module: id<ModuleId>(),
  conditions: z.array(Condition).min(1),
  /** Years that one must have worked in the sector. */
  years: z.number().int().min(0).max(40),
  /** Hours that may fall away at most. */
  mostHours: z.number().int().min(1).max(2_000),
  /** Calendar days in which it must be handed in. */
  handInDays: z.number().int().min(7).max(365),
  deal: Deal,
  objectives: z.array(Objective).min(1),
  source: SourceText,
})
export type Frame = z.infer<typeof Frame>

const frames = readFrames('internship', Frame)

/** What an internship portfolio in a programme is judged by; null: its internship cannot be shortened. */
export const internshipFrameOf = (programme: string): Frame | null =>
  frames.find(frame => frame.programme === programme) ?? null
