import { IntlMessageFormat } from 'intl-messageformat'
import { en, nl } from '../../content/words/index.ts'
import { readDay } from './day.ts'
import { day } from './show.ts'

export type Language = 'nl' | 'en'
export type Word = keyof typeof nl
/** A text in both languages, as content files write it. English may be missing where the source has none. */
export interface Bilingual {
  nl: string
  en: string
}
type Values = Record<string, string | number | Bilingual>
export type Translate = ((word: Word, values?: Values) => string) & { language: Language }

const catalogues: Record<Language, Record<Word, string>> = { nl, en }
export const languages: readonly Language[] = ['nl', 'en']
const locales: Record<Language, string> = { nl: 'nl-BE', en: 'en-GB' }
const formats = new Map<string, IntlMessageFormat>()

const formatFor = (language: Language, word: Word): IntlMessageFormat => {
  const key = `${language} ${word}`
  const known = formats.get(key)
  if (known) return known
  const made = new IntlMessageFormat(catalogues[language][word], locales[language], undefined, { ignoreTag: true })
  formats.set(key, made)
  return made
}

/** A name in this language; a day as people write it. */
const inWords = (value: string | number | Bilingual, language: Language): string | number => {
  if (typeof value === 'object') return value[language]
  const known = typeof value === 'string' ? readDay(value) : null
  return known ? day(known, language, 'plain') : value
}

/** Gives the sentence for a word, in one language: `t('route.hours', { hours: 396 })`. */
export const translator = (language: Language): Translate => {
  const translate = (word: Word, values: Values = {}): string => {
    const plain = Object.entries(values).map(([name, value]) => [name, inWords(value, language)])
    return String(formatFor(language, word).format(Object.fromEntries(plain)))
  }
  return Object.assign(translate, { language })
}

export const isWord = (text: string): text is Word => Object.hasOwn(nl, text)

export const translators: Record<Language, Translate> = { nl: translator('nl'), en: translator('en') }

/** A sentence in both languages, to stand as a part of another. */
export const inBoth = (word: Word, values: Values = {}): Bilingual => ({
  nl: translators.nl(word, values),
  en: translators.en(word, values),
})
