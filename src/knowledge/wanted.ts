import { urls } from '../urls.ts'
import type { Knowledge, Practice } from './content.ts'
import { type Answer, find, type Index } from './search.ts'

/** What one may choose practices by, with its name in the address. */
export const fieldOf = {
  question: 'vraag',
  keyword: 'kernwoord',
  precondition: 'voorwaarde',
  actor: 'voor',
  barrier: 'drempel',
  theme: 'thema',
  project: 'project',
} as const
export type Facet = keyof typeof fieldOf
export const facets = Object.keys(fieldOf) as Facet[]
export const textField = 'zoek'
export const mostText = 150

/** Empty text or null: no wish. */
export type Wanted = { text: string } & Record<Facet, string | null>
export type Wish = keyof Wanted
export const wishes: readonly Wish[] = ['text', ...facets]

export const nothingWanted: Wanted = {
  text: '',
  question: null,
  keyword: null,
  precondition: null,
  actor: null,
  barrier: null,
  theme: null,
  project: null,
}

/** All that one can choose in a facet, with what it is called. */
export const choicesOf = (
  { questions, keywords, preconditions, actors, barriers, themes, projects }: Knowledge,
  facet: Facet,
): { id: string; title: { nl: string; en: string } }[] =>
  ({
    question: questions.map(({ id, ask }) => ({ id, title: ask })),
    keyword: keywords,
    precondition: preconditions,
    actor: actors.map(({ id, name }) => ({ id, title: name })),
    barrier: barriers,
    theme: themes,
    project: projects,
  })[facet]

/** Reads the wishes out of an address; what does not exist is no wish. */
export const readWanted = (query: URLSearchParams, knowledge: Knowledge): Wanted => {
  const chosen = facets.map(facet => {
    const value = query.get(fieldOf[facet])
    return [facet, choicesOf(knowledge, facet).some(({ id }) => id === value) ? value : null]
  })
  const text = (query.get(textField) ?? '').slice(0, mostText).trim()
  return { ...nothingWanted, ...Object.fromEntries(chosen), text }
}

export const isWished = (wanted: Wanted, wish: Wish): boolean => wanted[wish] !== nothingWanted[wish]

/** The same address with these wishes behind it; reading them gives them back. */
export const withWishes = (address: string, wanted: Wanted): string => {
  const query = new URLSearchParams()
  if (wanted.text !== '') query.set(textField, wanted.text)
  for (const facet of facets) if (wanted[facet] !== null) query.set(fieldOf[facet], wanted[facet])
  return query.size === 0 ? address : `${address}?${query}`
}

export const addressOf = (wanted: Partial<Wanted>): string =>
  withWishes(urls.knowledge, { ...nothingWanted, ...wanted })

export const without = (wanted: Wanted, wish: Wish): Wanted => ({ ...wanted, [wish]: nothingWanted[wish] })

/** What a practice answers to. Its themes are those of the project that it comes from. */
const valuesOf = ({ themes }: { themes: string[] }, practice: Practice): Record<Facet, string[]> => ({
  question: practice.questions,
  keyword: practice.keywords,
  precondition: [practice.precondition],
  actor: practice.for,
  barrier: practice.barriers,
  theme: themes,
  project: [practice.project],
})

export interface Search {
  wanted: Wanted
  practices: { practice: Practice; values: Record<Facet, string[]> }[]
  /** What answers the text, over everything that can be found; null when nothing was typed. */
  answer: Answer | null
}

export const searchFor = ({ practices, projects }: Knowledge, index: Index, wanted: Wanted): Search => ({
  wanted,
  practices: practices.map(practice => ({
    practice,
    values: valuesOf(projects.find(({ id }) => id === practice.project) ?? { themes: [] }, practice),
  })),
  answer: wanted.text === '' ? null : find(index, wanted.text),
})

/** The practices that answer all wishes, best first; `instead` changes some of them, for counting. */
export const hitsFor = ({ wanted, practices, answer }: Search, instead: Partial<Wanted> = {}): Practice[] => {
  const asked = { ...wanted, ...instead }
  const order = asked.text === '' || answer === null ? null : new Map(answer.ids.map((id, at) => [id, at]))
  const hits = practices.filter(
    ({ practice, values }) =>
      (!order || order.has(`practices/${practice.id}`)) &&
      facets.every(facet => asked[facet] === null || values[facet].includes(asked[facet])),
  )
  const place = ({ practice }: (typeof hits)[number]) => order?.get(`practices/${practice.id}`) ?? 0
  return hits.toSorted((a, b) => place(a) - place(b)).map(({ practice }) => practice)
}

export const countWith = (search: Search, instead: Partial<Wanted>): number => hitsFor(search, instead).length

/** Whether a practice of an organisation answers all wishes; it has no keyword, theme, precondition or project. */
export const answersWishes = (
  wanted: Wanted,
  content: { question: string; barriers: string[]; for: string[] },
): boolean => {
  const values: Partial<Record<Facet, string[]>> = {
    question: [content.question],
    barrier: content.barriers,
    actor: content.for,
  }
  return facets.every(facet => wanted[facet] === null || values[facet]?.includes(wanted[facet]))
}

/** For an empty answer: the wishes of which dropping one alone gives something, the most helpful first. */
export const whatToDrop = (search: Search): { wish: Wish; count: number }[] =>
  wishes
    .filter(wish => isWished(search.wanted, wish))
    .map(wish => ({ wish, count: countWith(search, { [wish]: nothingWanted[wish] }) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
