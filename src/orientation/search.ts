import type { Label } from '../catalogue/index.ts'
import { accept, type Outcome, refuse } from '../platform/outcome.ts'
import { forgiven, typos, wordsIn } from '../platform/typed.ts'
import type { Language } from '../platform/words.ts'

/** A question to the search, taken apart. Words are plain: lower case, without accents. */
export interface Query {
  text: string
  words: string[]
}

export type QueryRefusal =
  | 'orientation.search.too-short'
  | 'orientation.search.only-signs'
  | 'orientation.search.too-long'

const mostLength = 150
const mostWords = 6
/** Words that say nothing about the work: "ik was kok in een school". */
const empty = new Set(
  (
    'de het een van voor bij met in op en of te als ik ben was werk werkte werken nu mijn ' +
    'the a an of for at with on and or to as i am work worked my'
  ).split(' '),
)

/** Reads what somebody typed. */
export const readQuery = (typed: string): Outcome<Query, QueryRefusal> => {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (text.length > mostLength) return refuse('orientation.search.too-long')
  const all = wordsIn(text)
  if (text.length > 0 && all.length === 0) return refuse('orientation.search.only-signs')
  const telling = all.filter(word => !empty.has(word))
  const words = (telling.length > 0 ? telling : all).slice(0, mostWords)
  return words.some(word => word.length > 1) ? accept({ text, words }) : refuse('orientation.search.too-short')
}

/**
 * How well one word answers another, 0 to 1. In a Dutch compound the last part says what it is (`metaallasser` is a
 * `lasser`), the first part what it is about.
 */
const wordFit = (asked: string, word: string): number => {
  if (asked === word) return 1
  if (asked.length >= 3 && word.endsWith(asked)) return 0.85
  if (asked.length >= 3 && word.startsWith(asked)) return 0.75
  const most = forgiven(asked)
  if (most === 0) return 0
  const wrong = typos(asked, word, most)
  if (wrong <= most) return 0.8 - 0.08 * wrong
  if (word.length > asked.length && asked.length >= 6) {
    const tail = typos(asked, word.slice(-asked.length), 1)
    const head = typos(asked, word.slice(0, asked.length), 1)
    if (Math.min(tail, head) <= 1) return tail <= 1 ? 0.66 : 0.62
  }
  // The compound may be ours: who types `ziekenhuiskok` is a `kok`.
  return word.length >= 3 && asked.length - word.length >= 3 && asked.endsWith(word) ? 0.6 : 0
}

const enough = 0.6

const partFit = (words: string[], part: string[]): number => {
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  const met = words.reduce(
    (sum, asked) => sum + asked.length * part.reduce((best, word) => Math.max(best, wordFit(asked, word)), 0),
    0,
  )
  // A label that says more than what was asked is a more special thing.
  const extra = Math.max(0, part.filter(word => !empty.has(word)).length - words.length)
  const fit = letters === 0 ? 0 : met / letters
  return fit < enough ? 0 : fit - Math.min(0.15, 0.04 * extra)
}

/**
 * How well a label answers what was asked, 0 (not at all: never shown) to 1 (the very words). Where a label names
 * two forms (`kelner/kelnerin`), the better counts.
 */
export const likeness = ({ words }: Query, label: string): number =>
  Math.max(...[label, ...label.split(/[/,;()]/)].map(part => partFit(words, wordsIn(part))))

export interface Labelled {
  id: string
  text: string
  /** The usual name, not a synonym. */
  preferred: boolean
  /** In the language of the reader. */
  ownLanguage: boolean
}

/** A title of the catalogue as what can be searched. */
export const labelsIn = (id: string, title: Label, language: Language): Labelled[] =>
  [...new Set([title.nl, title.en])]
    .filter(text => text !== undefined)
    .map(text => ({ id, text, preferred: true, ownLanguage: text === title[language] }))

export interface Match {
  id: string
  /** The label that answered. */
  text: string
  ownLanguage: boolean
  fit: number
}

const weigh = (query: Query, label: Labelled): number => {
  const score = likeness(query, label.text)
  return score === 0 ? 0 : score + (label.preferred ? 0.03 : 0) - (label.ownLanguage ? 0 : 0.25)
}

/**
 * Each thing once, best first, by the label that answers best. Once something fits very well, what fits only so so is
 * left out.
 */
export const bestMatches = (query: Query, labels: Labelled[], most: number): Match[] => {
  const best = new Map<string, Match>()
  for (const label of labels) {
    const score = weigh(query, label)
    const before = best.get(label.id)
    if (score > 0 && (!before || before.fit < score))
      best.set(label.id, { id: label.id, text: label.text, ownLanguage: label.ownLanguage, fit: score })
  }
  const ranked = [...best.values()].sort(
    (a, b) => b.fit - a.fit || a.text.length - b.text.length || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
  )
  const floor = (ranked[0]?.fit ?? 0) >= 0.9 ? 0.68 : 0
  return ranked.filter(match => match.fit >= floor).slice(0, most)
}
