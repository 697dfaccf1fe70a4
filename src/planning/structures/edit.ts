import { excluding, type ModuleId, modulesIn, mostExcluding, type Structure } from '../../catalogue/index.ts'
import { accept, type Outcome, refuse } from '../../platform/outcome.ts'
import type { Bilingual } from '../../platform/words.ts'
import { type Content, type Group, moduleCount, type Path, partAt, withGroup, withParts } from './content.ts'

export const groupKinds = ['all', 'some', 'credits', 'line'] as const
export type GroupKind = (typeof groupKinds)[number]

/** What a group asks; of the figures, those of its kind count. */
export interface GroupRule {
  kind: GroupKind
  title: Bilingual | null
  count: number
  atLeast: number
  atMost: number | null
  oneLine: boolean
}

/** One thing that a coordinator does to a structure. */
export type Edit =
  | { kind: 'set-rule'; path: Path; rule: GroupRule }
  | { kind: 'add-modules'; path: Path; modules: ModuleId[] }
  | { kind: 'add-group'; path: Path; group: GroupKind }
  | { kind: 'move'; path: Path; by: -1 | 1 }
  | { kind: 'put-in'; path: Path; into: Path }
  | { kind: 'take-out'; path: Path }
  | { kind: 'add-order'; before: ModuleId; after: ModuleId }
  | { kind: 'drop-order'; at: number }
  | { kind: 'add-exclusion'; one: ModuleId; other: ModuleId }
  | { kind: 'drop-exclusion'; at: number }

export type NoEdit =
  | 'planning.structures.not-there'
  | 'planning.structures.nothing-chosen'
  | 'planning.structures.no-count'
  | 'planning.structures.no-credits'
  | 'planning.structures.less-than-least'
  | 'planning.structures.no-title'
  | 'planning.structures.line-not-here'
  | 'planning.structures.within-itself'
  | 'planning.structures.too-deep'
  | 'planning.structures.too-many'
  | 'planning.structures.with-itself'
  | 'planning.structures.has-already'
  | 'planning.structures.too-many-exclusions'

const deepest = 6
const mostModules = 200
const mostRules = 200

const isChoice = (group: Structure | null): boolean => group?.kind === 'some' || group?.kind === 'credits'

const groupFrom = ({ kind, title, count, atLeast, atMost, oneLine }: GroupRule, of: Structure[]): Group => {
  if (kind === 'line') return { kind, of, title: title ?? { nl: '', en: '' } }
  const titled = title ? { title } : {}
  if (kind === 'all') return { kind, of, ...titled }
  const lines = oneLine ? { oneLine } : {}
  if (kind === 'some') return { kind, count, of, ...titled, ...lines }
  return { kind, atLeast, ...(atMost === null ? {} : { atMost }), of, ...titled, ...lines }
}

const ruleFits = (rule: GroupRule, around: Structure | null): NoEdit | null => {
  if (rule.kind === 'line' && !isChoice(around)) return 'planning.structures.line-not-here'
  if (rule.kind === 'line' && !rule.title) return 'planning.structures.no-title'
  if (rule.kind === 'some' && !(Number.isInteger(rule.count) && rule.count >= 1 && rule.count <= mostModules))
    return 'planning.structures.no-count'
  if (rule.kind === 'credits') {
    const isCredits = (value: number) => Number.isInteger(value) && value >= 1 && value <= 400
    if (!isCredits(rule.atLeast) || (rule.atMost !== null && !isCredits(rule.atMost)))
      return 'planning.structures.no-credits'
    if (rule.atMost !== null && rule.atMost < rule.atLeast) return 'planning.structures.less-than-least'
  }
  return null
}

const depthOf = (part: Structure): number => (part.kind === 'module' ? 0 : 1 + Math.max(0, ...part.of.map(depthOf)))

/** A line is a line only within a choice: elsewhere it stays together as all of its parts. */
const settled = (part: Structure, around: Structure | null): Structure => {
  if (part.kind === 'module') return part
  const of = part.of.map(each => settled(each, part))
  return part.kind === 'line' && !isChoice(around) ? { kind: 'all', of, title: part.title } : { ...part, of }
}

const checked = (content: Content): Outcome<Content, NoEdit> => {
  const structure = settled(content.structure, null)
  if (structure.kind === 'module' || depthOf(structure) > deepest) return refuse('planning.structures.too-deep')
  if (moduleCount(content) > mostModules) return refuse('planning.structures.too-many')
  return accept({ ...content, structure })
}

const fresh: Record<GroupKind, (title: Bilingual) => Group> = {
  all: () => ({ kind: 'all', of: [] }),
  some: () => ({ kind: 'some', count: 1, of: [] }),
  credits: () => ({ kind: 'credits', atLeast: 3, of: [] }),
  line: title => ({ kind: 'line', of: [], title }),
}

const swapped = (of: Structure[], at: number, by: -1 | 1): Structure[] => {
  const to = at + by
  const [one, other] = [of[at], of[to]]
  if (!one || !other) return of
  return of.map((part, place) => (place === at ? other : place === to ? one : part))
}

