import type { Condition } from '../measure.ts'

/** One thing that is asked. Texts as somebody types them are read elsewhere: these are values. */
export type Atom = { not: boolean; test: Extract<Condition, { fact: unknown } | { check: unknown }> }

/**
 * A line of the table of conditions. All blocks must hold; of a block with several ways one is enough; all lines of a way
 * must hold.
 */
export interface ConditionLine extends Atom {
  block: number
  way: number
}

const negated = (condition: Condition): Condition => {
  if ('all' in condition) return { any: condition.all.map(negated) }
  if ('any' in condition) return { all: condition.any.map(negated) }
  if ('not' in condition) return condition.not
  return { not: condition }
}

/** Without a `not` around anything but one test. */
const plain = (condition: Condition): Condition => {
  if ('all' in condition) return { all: condition.all.map(plain) }
  if ('any' in condition) return { any: condition.any.map(plain) }
  if (!('not' in condition)) return condition
  const inner = condition.not
  return 'fact' in inner || 'check' in inner ? condition : plain(negated(inner))
}

const atomOf = (condition: Condition): Atom | null => {
  if ('fact' in condition || 'check' in condition) return { not: false, test: condition }
  if ('not' in condition && ('fact' in condition.not || 'check' in condition.not))
    return { not: true, test: condition.not }
  return null
}

const flat = (condition: Condition, of: 'all' | 'any'): Condition[] => {
  if (of === 'all' && 'all' in condition) return condition.all.flatMap(part => flat(part, of))
  if (of === 'any' && 'any' in condition) return condition.any.flatMap(part => flat(part, of))
  return [condition]
}

/** A condition as lines of the table; null: it lies deeper than the table goes. */
export const linesOf = (condition: Condition | null): ConditionLine[] | null => {
  if (condition === null) return []
  const lines: ConditionLine[] = []
  for (const [block, part] of flat(plain(condition), 'all').entries())
    for (const [way, ways] of flat(part, 'any').entries())
      for (const one of flat(ways, 'all')) {
        const atom = atomOf(one)
        if (!atom) return null
        lines.push({ block: block + 1, way: way + 1, ...atom })
      }
  return lines
}

const conditionOfAtom = ({ not, test }: Atom): Condition => (not ? { not: test } : test)

const grouped = <Of>(lines: readonly Of[], by: (line: Of) => number): Of[][] => {
  const groups = new Map<number, Of[]>()
  for (const line of lines) groups.set(by(line), [...(groups.get(by(line)) ?? []), line])
  return [...groups].toSorted(([a], [b]) => a - b).map(([, group]) => group)
}

const together = (parts: Condition[], as: 'all' | 'any'): Condition => {
  const [first, ...rest] = parts
  if (first && rest.length === 0) return first
  return as === 'all' ? { all: parts } : { any: parts }
}

/** The lines of a table as a condition; null: nothing is asked. */
export const conditionOf = (lines: readonly ConditionLine[]): Condition | null =>
  lines.length === 0
    ? null
    : together(
        grouped(lines, ({ block }) => block).map(block =>
          together(
            grouped(block, ({ way }) => way).map(way => together(way.map(conditionOfAtom), 'all')),
            'any',
          ),
        ),
        'all',
      )
