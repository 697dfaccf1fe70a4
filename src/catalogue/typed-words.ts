/** Lower case without accents, as `plain()` in SQL. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/æ/g, 'ae').toLowerCase()

export const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

const mostWords = 6
/** Words that say nothing about what is learned: "een cursus voor kok". */
const empty = new Set(
  (
    'de het een van voor bij met op en of te tot als in ik wil worden opleiding opleidingen cursus ' +
    'the a an of for at with on and or to as in i want become training course courses programme'
  ).split(' '),
)

/** Letters to change, add, drop or swap to make one word of the other; stops counting above `most`. */
export const typos = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : most + 1
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap))
    }
    before = row
    row = next
  }
  return row[b.length] ?? most + 1
}

/** How many mistakes we forgive in a word: none in a short one, two in a long one. */
export const forgiven = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

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