/** A place in the same tree after the part at `gone` went. */
const afterGone = (path: Path, gone: Path): Path => {
  const last = gone.length - 1
  const isBehind =
    path.length > last &&
    gone.slice(0, last).every((place, at) => path[at] === place) &&
    (path[last] ?? 0) > (gone[last] ?? 0)
  return isBehind ? path.map((place, at) => (at === last ? place - 1 : place)) : path
}

const isWithin = (path: Path, around: Path): boolean => around.every((place, at) => path[at] === place)

const out = ({ structure, ...rest }: Content, path: Path): Content => ({
  ...rest,
  structure: withParts(structure, path.slice(0, -1), of => of.filter((_, at) => at !== path.at(-1))),
})

const putIn = (content: Content, path: Path, into: Path): Outcome<Content, NoEdit> => {
  const part = partAt(content.structure, path)
  const target = partAt(content.structure, into)
  if (!part || path.length === 0 || !target || target.kind === 'module') return refuse('planning.structures.not-there')
  if (isWithin(into, path)) return refuse('planning.structures.within-itself')
  const without = out(content, path)
  return checked({ ...without, structure: withParts(without.structure, afterGone(into, path), of => [...of, part]) })
}

const pairEdit = (content: Content, edit: Edit & { kind: 'add-order' | 'add-exclusion' }): Outcome<Content, NoEdit> => {
  const [one, other] = edit.kind === 'add-order' ? [edit.before, edit.after] : [edit.one, edit.other]
  if (!one || !other) return refuse('planning.structures.nothing-chosen')
  const within = new Set(modulesIn(content.structure))
  if (!within.has(one) || !within.has(other)) return refuse('planning.structures.not-there')
  if (one === other) return refuse('planning.structures.with-itself')
  if (edit.kind === 'add-order') {
    const known = content.order.some(rule => rule.before === one && rule.after === other)
    if (known) return refuse('planning.structures.has-already')
    if (content.order.length >= mostRules) return refuse('planning.structures.too-many')
    return accept({ ...content, order: [...content.order, { before: one, after: other }] })
  }
  const excludes = [...content.excludes, { one, other }]
  const known = content.excludes.some(
    pair => (pair.one === one && pair.other === other) || (pair.one === other && pair.other === one),
  )
  if (known) return refuse('planning.structures.has-already')
  return excluding(excludes).length > mostExcluding
    ? refuse('planning.structures.too-many-exclusions')
    : accept({ ...content, excludes })
}

/** The structure after one edit, or why it cannot be. `lineTitle`: what a new line is called until somebody names it. */
export const edited = (content: Content, edit: Edit, lineTitle: Bilingual): Outcome<Content, NoEdit> => {
  const { structure } = content
  if (edit.kind === 'add-order' || edit.kind === 'add-exclusion') return pairEdit(content, edit)
  if (edit.kind === 'drop-order') return accept({ ...content, order: content.order.filter((_, at) => at !== edit.at) })
  if (edit.kind === 'drop-exclusion')
    return accept({ ...content, excludes: content.excludes.filter((_, at) => at !== edit.at) })

  const part = partAt(structure, edit.path)
  if (!part) return refuse('planning.structures.not-there')
  if (edit.kind === 'put-in') return putIn(content, edit.path, edit.into)
  if (edit.kind === 'take-out')
    return edit.path.length === 0 ? refuse('planning.structures.not-there') : checked(out(content, edit.path))
  if (edit.kind === 'move') {
    const at = edit.path.at(-1)
    if (at === undefined) return refuse('planning.structures.not-there')
    return accept({
      ...content,
      structure: withParts(structure, edit.path.slice(0, -1), of => swapped(of, at, edit.by)),
    })
  }
  if (part.kind === 'module') return refuse('planning.structures.not-there')
  if (edit.kind === 'set-rule') {
    const refusal = ruleFits(edit.rule, edit.path.length === 0 ? null : partAt(structure, edit.path.slice(0, -1)))
    if (refusal) return refuse(refusal)
    return checked({ ...content, structure: withGroup(structure, edit.path, groupFrom(edit.rule, part.of)) })
  }
  if (edit.kind === 'add-modules') {
    if (edit.modules.length === 0) return refuse('planning.structures.nothing-chosen')
    const more = edit.modules.map((module): Structure => ({ kind: 'module', module }))
    return checked({ ...content, structure: withParts(structure, edit.path, of => [...of, ...more]) })
  }
  if (edit.group === 'line' && !isChoice(part)) return refuse('planning.structures.line-not-here')
  const group = fresh[edit.group](lineTitle)
  return checked({ ...content, structure: withParts(structure, edit.path, of => [...of, group]) })
}

/** Where to look after an edit: at what moved, or at the group that it was done in. */
export const placeAfter = (edit: Edit): Path | null => {
  if (!('path' in edit)) return null
  const around = edit.path.slice(0, -1)
  if (edit.kind === 'take-out' || edit.kind === 'put-in') return around
  return edit.kind === 'move' ? [...around, (edit.path.at(-1) ?? 0) + edit.by] : edit.path
}
