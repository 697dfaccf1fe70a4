import type { Fields } from '../../platform/fields.ts'
import { degrees, type Judgement } from './judging.ts'

/** The judgements on a form: those for which a degree was chosen. */
export const judgementsIn = (form: Fields, things: { id: string }[]): Judgement[] =>
  things.flatMap(({ id }) => {
    const degree = degrees.find(each => each === form.one(`degree-${id}`))
    return degree ? [{ of: id, degree, words: form.one(`words-${id}`).slice(0, 4000) }] : []
  })

/** How many steps the page showed; a number that no procedure has when the form does not say. */
export const seenIn = (form: Fields): number => (/^\d{1,5}$/.test(form.one('seen')) ? Number(form.one('seen')) : -1)

/** What was typed, to be kept when the form is refused. */
export const typedIn = (form: Fields, things: { id: string }[]): Record<string, string> => ({
  ...(form.has('words') ? { words: form.one('words') } : {}),
  ...Object.fromEntries(
    things.flatMap(({ id }) =>
      ['degree', 'words'].map(name => [`${name}-${id}`, form.one(`${name}-${id}`)]).filter(([, text]) => text !== ''),
    ),
  ),
})
