import { readFileSync } from 'node:fs'

/** How many signs a password has, at least and at most. No rule says which. */
export const fewest = 12
export const most = 128

const common = new Set(
  readFileSync(new URL('common.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#')),
)

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', '01234567890', '1q2w3e4r5t6y']
const lines = [...rows, 'abcdefghijklmnopqrstuvwxyz'].flatMap(line => [line, [...line].reverse().join('')])
/** A run of neighbours on a keyboard, or of the alphabet, is as easy as one sign. */
const shortestRun = 4

const longestRunAt = (text: string, at: number): number => {
  let length = 0
  while (at + length < text.length && lines.some(line => line.includes(text.slice(at, at + length + 1)))) length += 1
  return length
}

/** What is left of a text without its runs. */
const withoutRuns = (text: string): string => {
  let left = ''
  for (let at = 0; at < text.length; ) {
    const run = longestRunAt(text, at)
    if (run >= shortestRun) at += run
    else {
      left += text[at]
      at += 1
    }
  }
  return left
}

/** What a password must have besides runs. */
const fewestBesidesRuns = 6

/** A short piece again and again, a few signs, or hardly more than runs. */
const isSimple = (text: string): boolean =>
  /^(.{1,7}?)\1+$/u.test(text) || new Set(text).size < 5 || withoutRuns(text).length < fewestBesidesRuns

/** On the list of commonest passwords, as it is or with figures and signs around it. */
const isCommon = (text: string): boolean => common.has(text) || common.has(text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))

/** Names short of this say little, and stand in many words. */
const shortestName = 4
/** What a password must have besides names. */
const fewestBesidesNames = 8

const isOfNames = (text: string, names: readonly string[]): boolean => {
  const parts = names
    .flatMap(name => name.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter(part => part.length >= shortestName)
    .sort((one, other) => other.length - one.length)
  const rest = parts.reduce((left, part) => left.replaceAll(part, ''), text)
  return rest !== text && rest.length < fewestBesidesNames
}

export type WeakPassword =
  | 'people.password.too-short'
  | 'people.password.too-long'
  | 'people.password.simple'
  | 'people.password.common'
  | 'people.password.names'

/** One way of writing a sign that can be written in several, so that each keyboard gives the same; nothing else changes. */
export const asKept = (typed: string): string => typed.normalize('NFC')

/** What is wrong with a new password; null: nothing. `names`: of the person, their address and where they work. */
export const weaknessOf = (password: string, names: readonly string[]): WeakPassword | null => {
  const length = [...password].length
  if (length < fewest) return 'people.password.too-short'
  if (length > most) return 'people.password.too-long'
  const text = password.toLowerCase()
  if (isCommon(text)) return 'people.password.common'
  if (isSimple(text)) return 'people.password.simple'
  return isOfNames(text, ['leerladder', ...names]) ? 'people.password.names' : null
}
