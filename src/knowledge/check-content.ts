import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Bilingual, inBoth, type Word } from '../platform/words.ts'
import { type Collection, collections, government, type Knowledge, schemas } from './content.ts'

export interface ContentFile {
  /** From content/knowledge: `practices/micoon.yaml`, `barriers.yaml`. */
  path: string
  text: string
}

/** Something wrong, as a sentence that who keeps the content can act on. */
export interface Fault {
  says: Word
  with: Record<string, string | Bilingual>
}

/** A thing as people call it: praktijk ‘micoon’. */
const thing = (collection: Collection, id: string): Bilingual => inBoth(`knowledge.thing.${collection}`, { id })

interface Found {
  collection: Collection
  id: string
  raw: unknown
}

/** The path in a thing as one reads it: `steps 2 en`; the first step is 1. */
const fieldAt = (path: PropertyKey[]): string =>
  path.map(part => (typeof part === 'number' ? String(part + 1) : String(part))).join(' ')

const faultOf = ({ collection, id }: Found, issue: z.core.$ZodIssue): Fault[] => {
  const field = fieldAt(issue.path)
  const at = { thing: thing(collection, id), field }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      says: 'knowledge.fault.unknown-field',
      with: { ...at, field: `${field} ${key}`.trim() },
    }))
  if (issue.code === 'too_small') return [{ says: 'knowledge.fault.empty', with: at }]
  if (issue.code === 'invalid_type' && issue.message.includes('received undefined'))
    return [{ says: 'knowledge.fault.missing', with: at }]
  if (issue.code === 'invalid_value')
    return [{ says: 'knowledge.fault.choose', with: { ...at, choices: issue.values.join(', ') } }]
  if (issue.path.length === 0) return [{ says: 'knowledge.fault.no-fields', with: at }]
  return [{ says: 'knowledge.fault.wrong', with: at }]
}

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.yaml$/, '')

const isEntry = (entry: unknown): entry is { id?: unknown } =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry)

const readFile = ({ path, text }: ContentFile): { found: Found[]; faults: Fault[] } => {
  const collection = collections.find(each => path === `${each}.yaml` || path.startsWith(`${each}/`))
  if (!collection) return { found: [], faults: [{ says: 'knowledge.fault.unknown-file', with: { file: path } }] }
  const document = parseDocument(text)
  const [problem] = document.errors
  if (problem)
    return {
      found: [],
      faults: [{ says: 'knowledge.fault.yaml', with: { file: path, line: String(problem.linePos?.[0].line ?? 1) } }],
    }
  const raw: unknown = document.toJS()
  if (path !== `${collection}.yaml`) {
    const id = nameOf(path)
    return { found: [{ collection, id, raw: isEntry(raw) ? { ...raw, id } : raw }], faults: [] }
  }
  if (!Array.isArray(raw)) return { found: [], faults: [{ says: 'knowledge.fault.no-list', with: { file: path } }] }
  const found = raw.map((entry, at): Found => {
    const id = isEntry(entry) && typeof entry.id === 'string' ? entry.id : String(at + 1)
    return { collection, id, raw: entry }
  })
  return { found, faults: [] }
}

interface Mention {
  from: Collection
  id: string
  to: Collection
  mentioned: string[]
}

/** Everything that names something else, with what it names. */
const mentionsIn = (all: Knowledge): Mention[] => {
  const of = (from: Collection, id: string, named: Partial<Record<Collection, string[]>>): Mention[] =>
    Object.entries(named).map(([to, mentioned]) => ({ from, id, to: to as Collection, mentioned }))
  return [
    ...all.practices.flatMap(({ id, project, precondition, questions, keywords, barriers, for: actors }) =>
      of('practices', id, {
        projects: [project],
        preconditions: [precondition],
        questions,
        keywords,
        barriers,
        actors,
      }),
    ),
    ...all.projects.flatMap(({ id, themes }) => of('projects', id, { themes })),
    ...all.actors.flatMap(({ id, roles, check }) =>
      of('actors', id, {
        phases: roles.map(({ phase }) => phase),
        practices: check.flatMap(({ practices }) => practices),
      }),
    ),
    ...all.phases.flatMap(({ id, steps }) =>
      of('phases', id, { actors: steps.flatMap(({ who }) => who).filter(each => each !== government) }),
    ),
    ...all.words.flatMap(({ id, confusedWith }) => of('words', id, { words: confusedWith })),
  ]
}

const danglingIn = (all: Knowledge): Fault[] =>
  mentionsIn(all).flatMap(({ from, id, to, mentioned }) => {
    const known = new Set(all[to].map(each => each.id))
    return [...new Set(mentioned)]
      .filter(each => !known.has(each))
      .map(each => ({
        says: 'knowledge.fault.no-such' as const,
        with: { thing: thing(from, id), other: thing(to, each) },
      }))
  })

/** What a practice must lead to, or nobody finds anything behind it. */
const mustBeMet = ['questions', 'keywords', 'preconditions', 'barriers', 'actors', 'projects'] as const

const unmetIn = (all: Knowledge): Fault[] => {
  const met = mentionsIn(all).filter(({ from }) => from === 'practices')
  return mustBeMet.flatMap(collection => {
    const named = new Set(met.filter(({ to }) => to === collection).flatMap(({ mentioned }) => mentioned))
    return all[collection]
      .filter(({ id }) => !named.has(id))
      .map(({ id }) => ({ says: 'knowledge.fault.unmet' as const, with: { thing: thing(collection, id) } }))
  })
}

const twiceIn = (found: Found[]): Fault[] => {
  const seen = new Set<string>()
  return found.flatMap(({ collection, id }) => {
    const key = `${collection} ${id}`
    if (seen.has(key)) return [{ says: 'knowledge.fault.twice' as const, with: { thing: thing(collection, id) } }]
    seen.add(key)
    return []
  })
}

const valuesIn = (found: Found[], faults: Fault[]): Knowledge => {
  const read = <Each extends Collection>(collection: Each): Knowledge[Each] =>
    found
      .filter(each => each.collection === collection)
      .flatMap(each => {
        const result = schemas[collection].safeParse(each.raw)
        if (!result.success) faults.push(...result.error.issues.flatMap(issue => faultOf(each, issue)))
        return result.success ? [result.data] : []
      }) as Knowledge[Each]
  return Object.fromEntries(collections.map(collection => [collection, read(collection)])) as Knowledge
}

/**
 * Reads the files of content/knowledge. Every fault is told; links are looked at once each thing by itself is right, so
 * that one slip does not bring a row of others along.
 */
export const checkContent = (files: ContentFile[]): { knowledge: Knowledge; faults: Fault[] } => {
  const read = files.map(readFile)
  const found = read.flatMap(each => each.found)
  const faults = [...read.flatMap(each => each.faults), ...twiceIn(found)]
  const knowledge = valuesIn(found, faults)
  return { knowledge, faults: faults.length > 0 ? faults : [...danglingIn(knowledge), ...unmetIn(knowledge)] }
}
