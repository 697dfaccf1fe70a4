import { randomInt } from 'node:crypto'

// No 0, O, 1, I or L: a code is read from paper and typed.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Twelve letters and figures (59 bits), written in groups of four. */
export const newPaperCode = (): string =>
  Array.from({ length: 12 }, (_, at) => (at > 0 && at % 4 === 0 ? '-' : '') + letters[randomInt(letters.length)]).join(
    '',
  )

/** A code whatever way it was typed: capitals, without dashes. */
export const paperCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
