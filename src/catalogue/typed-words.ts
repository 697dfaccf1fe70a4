import { forgiven, typos, wordsIn } from '../platform/typed.ts'

const mostWords = 6
/** Words that say nothing about what is learned: "een cursus voor kok". */
const empty = new Set(
  (
    'de het een van voor bij met op en of te tot als in ik wil worden opleiding opleidingen cursus ' +
    'the a an of for at with on and or to as in i want become training course courses programme'
  ).split(' '),
)

/** The word itself, its beginning, or a part of a compound: `zorg` is in `thuiszorg`. */
const isIn = (asked: string, word: string): boolean =>
  asked === word || (asked.length >= 3 && word.startsWith(asked)) || (asked.length >= 4 && word.includes(asked))

/** A word that somebody typed, and the words of the catalogue that it stands for. */
export interface Meant {
  asked: string
  words: ReadonlySet<string>
  /** Nothing is written so: these are the nearest. */
  guessed: boolean
}

/** The nearest words with the same first letter, within the mistakes that we forgive. */
const nearest = (asked: string, vocabulary: ReadonlySet<string>): string[] => {
  const near = [...vocabulary]
    .filter(word => word[0] === asked[0])
    .map(word => ({ word, wrong: typos(asked, word, forgiven(asked)) }))
    .filter(({ wrong }) => wrong <= forgiven(asked))
  const least = Math.min(...near.map(({ wrong }) => wrong))
  return near.filter(({ wrong }) => wrong === least).map(({ word }) => word)
}

/**
 * What somebody means by what they typed, in the words that there are. A mistake is forgiven only when nothing is
 * written as it was typed, so that a good word never brings a wrong one along.
 */
export const meantBy = (text: string, vocabulary: ReadonlySet<string>): Meant[] => {
  const all = wordsIn(text)
  const telling = all.filter(word => !empty.has(word))
  return (telling.length > 0 ? telling : all).slice(0, mostWords).map(asked => {
    const literal = [...vocabulary].filter(word => isIn(asked, word))
    return literal.length > 0
      ? { asked, words: new Set(literal), guessed: false }
      : { asked, words: new Set(nearest(asked, vocabulary)), guessed: true }
  })
}
