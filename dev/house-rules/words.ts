import { IntlMessageFormat } from 'intl-messageformat'
import { type Breach, isTest, placesOf, type SourceFile, withoutComments } from './source-file.ts'

/** One file of content/words: `planning.nl.json`. */
export interface WordFile {
  path: string
  words: Record<string, string>
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

const placeholdersIn = (elements: Element[]): string[] =>
  elements.flatMap(element => {
    const own = 'value' in element && element.type !== 0 ? [element.value] : []
    const options =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => placeholdersIn(value)) : []
    const children = 'children' in element ? placeholdersIn(element.children) : []
    return [...own, ...options, ...children]
  })

/** The names between braces, in order; null when the sentence cannot be read. */
const placeholders = (text: string): string | null => {
  try {
    const elements = new IntlMessageFormat(text, 'nl', undefined, { ignoreTag: true }).getAst()
    return [...new Set(placeholdersIn(elements))].sort().join(', ')
  } catch {
    return null
  }
}

const pairBreaches = (nl: WordFile, en: WordFile): Breach[] => [
  ...Object.keys(nl.words).flatMap(word => (word in en.words ? [] : [`${en.path}: lacks ${word}`])),
  ...Object.keys(en.words).flatMap(word => (word in nl.words ? [] : [`${nl.path}: lacks ${word}`])),
  ...Object.keys(nl.words).flatMap(word => {
    const [dutch, english] = [nl.words[word], en.words[word]].map(text => placeholders(text ?? ''))
    return word in en.words && dutch !== english
      ? [`${en.path}: ${word} has {${english}} where the Dutch has {${dutch}}`]
      : []
  }),
]

/** `planning.nl.json` holds planning.…, and `import.nl.json` catalogue.import.…: a part of a room that grew. */
const belongsIn = (path: string, word: string): boolean =>
  word
    .split('.')
    .slice(0, 2)
    .includes(path.split('/').at(-1)?.split('.')[0] ?? '')

const fileBreaches = ({ path, words }: WordFile): Breach[] => {
  return Object.entries(words).flatMap(([word, text]) => [
    ...(belongsIn(path, word) ? [] : [`${path}: ${word} belongs in another file`]),
    ...(text.trim() === '' ? [`${path}: ${word} says nothing`] : []),
    ...(placeholders(text) === null ? [`${path}: ${word} cannot be read as a sentence (braces?)`] : []),
  ])
}

/** Words that two files of one language hold: one would silently win. */
export const doubleWords = (wordFiles: WordFile[]): Breach[] =>
  ['nl', 'en'].flatMap(language => {
    const holders = new Map<string, string>()
    return wordFiles
      .filter(({ path }) => path.endsWith(`.${language}.json`))
      .flatMap(({ path, words }) =>
        Object.keys(words).flatMap(word => {
          const other = holders.get(word)
          holders.set(word, path)
          return other === undefined ? [] : [`${path}: ${word} is in ${other} too`]
        }),
      )
  })

/** Every file of words has its other language, with the same words and the same placeholders. */
export const unequalWords = (wordFiles: WordFile[]): Breach[] => {
  const other = ({ path }: WordFile): string =>
    path.endsWith('.nl.json') ? path.replace(/nl\.json$/, 'en.json') : path.replace(/en\.json$/, 'nl.json')
  return wordFiles.flatMap(file => {
    const partner = wordFiles.find(({ path }) => path === other(file))
    if (!partner) return [`${file.path}: there is no ${other(file)}`]
    return [...fileBreaches(file), ...(file.path.endsWith('.nl.json') ? pairBreaches(file, partner) : [])]
  })
}

/** The keys that code makes of parts: `planning.state.${state}` gives the pattern planning.state.*. */
const familiesIn = (code: string): RegExp[] =>
  [...code.matchAll(/`([a-z-]+\.[^`$]*)\$\{/g)].map(({ 1: start = '', index, 0: { length } }) => {
    let pattern = start
    let depth = 1
    for (let at = index + length; at < code.length && code[at] !== '`'; at++) {
      if (depth > 0) {
        if (code[at] === '{') depth++
        if (code[at] === '}') depth--
        if (depth === 0) pattern += '*'
      } else if (code.startsWith('${', at)) {
        depth = 1
        at++
      } else pattern += code[at]
    }
    return new RegExp(`^${pattern.replace(/[.]/g, '\\.').replaceAll('*', '.+')}$`)
  })

/** Families whose keys no code spells out: their prefix, and what makes the keys. */
const familiesByHand: Record<string, string> = {}

/** Words that nobody says: no code names them or makes their key of parts. `speakers`: all that may use words. */
export const unusedWords = (words: string[], speakers: SourceFile[]): Breach[] => {
  const code = speakers
    .filter(file => !isTest(file))
    .map(({ path, text }) => (/\.[jt]sx?$/.test(path) ? withoutComments(text) : text))
  const named = new Set(code.flatMap(text => [...text.matchAll(/[a-z][\w-]*(?:\.[\w-]+)+/g)].map(([name]) => name)))
  const families = code.flatMap(familiesIn)
  return words
    .filter(word => !named.has(word) && !families.some(family => family.test(word)))
    .filter(word => !Object.keys(familiesByHand).some(prefix => word.startsWith(prefix)))
    .map(word => `content/words: ${word} is never said`)
}

const said = /(?:\bt\(|\bbecause\(|\bsays:)\s*'[\w.-]+'/g

/** Words that code says but that do not exist. */
export const missingWords = (words: string[], speakers: SourceFile[]): Breach[] => {
  const known = new Set(words)
  return speakers
    .filter(file => !isTest(file))
    .flatMap(file => placesOf(said, file))
    .map(({ place, found }) => ({ place, word: found.split("'")[1] ?? '' }))
    .filter(({ word }) => !known.has(word))
    .map(({ place, word }) => `${place}: there is no word ${word}`)
}

const stiff = /\bsuccesvol\w*|\ba\.\s?d\.\s?h\.\s?v\.|\bdien(?:t|en) te\b/gi

/** Dutch that nobody says aloud. */
export const stiffDutch = (texts: SourceFile[]): Breach[] =>
  texts.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, at) =>
        [...line.matchAll(stiff)].map(([found]) => `${path}:${at + 1}: "${found}" is stiff; say it plainly`),
      ),
  )
