import {
  type Answer,
  answerQuestion,
  beginVisit,
  type Dossier,
  holdSession,
  openDossier,
  type Portrait,
  type Section,
  startDossier,
} from '../people/index.ts'
import { fingerprint } from '../platform/ids.ts'
import { actorOf, type Ctx, type Visit } from '../platform/visit.ts'
import type { Problem } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { nextAddress, type Question } from './questions.ts'
import type { Wrong } from './read-asks.ts'

/** What a question's page knows. */
export interface Step {
  visit: Visit
  question: Question
  portrait: Portrait
  /** Came from the page that checks the answers, and goes back there. */
  checking: boolean
}

/** The dossier that this visitor is filling in. */
export const dossierOf = (c: Ctx): Promise<Dossier | null> => {
  const { db, session, person } = c.var.visit
  return openDossier(db, { session, person: person?.id ?? null })
}

/** What this visitor told so far; nothing yet for somebody new. */
export const portraitOf = async (c: Ctx): Promise<Portrait> => (await dossierOf(c))?.portrait ?? {}

/** The dossier that this visitor fills in; begun now when there is none. */
export const ensureDossier = async (c: Ctx): Promise<Dossier> => (await dossierOf(c)) ?? beginAnew(c)

/** Begins an empty dossier, whatever was open. */
export const beginAnew = async (c: Ctx): Promise<Dossier> => {
  const { visit } = c.var
  if (visit.session) return startDossier(visit.db, visit.session, actorOf(visit), visit.now)
  const secret = await beginVisit(visit.db, null, visit.now)
  holdSession(c, secret, 'visit')
  return startDossier(visit.db, fingerprint(secret), actorOf(visit), visit.now)
}

export const stepOf = (c: Ctx, question: Question, portrait: Portrait): Step => ({
  visit: c.var.visit,
  question,
  portrait,
  checking: c.req.query('na') === 'nakijken',
})

/** The address of a question's page, with what it needs to know; keeps whether one came from checking. */
export const addressIn = (
  { question, checking }: Pick<Step, 'question' | 'checking'>,
  extra: Record<string, string> = {},
): string => {
  const query = new URLSearchParams({ ...extra, ...(checking ? { na: 'nakijken' } : {}) }).toString()
  return urls.question(question.slug) + (query ? `?${query}` : '')
}

/** Where *Verder* and *Sla over* lead. */
export const onward = ({ question, portrait, checking }: Step): string => {
  const next = nextAddress(question, portrait)
  // A new statute may ask something new: that comes before going back to check.
  if (checking && next !== urls.question('werkplek')) return urls.check
  return checking ? `${next}?na=nakijken` : next
}

/** Keeps an answer, unless it says what was said already; nothing to say clears what was said. */
export const keepAnswer = async <Of extends Section>(
  c: Ctx,
  dossier: Dossier,
  section: Of,
  answer: Answer<Of> | null,
): Promise<Portrait> => {
  const { visit } = c.var
  const before = dossier.portrait[section] ?? null
  if (JSON.stringify(before) !== JSON.stringify(answer))
    await answerQuestion(visit.db, dossier, section, answer, actorOf(visit), visit.now)
  const { [section]: _, ...rest } = dossier.portrait
  return answer === null ? rest : { ...rest, [section]: answer }
}

/** What is wrong, in the reader's language. */
export const problemsOf = (wrong: Wrong[], { t }: Visit): Problem[] =>
  wrong.map(each => ({ field: each.field, text: t(each.says, each.with ?? {}) }))
