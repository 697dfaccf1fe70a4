import { readdirSync, readFileSync } from 'node:fs'
import { type Translate, translators } from '../platform/words.ts'
import { type ContentFile, checkContent, type Fault } from './check-content.ts'
import type { Knowledge } from './content.ts'
import { type Index, indexOf } from './search.ts'
import { searchablesIn } from './searchables.ts'

const folder = new URL('../../content/knowledge/', import.meta.url)

const contentFiles = (): ContentFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.endsWith('.yaml'))
    .sort()
    .map(path => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }))

export const sayFault = ({ says, with: values }: Fault, t: Translate): string => t(says, values)

/** What content/knowledge holds now, and what is wrong with it. */
export const readContent = (): { knowledge: Knowledge; faults: Fault[] } => checkContent(contentFiles())

const inReadingOrder = (knowledge: Knowledge): Knowledge => {
  const place = (id: string) => knowledge.preconditions.findIndex(each => each.id === id)
  const chapter = (source: string) => Number(source.split('.')[1])
  return {
    ...knowledge,
    practices: knowledge.practices.toSorted(
      (a, b) => place(a.precondition) - place(b.precondition) || a.title.nl.localeCompare(b.title.nl, 'nl'),
    ),
    projects: knowledge.projects.toSorted((a, b) => chapter(a.source) - chapter(b.source)),
    actors: knowledge.actors.toSorted((a, b) => a.source.localeCompare(b.source)),
    words: knowledge.words.toSorted((a, b) => a.name.nl.localeCompare(b.name.nl, 'nl')),
  }
}

/** All knowledge, in the order of reading, and what finds things in it. */
export interface Library {
  knowledge: Knowledge
  index: Index
}

let kept: Library | null = null

/** Read once; throws every fault in a sentence. */
export const openLibrary = (): Library => {
  if (kept) return kept
  const { knowledge, faults } = readContent()
  if (faults.length > 0) throw new Error(faults.map(fault => sayFault(fault, translators.nl)).join('\n'))
  const alike = knowledge.synonyms.map(({ words }) => words)
  kept = { knowledge: inReadingOrder(knowledge), index: indexOf(searchablesIn(knowledge), alike) }
  return kept
}
