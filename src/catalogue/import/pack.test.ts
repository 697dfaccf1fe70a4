import { array, assert, constantFrom, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergePacks, readPack } from './pack.ts'
import { circleIn } from './pack-rules.ts'

const both = (text: string) => `{nl: ${text}, en: ${text}}`
const pack = (
  programme: string,
  rest = '',
) => `defaults: {origin: example, source: {title: Voorbeeld, address: null, asOf: 2026-11-24}, validFrom: 2024-09-01}
providers:
- {id: cvo-x, name: CVO X, kind: cvo, postcode: '2018', place: Antwerpen}
programmes:
- id: x-zorg
  provider: cvo-x
  title: ${both('Zorg')}
  awards: BK-0243-2
  unit: lesson-period
${programme}
${rest}`
const modules = `  modules:
  - {id: a, title: ${both('A')}, contact: 20 lestijden, price: 30 euro, credits: 3}
  - {id: b, title: ${both('B')}, contact: 90 minuten, workplace: 8 uur, price: 117.50 euro, credits: 4}
  - {id: c, title: ${both('C')}, credits: 5, validTo: 2030-08-31}`

const read = (text: string) => {
  const reading = readPack(text, 'content/catalogue/zorg.yaml')
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.value
}
const problemsIn = (text: string) => {
  const reading = readPack(text, 'zorg.yaml')
  return reading.ok ? [] : reading.problems.map(({ problem, place }) => `${problem} @ ${place}`)
}

describe('a pack', () => {
  test('counts lesson periods of 50 minutes and money in cents', () => {
    expect(read(pack(modules)).rows.module).toMatchObject([
      { id: 'a', contact: 1000, workplace: 0, price: 3000 },
      { id: 'b', contact: 90, workplace: 480, price: 11750 },
      { id: 'c', contact: 0, price: 0, exemptable: true, workplaceExemptable: false },
    ])
  })

  test('passes origin, source and validity on to what gives none of its own', () => {
    const [a, , c] = read(pack(modules)).rows.module ?? []
    expect(a).toMatchObject({
      origin: 'example',
      source: { title: 'Voorbeeld', asOf: '2026-11-24' },
      validFrom: '2024-09-01',
      validTo: null,
    })
    expect(c).toMatchObject({ validFrom: '2024-09-01', validTo: '2030-08-31' })
  })

  test('without a structure asks all its modules; with one, what it says', () => {
    const structureOf = (more: string) => read(pack(`${modules}\n${more}`)).rows.programme?.[0]?.structure
    const [a, b, c] = ['a', 'b', 'c'].map(module => ({ kind: 'module', module }))
    expect(structureOf('')).toEqual({ kind: 'all', of: [a, b, c] })
    expect(structureOf('  structure: {all: [a, {some: 1, of: [b, c]}]}')).toEqual({
      kind: 'all',
      of: [a, { kind: 'some', count: 1, of: [b, c] }],
    })
    expect(structureOf('  structure: {credits: 8, of: [a, {all: [b]}, c]}')).toMatchObject({
      kind: 'credits',
      atLeast: 8,
    })
  })

  test('mentions every id that must be known, with its file and place', () => {
    const told = read(
      pack(
        modules,
        `concordance:\n- {id: con-1, certificates: [cert-x], module: a, ground: EVK, decides: automatic, how: ${both('Toon het')}}`,
      ),
    )
    expect(told.mentions).toContainEqual({ table: 'qualification', id: 'BK-0243-2', place: 'zorg.yaml: x-zorg' })
    expect(told.mentions).toContainEqual({
      table: 'certificateType',
      id: 'cert-x',
      place: 'zorg.yaml: con-1, certificates',
    })
  })

  test('may be several files that refer to each other', () => {
    const [one, other] = [read(pack(modules)), read('qualifications:\n- {id: job-x, kind: job, title: {nl: X, en: X}}')]
    expect(mergePacks([one, other]).rows).toMatchObject({
      programme: [{ id: 'x-zorg' }],
      qualification: [{ id: 'job-x' }],
    })
  })
})

