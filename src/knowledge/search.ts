import { forgiven, typos, wordsIn } from '../platform/typed.ts'

const mostWords = 8
/** Words that say nothing about what somebody looks for: "hoe help ik mijn mensen met ...". */
const empty = new Set(
  (
    'de het een en of van voor met in op aan bij naar uit om te tot als dat die dit er is zijn was hoe wat wie waar ' +
    'welke help helpen mensen iemand kan kun je jij jouw ik mijn we wij onze ons hun ze zij doe doen maak maken krijg ' +
    'krijgen wil willen moet the a an and or of for with in on at to from as that this is are how what who where ' +
    'which can you your i my we our they their do does make get want must help people somebody'
  ).split(' '),
)

const vowels = /([aeou])\1+/g

/**
 * The part of a word that its forms share, in Dutch and English: `scholen` and `school` are `schol`, `competenties` is
 * `competenti`. Rough on purpose: it only brings forms together, and is never shown.
 */
export const stem = (word: string): string => {
  let short = word
  for (;;) {
    const next = short
      .replace(/heden$/, 'heid')
      .replace(/ies$/, 'ie')
      .replace(/(?<=...)(?:en|e|(?<!s)s)$/, '')
      .replace(/([bcdfgklmnprstvz])\1$/, '$1')
      .replace(/v$/, 'f')
      .replace(/z$/, 's')
    if (next === short) break
    short = next
  }
  return short.replace(vowels, '$1').replace(/y$/, 'i')
}

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
  /** What else people say for it. */
  synonyms: ReadonlyMap<string, string[]>
}

/** `alike`: words that stand for each other. */
export const indexOf = (things: Searchable[], alike: string[][] = []): Index => {
  const documents = things.map(({ id, main, fields }) => {
    const weights = new Map<string, number>()
    for (const { text, weight } of fields)
      for (const word of wordsIn(text).map(stem)) weights.set(word, Math.max(weights.get(word) ?? 0, weight))
    return { id, main, weights }
  })
  const rows = alike.map(words => words.flatMap(word => wordsIn(word).map(stem)))
  return {
    documents,
    stems: new Set(documents.flatMap(({ weights }) => [...weights.keys()])),
    synonyms: new Map(rows.flatMap(row => row.map(word => [word, row] as const))),
  }
}

/** Sounds between the parts of a Dutch compound: begeleiding-s-gesprek, student-en-stage. */
const joints = ['', 's', 'e', 'en']
const leastPart = 4

/** The parts of a compound that are words here: `taaldrempel` is `taal` and `drempel`. None: it is no compound. */
const partsOf = (word: string, stems: ReadonlySet<string>): string[] => {
  for (let at = word.length - leastPart; at >= leastPart; at--) {
    const head = word.slice(0, at)
    const tail = stem(word.slice(at))
    if (!stems.has(tail)) continue
    const known = joints
      .filter(joint => head.endsWith(joint))
      .map(joint => stem(head.slice(0, head.length - joint.length)))
      .find(each => stems.has(each))
    if (known) return [known, tail]
  }
  return []
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

const literal = (asked: string, stems: ReadonlySet<string>): Answers => {
  const found = new Map<string, number>()
  for (const each of stems) {
    if (each === asked) found.set(each, 1)
    else if (asked.length >= 4 && each.startsWith(asked)) found.set(each, 0.8)
    else if (asked.length >= 4 && each.includes(asked)) found.set(each, 0.7)
  }
  return found
}

/** What it literally answers, and what its synonyms do, which count for less. */
const meaning = (asked: string, { stems, synonyms }: Index): Answers => {
  const others = (synonyms.get(asked) ?? []).filter(each => stems.has(each)).map(each => [each, 0.65] as const)
  return new Map([...others, ...literal(asked, stems)])
}

const nearest = (asked: string, stems: ReadonlySet<string>): Answers => {
  const most = Math.max(forgiven(asked), asked.length >= 4 ? 1 : 0)
  const near = [...stems].map(each => [each, typos(asked, each, most)] as const).filter(([, wrong]) => wrong <= most)
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
  return [{ asked: word, answers: nearest(asked, index.stems), parts, guessed: true }]
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
  const all = wordsIn(text)
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
