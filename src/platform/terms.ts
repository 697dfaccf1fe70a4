import { z } from 'zod'

export const bilingual = z.strictObject({ nl: z.string().trim().min(1), en: z.string().trim().min(1) })
/** What a content file calls itself: `evc-stroef`. It stands in addresses, so it never changes. */
export const contentId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** A word that people must understand alike. */
export const Term = z.strictObject({
  id: contentId,
  name: bilingual,
  abbr: z.array(z.string().min(1)).default([]),
  /** Other words for it, that people use as well. */
  also: z.array(z.string().min(1)).default([]),
  means: bilingual,
  confusedWith: z.array(contentId),
  /** What it is confused with that is no term here. */
  mistakenFor: z.array(bilingual).default([]),
  /** So common that it is in the list of words, but never explained in place. */
  everyday: z.boolean().default(false),
})
export type Term = z.infer<typeof Term>

/** A term as one organisation says it. */
export type SpokenTerm = Term & { ours?: { word: string; organisation: string } }
