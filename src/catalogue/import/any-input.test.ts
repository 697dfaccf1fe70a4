import { assert, constantFrom, json, oneof, property, string } from 'fast-check'
import { describe, test } from 'vitest'
import { importerNames, importers } from './importers.ts'
import type { Reader } from './reading.ts'

const columns =
  'postcode,plaats,lon,lat,bk,titel,vks_niveau,conceptUri,preferredLabel,altLabels,skillType,occupationUri,skillUri,relationType'
const anything = oneof(
  string({ unit: 'binary' }),
  json(),
  string().map(rest => `${columns}\n${rest}`),
  string().map(rest => `meta:\n${rest}`),
  constantFrom('[]', '{}', 'null', '- id: x', 'programmes: &a [*a]', 'a: !!js/function x', '"', '%', '\uFEFF'),
)

describe('whatever a file holds, it is read or refused by name', () => {
  const readers = importerNames.flatMap(name =>
    importers[name].forms.map(({ read }) => [name, read.name, read] as [string, string, Reader]),
  )
  test.each(readers)('%s %s', (_, __, read) => {
    assert(
      property(anything, constantFrom('x_nl.csv', 'lijst-2026.csv', 'x'), (text, fileName) => {
        const outcome = read(text, fileName)
        return outcome.ok ? outcome.value.read >= 0 : outcome.refusal !== undefined
      }),
      { numRuns: 200 },
    )
  })
})
