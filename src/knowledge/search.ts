import { forgiven, typos, wordsIn } from '../platform/typed.ts'
import { type Phrases, phrasesIn, type Synonyms, synonymsIn, withoutPhrases } from './alike.ts'
import { empty, halfOf, leastPart, partsOf, stem } from './word-forms.ts'

const mostWords = 8
/** Nobody writes a longer word, and taking it apart would take long. */
const mostLetters = 40
/** A text in which one looks, and how much a word in it counts. */
export interface Field {
  text: string
  weight: number
}

export interface Searchable {
  id: string
  /** What people come for; the rest is shown beside it, when it answers at least as well. */
  main: boolean
  fields: Field[]
}

interface Indexed {
  id: string
  main: boolean
  /** How much each stem counts in it. */
  weights: ReadonlyMap<string, number>
}

export interface Index {
  documents: Indexed[]
  /** Every stem that there is. */
  stems: ReadonlySet<string>
  synonyms: Synonyms
  phrases: Phrases
}

/** `alike`: words and phrases that stand for each other. */
export const indexOf = (things: Searchable[], alike: string[][] = []): Index => {
  const phrases = phrasesIn(alike)
  const documents = things.map(({ id, main, fields }) => {
    const weights = new Map<string, number>()
    for (const { text, weight } of fields) {
      const words = wordsIn(text)
      for (const word of [...words, ...withoutPhrases(words, phrases)].map(stem))
        weights.set(word, Math.max(weights.get(word) ?? 0, weight))
    }
    return { id, main, weights }
  })
  const stems = new Set(documents.flatMap(({ weights }) => [...weights.keys()]))
  return { documents, stems, synonyms: synonymsIn(alike), phrases }
}

/** How well a stem answers, 0 to 1: the very form, a part of a compound, or one of few letters wrong. */
type Answers = ReadonlyMap<string, number>

interface Meant {
  asked: string
  answers: Answers
  /** What the parts of a compound answer: all of them together stand for it. */
  parts: Answers[]
  /** Nothing is written so: these are the nearest. */
  guessed: boolean
}

/** Endings that make another form of a word; anything else behind it must be a word of its own. */
const ending = /^(?:t|d|ed|er|ly|.{3,})$/

/** Parts of a compound stand at its start or its end: `hout` is no part of `without`. */
const literal = (asked: string, stems: ReadonlySet<string>): Answers => {
  const found = new Map<string, number>()
  for (const each of stems) {
    if (each === asked) found.set(each, 1)
    else if (asked.length < leastPart) continue
    else if (each.startsWith(asked) && ending.test(each.slice(asked.length))) found.set(each, 0.8)
    else if (each.endsWith(asked) && each.length - asked.length >= leastPart) found.set(each, 0.7)
  }
  return found
}

/** What it literally answers, and what its synonyms do, which count for less. */
const meaning = (asked: string, { stems, synonyms }: Index): Answers => {
  const others = [...(synonyms.get(asked) ?? [])].filter(each => stems.has(each)).map(each => [each, 0.65] as const)
  return new Map([...others, ...literal(asked, stems)])
}

/** In a short word the first letter must be right, or every word is near another. */
const short = 5

const nearest = (asked: string, stems: ReadonlySet<string>): Answers => {
  const most = forgiven(asked)
  const near = [...stems]
    .filter(each => asked.length >= short || each[0] === asked[0])
    .map(each => [each, typos(asked, each, most)] as const)
    .filter(([, wrong]) => wrong <= most)
  const least = Math.min(...near.map(([, wrong]) => wrong))
  return new Map(near.filter(([, wrong]) => wrong === least).map(([each]) => [each, 0.6]))
}

/** A mistake is forgiven only when nothing is written as it was typed, and no two words make it. */
const meantBy = (word: string, index: Index): Meant[] => {
  const asked = stem(word)
  const answers = meaning(asked, index)
  const parts = partsOf(word, index.stems).map(part => meaning(part, index))
  if (answers.size > 0) return [{ asked: word, answers, parts, guessed: false }]
  // A compound that nobody writes is as many words.
  if (parts.length > 0) return parts.map(part => ({ asked: word, answers: part, parts: [], guessed: false }))
  const near = nearest(asked, index.stems)
  const half = near.size > 0 ? undefined : halfOf(word, index.stems)
  return [{ asked: word, answers: half ? meaning(half, index) : near, parts, guessed: true }]
}

export interface Answer {
  /** Best first. */
  ids: string[]
  /** Words that nobody writes so, whether something near was found for them. */
  guessed: { asked: string; near: boolean }[]
}

const bestOf = ({ weights }: Indexed, answers: Answers): number => {
  let best = 0
  for (const [each, fit] of answers) best = Math.max(best, fit * (weights.get(each) ?? 0))
  return best
}

const scoreOf = (document: Indexed, { answers, parts }: Meant): number => {
  const apart = parts.length === 0 ? 0 : Math.min(...parts.map(part => bestOf(document, part)))
  return Math.max(bestOf(document, answers), 0.6 * apart)
}

/** A word that few things say tells more about what somebody looks for than one that stands everywhere. */
const rarityWeighed = (scores: number[]): number[] => {
  const sayIt = scores.filter(score => score > 0).length
  return scores.map(score => (score === 0 ? 0 : score * Math.log(1 + scores.length / sayIt)))
}

/**
 * What answers a text. A thing should answer every word; when none does, those that answer nearly as many as
 * the best do. A text of signs or of empty words only finds nothing.
 */
export const find = (index: Index, text: string): Answer => {
  const all = withoutPhrases(
    wordsIn(text).map(word => word.slice(0, mostLetters)),
    index.phrases,
  )
  const telling = all.filter(word => !empty.has(word))
  const meant = (telling.length > 0 ? telling : all).slice(0, mostWords).flatMap(word => meantBy(word, index))
  const scores = meant.map(each => rarityWeighed(index.documents.map(document => scoreOf(document, each))))
  const scored = index.documents
    .map((document, at) => {
      const own = scores.map(all => all[at] ?? 0)
      return {
        ...document,
        met: own.filter(score => score > 0).length,
        score: own.reduce((sum, score) => sum + score, 0),
      }
    })
    .filter(({ met }) => met > 0)
  const main = scored.filter(each => each.main)
  const most = Math.max(...(main.length > 0 ? main : scored).map(({ met }) => met))
  const enough = most === meant.length ? most : Math.max(1, most - 1)
  return {
    ids: scored
      .filter(({ met }) => met >= enough)
      .sort((a, b) => b.score - a.score)
      .map(({ id }) => id),
    guessed: meant.filter(({ guessed }) => guessed).map(({ asked, answers }) => ({ asked, near: answers.size > 0 })),
  }
}
