import type { MiddlewareHandler } from 'hono'
import type { Env } from '../platform/visit.ts'
import type { Language } from '../platform/words.ts'
import { explained, type TermFinder, termFinder } from '../ui/explained.tsx'
import { urls } from '../urls.ts'
import { openLibrary } from './knowledge.ts'
import { spoken } from './own-words.ts'

const finders = new Map<Language, TermFinder>()

const finderIn = (language: Language): TermFinder => {
  const made = finders.get(language) ?? termFinder(openLibrary().knowledge.words, language)
  finders.set(language, made)
  return made
}

/** Every page of the house explains the words of the field in place; the list of words itself does so already. */
export const explainTerms: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const isPage = c.res.headers.get('content-type')?.startsWith('text/html')
  if (!isPage || c.res.status >= 500 || c.req.path === urls.words) return
  const { visit } = c.var
  const page = await c.res.text()
  c.res = new Response(await explained(page, finderIn(visit.t.language), visit.t, terms => spoken(terms, visit)), c.res)
}