describe('a mistake in a pack is told with its line', () => {
  const wrong: [string, string, string][] = [
    [
      'a negative duration',
      pack(`  modules:\n  - {id: a, title: ${both('A')}, contact: -20 lestijden}`),
      'negative @ zorg.yaml:11: programmes.0.modules.0.contact',
    ],
    [
      'a duration without its unit',
      pack(`  modules:\n  - {id: a, title: ${both('A')}, contact: '20'}`),
      'no-time @ zorg.yaml:11: programmes.0.modules.0.contact',
    ],
    [
      'a negative price',
      pack(`  modules:\n  - {id: a, title: ${both('A')}, price: -3 euro}`),
      'negative @ zorg.yaml:11: programmes.0.modules.0.price',
    ],
    [
      'a day that is none',
      pack(`  modules:\n  - {id: a, title: ${both('A')}, validFrom: 2026-02-30}`),
      'no-day @ zorg.yaml:11: programmes.0.modules.0.validFrom',
    ],
    [
      'three of two',
      pack(`${modules}\n  structure: {all: [c, {some: 3, of: [a, b]}]}`),
      'some-impossible @ zorg.yaml:14: programmes.0.structure.all.1.some',
    ],
    [
      'credits that are never reached',
      pack(`${modules}\n  structure: {credits: 13, of: [a, b, c]}`),
      'credits-impossible @ zorg.yaml:14: programmes.0.structure.credits',
    ],
    [
      'credits that a choice within keeps out of reach',
      pack(`${modules}\n  structure: {credits: 10, of: [a, {some: 1, of: [b, c]}]}`),
      'credits-impossible @ zorg.yaml:14: programmes.0.structure.credits',
    ],
    [
      'an order in a circle',
      pack(`${modules}\n  order: [{before: a, after: b}, {before: b, after: c}, {before: c, after: a}]`),
      'order-circle @ zorg.yaml:14: programmes.0.order',
    ],
    [
      'an end before its start',
      pack(`  modules:\n  - {id: a, title: ${both('A')}, validTo: 2020-01-01}`),
      'ends-before-start @ zorg.yaml:11: programmes.0.modules.0.validTo',
    ],
    [
      'an unknown field',
      pack(`  modules:\n  - {id: a, title: ${both('A')}, kontakt: 20 lestijden}`),
      'unknown-key @ zorg.yaml:11: programmes.0.modules.0',
    ],
    [
      'a missing language',
      pack('  modules:\n  - {id: a, title: {nl: A}}'),
      'missing-field @ zorg.yaml:11: programmes.0.modules.0.title.en',
    ],
    [
      'a module twice',
      pack(`${modules}\n  structure: {all: [a, b, c, a]}`),
      'module-twice @ zorg.yaml:14: programmes.0.structure',
    ],
    [
      'a module that is not in the structure',
      pack(`${modules}\n  structure: {all: [a, b]}`),
      'not-in-structure @ zorg.yaml:13: programmes.0.modules.2',
    ],
    ['no modules', pack(''), 'no-modules @ zorg.yaml:5: programmes.0'],
    [
      'the award as entry',
      pack(`${modules}\n  entry: [BK-0243-2]`),
      'entry-is-award @ zorg.yaml:14: programmes.0.entry',
    ],
    [
      'the same id twice',
      'qualifications:\n- &x {id: a, kind: job, title: {nl: A, en: A}}\n- *x',
      'double @ zorg.yaml:2: qualifications',
    ],
    [
      'a part of itself',
      'qualifications:\n- {id: a, kind: partial, partOf: a, title: {nl: A, en: A}}',
      'part-of-itself @ zorg.yaml:2: qualifications.0',
    ],
    [
      'two sorts of evidence',
      pack(
        modules,
        `concordance:\n- {id: r, certificates: [x], competences: [y], module: a, ground: EVK, decides: automatic, how: ${both('h')}}`,
      ),
      'one-evidence @ zorg.yaml:15: concordance.0',
    ],
    [
      'more hours off than there are',
      pack(
        modules,
        `concordance:\n- {id: r, certificates: [x], module: a, hours: 40 lestijden, ground: EVK, decides: automatic, how: ${both('h')}}`,
      ),
      'more-than-module @ zorg.yaml:15: concordance.0.hours',
    ],
  ]
  test.each(wrong)('%s', (_, text, told) => {
    expect(problemsIn(text)).toContain(told)
  })

  test('a structure that leads back into itself', () => {
    expect(readPack(pack(`${modules}\n  structure: &s {all: [a, *s]}`), 'zorg.yaml')).toMatchObject({
      refusal: 'circle',
    })
  })

  test('aliases that unfold without end are refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, at) => `l${at + 1}: &l${at + 1} [${Array(9).fill(`*l${at}`).join(', ')}]`,
    )
    expect(readPack(`l0: &l0 [x]\n${levels.join('\n')}\nprogrammes: *l12`, 'bom.yaml')).toMatchObject({
      refusal: 'broken-yaml',
    })
  })

  test('broken YAML names its line', () => {
    expect(readPack('programmes:\n- id: "x\n', 'zorg.yaml')).toMatchObject({
      refusal: 'broken-yaml',
      with: { line: 3 },
    })
  })
})

test('an order has a circle exactly when no module can come first', () => {
  const rule = record({ before: constantFrom('a', 'b', 'c', 'd'), after: constantFrom('a', 'b', 'c', 'd') })
  assert(
    property(array(rule, { maxLength: 8 }), order => {
      let left = order
      for (;;) {
        const free = left.filter(({ before }) => !left.some(({ after }) => after === before))
        if (free.length === 0) break
        left = left.filter(each => !free.includes(each))
      }
      expect(circleIn(order) !== null).toBe(left.length > 0)
    }),
  )
})
