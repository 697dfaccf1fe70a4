import { expect, it } from 'vitest'
import type { SpokenTerm } from '../platform/terms.ts'
import { translators } from '../platform/words.ts'
import { explained, termFinder } from './explained.tsx'

const term = (id: string, name: string, abbr: string[] = [], everyday = false): SpokenTerm => ({
  id,
  name: { nl: name, en: name },
  abbr,
  also: [],
  means: { nl: `Wat ${name} betekent.`, en: `What ${name} means.` },
  confusedWith: [],
  mistakenFor: [],
  everyday,
})
const finder = termFinder(
  [
    term('module', 'Module'),
    term('one', 'Eerste betekenis', ['EVC']),
    term('other', 'Andere betekenis', ['EVC']),
    term('committee', 'Paritair comité', ['PC']),
    term('way', 'Weg', [], true),
  ],
  'nl',
)
const said = async (main: string, own = async (terms: SpokenTerm[]) => terms) => {
  const page = await explained(`<body><p>EVC</p><main>${main}</main></body>`, finder, translators.nl, own)
  return { page, opens: [...page.matchAll(/popovertarget="woord-([^"]+)"/g)].map(([, id]) => id) }
}

it('explains a term once, at its first place in running text', async () => {
  const { page, opens } = await said(
    '<h1>Module</h1><p>Een module en <b>nog een module</b>.</p><ul><li>module</li></ul>',
  )
  expect(opens).toEqual(['module'])
  expect(page).toContain('<p>Een <button type="button" class="term" popovertarget="woord-module">module</button>')
  expect(page).toContain('<b>nog een module</b>')
})

it('leaves alone what is pressed, asked or written in another language', async () => {
  const main = [
    '<p><a href="/">module</a> <button>EVC</button></p>',
    '<p><label>module<input name="m"/></label><span lang="en">module</span></p>',
    '<div>module</div>',
  ].join('')
  expect((await said(main)).page).toContain(main)
})

it('knows whole words only, and abbreviations as they are written', async () => {
  expect((await said('<p>modules, deel-module, pc en weg</p>')).opens).toEqual([])
  expect((await said('<p>Je PC; een Module &amp; meer</p>')).opens).toEqual(['committee', 'module'])
})

it('gives both meanings of what two terms are called', async () => {
  const { page, opens } = await said('<p>Vraag een EVC aan.</p>')
  expect(opens).toEqual(['one-other'])
  expect(page).toMatch(/Wat Eerste betekenis betekent.*Wat Andere betekenis betekent/)
})

it('says the word of the organisation that somebody works for, and asks only for what stands there', async () => {
  const asked: string[] = []
  const { page } = await said('<p>module</p>', async terms => {
    asked.push(...terms.map(({ id }) => id))
    return terms.map(each => ({ ...each, ours: { word: 'blok', organisation: 'Wij' } }))
  })
  expect(asked).toEqual(['module'])
  expect(page).toContain('blok')
})
