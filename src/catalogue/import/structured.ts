import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Problem, type Read, turnAway } from './reading.ts'

type Issue = z.core.$ZodIssue
/** A path in a document as a person finds it: `24: programmes.0.modules.3.contact`. */
type PlaceOf = (path: PropertyKey[]) => string

const missing = (issue: Issue): boolean => issue.code === 'invalid_type' && issue.message.includes('received undefined')

const furthest = (errors: Issue[][]): Issue[] =>
  errors.toSorted(
    (one, other) => Math.max(...other.map(each => each.path.length)) - Math.max(...one.map(each => each.path.length)),
  )[0] ?? []

/** What a schema found wrong, each at its place: `competenties.3.nr`. */
const problemsOf = (issues: Issue[], placeOf: PlaceOf): Problem[] =>
  issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => ({ problem: 'unknown-key', place: placeOf(issue.path), with: { key } }))
    if (missing(issue))
      return [
        { problem: 'missing-field', place: placeOf(issue.path), with: { field: String(issue.path.at(-1) ?? '') } },
      ]
    // A rule of our own names its problem; anything else is a value of the wrong kind.
    if (issue.code === 'custom' && issue.params)
      return [{ problem: issue.params.problem, place: placeOf(issue.path), with: issue.params.with }]
    // Of a choice of forms, the one that went furthest tells what is wrong.
    if (issue.code === 'invalid_union' && issue.errors.length > 0)
      return problemsOf(furthest(issue.errors), path => placeOf([...issue.path, ...path]))
    const expected =
      issue.code === 'invalid_type'
        ? issue.expected
        : issue.code === 'invalid_value'
          ? issue.values.join(', ')
          : issue.code
    return [{ problem: 'wrong-field', place: placeOf(issue.path), with: { expected: String(expected) } }]
  })

const dotted = (path: PropertyKey[]): string => path.map(String).join('.')

/** An alias that leads back into what it stands in would never end. */
const circles = (found: unknown, above: unknown[] = []): boolean =>
  typeof found === 'object' &&
  found !== null &&
  (above.includes(found) || Object.values(found).some(part => circles(part, [...above, found])))

const checked = <Value>(found: unknown, schema: z.ZodType<Value>, placeOf: PlaceOf): Read<Value> => {
  const result = schema.safeParse(found)
  if (result.success) return { ok: true, value: result.data }
  const problems = problemsOf(result.error.issues, placeOf)
  return turnAway('wrong-shape', { count: problems.length }, problems)
}

export const readJson = <Value>(text: string, schema: z.ZodType<Value>): Read<Value> => {
  let found: unknown
  try {
    found = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem
    return turnAway('broken-json', { says: problem.message.slice(0, 200) })
  }
  return checked(found, schema, dotted)
}

/** Reads YAML 1.2 without tags of its own; aliases that blow up are refused by the parser. Places carry the line. */
export const readYaml = <Value>(text: string, schema: z.ZodType<Value>): Read<{ value: Value; placeOf: PlaceOf }> => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' })
  const [error] = document.errors
  if (error)
    return turnAway('broken-yaml', { line: lines.linePos(error.pos[0]).line, says: error.message.slice(0, 200) })
  let found: unknown
  try {
    found = document.toJS({ maxAliasCount: 100 })
  } catch (problem) {
    if (!(problem instanceof ReferenceError)) throw problem
    return turnAway('broken-yaml', { line: 1, says: problem.message.slice(0, 200) })
  }
  if (circles(found)) return turnAway('circle')
  const lineOf = (path: PropertyKey[]): number | null => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      const range =
        node && typeof node === 'object' && 'range' in node ? (node.range as [number, number, number] | null) : null
      if (range) return lines.linePos(range[0]).line
    }
    return null
  }
  const placeOf: PlaceOf = path => {
    const line = lineOf(path)
    return line === null ? dotted(path) : `${line}: ${dotted(path)}`
  }
  const read = checked(found, schema, placeOf)
  return read.ok ? { ok: true, value: { value: read.value, placeOf } } : read
}
