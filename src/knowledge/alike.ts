import { wordsIn } from '../platform/typed.ts'
import { stem } from './word-forms.ts'

/** Ways to say in a few words what one word says, with that word: `prior learning` is `evc`. Keys are stems. */
export type Phrases = ReadonlyMap<string, string>

const keyOf = (words: string[]): string => words.map(stem).join(' ')

export const phrasesIn = (alike: string[][]): Phrases =>
  new Map(
    alike.flatMap(row => {
      const ways = row.map(wordsIn)
      const one = ways.find(words => words.length === 1)?.[0]
      return one === undefined ? [] : ways.filter(words => words.length > 1).map(words => [keyOf(words), one] as const)
    }),
  )

const longestPhrase = 4

/** The same words, with one word in the place of each phrase; the longest phrase first. */
export const withoutPhrases = (words: string[], phrases: Phrases): string[] => {
  const said: string[] = []
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longestPhrase, words.length - at)
    while (length > 1 && !phrases.has(keyOf(words.slice(at, at + length)))) length--
    const word = phrases.get(keyOf(words.slice(at, at + length))) ?? words[at]
    if (word !== undefined) said.push(word)
    at += length
  }
  return said
}

/** What else people say for a word, by its stem; a word may stand in more than one row. */
export type Synonyms = ReadonlyMap<string, ReadonlySet<string>>

export const synonymsIn = (alike: string[][]): Synonyms => {
  const synonyms = new Map<string, Set<string>>()
  for (const row of alike.map(words =>
    words
      .map(wordsIn)
      .filter(({ length }) => length === 1)
      .map(keyOf),
  ))
    for (const word of row) synonyms.set(word, new Set([...(synonyms.get(word) ?? []), ...row]))
  return synonyms
}
