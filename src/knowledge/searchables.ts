import type { Bilingual } from '../platform/words.ts'
import type { Knowledge, Practice } from './content.ts'
import type { Field, Searchable } from './search.ts'

const field = (weight: number, ...texts: (Bilingual | string)[]): Field => ({
  weight,
  text: texts.map(text => (typeof text === 'string' ? text : `${text.nl} ${text.en}`)).join(' '),
})

const ofPractice = (practice: Practice, { questions, keywords, barriers, projects }: Knowledge): Field[] => {
  const named = <Thing extends { id: string }>(things: Thing[], ids: string[]) =>
    things.filter(({ id }) => ids.includes(id))
  return [
    field(5, practice.title),
    field(4, ...practice.also),
    field(3, ...named(questions, practice.questions).map(({ ask }) => ask)),
    field(3, ...named(keywords, practice.keywords).map(({ title }) => title)),
    field(2, practice.challenge, practice.direction),
    field(2, ...named(barriers, practice.barriers).map(({ title }) => title)),
    field(1, ...practice.steps, ...practice.conditions, practice.forWhom),
    field(1, ...named(projects, [practice.project]).map(({ sector }) => sector)),
  ]
}

/** Everything that one can find, in both languages at once: who reads Dutch may type English. */
export const searchablesIn = (all: Knowledge): Searchable[] => [
  ...all.practices.map(each => ({ id: `practices/${each.id}`, main: true, fields: ofPractice(each, all) })),
  ...all.projects.map(({ id, title, reportTitle, sector, partners, tried, forWhom, findings }) => ({
    id: `projects/${id}`,
    main: false,
    fields: [
      field(5, title, reportTitle),
      field(3, sector),
      field(2, tried, forWhom),
      field(1, ...partners, ...findings),
    ],
  })),
  ...all.actors.map(({ id, title, name, promise, needs }) => ({
    id: `actors/${id}`,
    main: false,
    fields: [field(5, title, name), field(2, promise), field(1, ...needs)],
  })),
  ...all.words.map(({ id, name, abbr, also, means }) => ({
    id: `words/${id}`,
    main: false,
    fields: [field(5, name, ...abbr), field(4, ...also), field(2, means)],
  })),
]
