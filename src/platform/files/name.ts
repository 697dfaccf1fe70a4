import { accept, type Outcome, refuse } from '../outcome.ts'

const longest = 255

// Control characters, halves of characters, ends of lines, and signs that turn the direction: those let "fdp.exe" be
// read as "exe.pdf".
const forbidden = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

/** The name as it is kept: composed (NFC), without spaces around, and never a path. */
export const checkName = (given: string): Outcome<string, 'files.bad-name'> => {
  const name = given.normalize('NFC').trim()
  const fits = name.length <= longest && /[^.\s].*\.[^.]+$/u.test(name)
  return fits && !forbidden.test(given) && !/[/\\]/.test(name) ? accept(name) : refuse('files.bad-name')
}

/** What stands after the last full stop, in small letters. */
export const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase()
