import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Bilingual } from '../platform/words.ts'
import { sufferers } from './content.ts'
import { openLibrary } from './knowledge.ts'

// Holds content/knowledge against the report and the list of terms, where they lie beside the project.

const strings = z.array(z.string()).default([])

const folder = new URL('../../../shared/seed/', import.meta.url)
const file = existsSync(folder) ? readdirSync(folder).find(name => name.endsWith('.txt')) : undefined
const report = file === undefined ? null : readFileSync(new URL(file, folder), 'utf8')
const { knowledge } = openLibrary()
const { practices, projects, barriers } = knowledge

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** From the first place of one heading to the next place of another. */
const between = (text: string, from: RegExp, to: RegExp): string => {
  const rest = text.slice(text.search(from))
  const end = rest.slice(1).search(to)
  if (end < 0) throw new Error(`The report has no ${to} behind ${from}.`)
  return rest.slice(0, end + 1)
}

const wordsIn = (text: string): string[] =>
  text
    .replace(/-\s*\n\s*/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Every text of ours, Dutch and English, but the titles of the reports and words that an organisation chose. */
const ownTexts = (): string[] => {
  const found: string[] = []
  JSON.stringify({ ...knowledge, synonyms: [] }, (key, value: unknown) => {
    if (typeof value === 'string' && (key === 'nl' || key === 'en')) found.push(value)
    return value
  })
  for (const language of ['nl', 'en'] as const) {
    const address = new URL(`../../content/words/knowledge.${language}.json`, import.meta.url)
    found.push(...Object.values(JSON.parse(readFileSync(address, 'utf8')) as Record<string, Bilingual['nl']>))
  }
  return found
}

/** So many words in a row are a sentence of somebody else. */
const most = 6

const runsIn = (text: string): string[] => {
  const words = wordsIn(text)
  return words.slice(most - 1).map((_, at) => words.slice(at, at + most).join(' '))
}

if (report === null) {
  it('NOT COMPARED: the report does not lie beside the project (../shared/seed)', () =>
    expect(practices.length).toBeGreaterThan(0))
} else {
  describe('beside the report itself', () => {
    const chapters = report.slice(report.search(/^\s*4\.1\.1\.\t/m))
    const questions = between(report, /PRIKKELENDE VRAAG GOEDE PRAKTIJK/, /KERNWOORD GOEDE PRAKTIJK/)
    const keywords = between(report, /KERNWOORD GOEDE PRAKTIJK/, /^\s*4\.1\.\t/m)
    const lines = /Goede praktijk:/g
    const headings = /^\s*Goede praktijk:/gm

    it('no text of ours has six words in a row that the report has', () => {
      const source = new Set(runsIn(report))
      const copied = (text: string) => runsIn(text).filter(run => source.has(run))
      const texts = ownTexts()
      expect(texts.length).toBeGreaterThan(1000)
      expect(texts.flatMap(copied)).toEqual([])
      // It would see a copy.
      expect(copied(projects[2]?.reportTitle ?? '')).not.toEqual([])
    })

    it('the tables of questions and of keywords have as many lines as we have practices behind them', () => {
      const asked = knowledge.questions.filter(({ ours }) => !ours).map(({ id }) => id)
      const behind = (field: 'questions' | 'keywords', ids: string[]) =>
        practices.flatMap(practice => practice[field].filter(id => ids.includes(id)))
      const scanLines = practices.filter(({ id }) => id === 'self-scan').flatMap(each => each.keywords)
      // The handbook and its self-scan are one line in each of the tables.
      expect(countOf(questions, lines)).toBe(behind('questions', asked).length - 1)
      const known = knowledge.keywords.map(({ id }) => id)
      expect(countOf(keywords, lines)).toBe(behind('keywords', known).length - scanLines.length)
    })

    it.each([
      [['4.1.1'], '4.1.2'],
      [['4.1.2'], '4.1.3'],
      [['4.1.3'], '4.1.4'],
      [['4.1.4'], '4.2.1'],
      [['4.2.1'], '4.2.2'],
      [['4.2.2'], '4.2.3'],
      // Their headings share a page, and stand in another order in its text.
      [['4.2.3', '4.2.4'], '5'],
    ])('the practices of %s', (sources, next) => {
      const heading = (source = '') => new RegExp(`^\\s*${source.replaceAll('.', '\\.')}\\.\\s`, 'm')
      const told = between(chapters, heading(sources[0]), heading(next))
      expect(countOf(told, headings)).toBe(practices.filter(({ source }) => sources.includes(source)).length)
    })

    it('the projects in its annexes, each by its own title', () => {
      const titles = [...report.matchAll(/^\s*8\.(\d+)\.\t\s*(.+)/gm)]
      expect(titles).toHaveLength(projects.length)
      for (const [, number, title = ''] of titles) {
        const project = projects.find(({ source }) => source === `8.${number}`)
        expect(title, number).toContain(project?.reportTitle)
      }
    })

    it('the barriers that it lists for each', () => {
      const listed = (told: string) => countOf(told, /^\s*•\s*\p{L}/gmu)
      const workers = between(report, /^3\.6\.\t/m, /^3\.7\.\t/m)
      const apart = workers.search(/minimaal taalniveau/)
      const split = workers.lastIndexOf('•', apart)
      const counts = {
        worker: listed(workers.slice(0, split)),
        vulnerable: listed(workers.slice(split)),
        employer: listed(between(report, /^3\.7\.\t/m, /^3\.8\.\t/m)),
        provider: listed(between(report, /^3\.8\.\t/m, /•\s+Praktische drempels wegwerken/)),
      }
      expect(counts).toEqual(
        Object.fromEntries(sufferers.map(who => [who, barriers.filter(({ of }) => of === who).length])),
      )
    })
  })
}

const glossary = new URL('../../../shared/data/flanders/glossary.yaml', import.meta.url)

if (existsSync(glossary)) {
  it('every term of the Flemish list is among our words, with its abbreviations and what it is confused with', () => {
    const list = z
      .object({ terms: z.array(z.object({ nl: z.string(), abbr: strings, confusedWith: strings })) })
      .parse(parse(readFileSync(glossary, 'utf8')))
    expect(list.terms.length).toBeGreaterThan(80)
    for (const { nl, abbr, confusedWith } of list.terms) {
      const word = knowledge.words.find(({ name }) => name.nl === nl)
      expect(word?.abbr, nl).toEqual(abbr)
      expect((word?.confusedWith.length ?? 0) + (word?.mistakenFor.length ?? 0), nl).toBeGreaterThanOrEqual(
        confusedWith.length,
      )
    }
  })
} else {
  it('NOT COMPARED: the Flemish list of terms does not lie beside the project', () =>
    expect(knowledge.words.length).toBeGreaterThan(0))
}
