import { describe, expect, test } from 'vitest'
import { doubleWords, missingWords, stiffDutch, unequalWords, unusedWords } from './words.ts'

const pair = (nl: Record<string, string>, en: Record<string, string>) =>
  unequalWords([
    { path: 'content/words/house.nl.json', words: nl },
    { path: 'content/words/house.en.json', words: en },
  ])

describe('two languages', () => {
  test('that say the same are well', () => {
    const nl = '{count, plural, one {# dag voor {name}} other {# dagen voor {name}}}'
    const en = '{name}: {count, plural, one {# day} other {# days}}'
    expect(pair({ 'house.days': nl }, { 'house.days': en })).toEqual([])
  })

  test.each([
    ['a word that English lacks', { 'house.a': 'x' }, {}, 'house.en.json: lacks house.a'],
    ['a word that Dutch lacks', {}, { 'house.a': 'x' }, 'house.nl.json: lacks house.a'],
    [
      'another placeholder',
      { 'house.a': '{uren}' },
      { 'house.a': '{hours}' },
      'has {hours} where the Dutch has {uren}',
    ],
    ['a placeholder less', { 'house.a': '{a} {b}' }, { 'house.a': '{a}' }, 'has {a} where the Dutch has {a, b}'],
    ['an empty sentence', { 'house.a': '' }, { 'house.a': 'x' }, 'says nothing'],
    ['an open brace', { 'house.a': 'x {' }, { 'house.a': 'x' }, 'cannot be read'],
    ['a word of another room', { 'people.a': 'x' }, { 'people.a': 'x' }, 'belongs in another file'],
  ])('%s is told', (_, nl, en, reason) => expect(pair(nl, en).join('\n')).toContain(reason))

  test('a file without its other language is told', () => {
    expect(unequalWords([{ path: 'content/words/house.nl.json', words: {} }])).toEqual([
      'content/words/house.nl.json: there is no content/words/house.en.json',
    ])
  })
})

test('a word in two files is told, and a part of a room may have its own file', () => {
  const found = doubleWords([
    { path: 'content/words/house.nl.json', words: { 'house.a': 'x' } },
    { path: 'content/words/import.nl.json', words: { 'house.a': 'x', 'catalogue.import.a': 'x' } },
    { path: 'content/words/house.en.json', words: { 'house.a': 'x' } },
  ])
  expect(found).toEqual(['content/words/import.nl.json: house.a is in content/words/house.nl.json too'])
  const own = { 'catalogue.import.a': 'x' }
  const files = ['nl', 'en'].map(language => ({ path: `content/words/import.${language}.json`, words: own }))
  expect(unequalWords(files)).toEqual([])
})

const code = (text: string) => [{ path: 'src/planning/route.pages.tsx', text }]

/** A hole in a key made of parts, as code writes it. */
const hole = (inside: string) => `$\{${inside}}`

describe('words in use', () => {
  test('named in code, or made of parts, they are said', () => {
    const text = [
      "t('planning.hours')",
      `t(\`planning.state.${hole('rung.state')}\`)`,
      `because(\`planning.held.${hole("held ? 'a' : 'b'")}.now\`)`,
    ].join('\n')
    expect(unusedWords(['planning.hours', 'planning.state.done', 'planning.held.a.now'], code(text))).toEqual([])
  })

  test.each([
    ['planning.hours', "t('planning.hours-more')"],
    ['planning.hours', "// t('planning.hours')"],
    ['planning.held.a', `t(\`planning.held.${hole('x')}.now\`)`],
    ['planning.stateless', `t(\`planning.state.${hole('x')}\`)`],
  ])('%s is not said by %s', (word, text) => {
    expect(unusedWords([word], code(text))).toEqual([`content/words: ${word} is never said`])
  })

  test('a test alone does not make a word said', () => {
    expect(unusedWords(['planning.a'], [{ path: 'src/a.test.ts', text: "t('planning.a')" }])).toHaveLength(1)
  })
})

test('a word that does not exist is told with its place', () => {
  const text = "t('planning.a')\nbecause('planning.b', {})\nconst reason = { says: 'planning.c' }"
  expect(missingWords(['planning.a'], code(text))).toEqual([
    'src/planning/route.pages.tsx:2: there is no word planning.b',
    'src/planning/route.pages.tsx:3: there is no word planning.c',
  ])
})

test('stiff Dutch is told', () => {
  const text = 'Je bent succesvol aangemeld.\nJe dient te kiezen.\nKies een dag.\nA.d.h.v. je bewijs.'
  expect(stiffDutch([{ path: 'x.nl.json', text }]).map(line => line.split(' ')[0])).toEqual([
    'x.nl.json:1:',
    'x.nl.json:2:',
    'x.nl.json:4:',
  ])
})
