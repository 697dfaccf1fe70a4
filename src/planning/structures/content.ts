import { type ModuleId, modulesIn, type Programme, type Structure } from '../../catalogue/index.ts'

/** What a coordinator writes of a programme: which modules, how one chooses, in which order, what not together. */
export interface Content {
  structure: Group
  order: Programme['order']
  excludes: NonNullable<Programme['excludes']>
}

export type Group = Exclude<Structure, { kind: 'module' }>
/** Places from the top down: `[]` is the whole, `[0, 2]` the third part of its first part. */
export type Path = readonly number[]

export const contentOf = ({
  structure,
  order,
  excludes,
}: Pick<Programme, 'structure' | 'order' | 'excludes'>): Content => ({
  structure: structure.kind === 'module' ? { kind: 'all', of: [structure] } : structure,
  order,
  excludes: excludes ?? [],
})

export const sameContent = (one: Content, other: Content): boolean =>
  JSON.stringify(one, jsonbOrder) === JSON.stringify(other, jsonbOrder)

/** The database gives the fields of an object back in its own order. */
const jsonbOrder = (_: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** In an address and in a form: `0.2`; the whole is empty. */
export const pathText = (path: Path): string => path.join('.')

export const readPath = (text: string): Path | null => {
  if (text === '') return []
  const places = text.split('.')
  return places.length < 20 && places.every(place => /^\d{1,3}$/.test(place)) ? places.map(Number) : null
}

/** Where a part stands on the page. */
export const partAnchor = (path: Path): string => `deel-${path.join('-') || 'alles'}`

/** The part at a place; null: there is none. */
export const partAt = (whole: Structure, path: Path): Structure | null => {
  const [first, ...rest] = path
  if (first === undefined) return whole
  const part = whole.kind === 'module' ? undefined : whole.of[first]
  return part ? partAt(part, rest) : null
}

/** Every part with its place, from the top down. */
export const everyPart = (part: Structure, path: Path = []): { part: Structure; path: Path }[] => [
  { part, path },
  ...(part.kind === 'module' ? [] : part.of.flatMap((each, at) => everyPart(each, [...path, at]))),
]

/** Where a module stands first. */
export const placeOf = ({ structure }: Content, module: ModuleId): Path | null =>
  everyPart(structure).find(({ part }) => part.kind === 'module' && part.module === module)?.path ?? null

/** The whole with something else for the parts of one group. */
export const withParts = (whole: Group, path: Path, change: (of: Structure[]) => Structure[]): Group => {
  const [first, ...rest] = path
  if (first === undefined) return { ...whole, of: change(whole.of) }
  return {
    ...whole,
    of: whole.of.map((part, at) => (at === first && part.kind !== 'module' ? withParts(part, rest, change) : part)),
  }
}

/** The whole with another group at a place. */
export const withGroup = (whole: Group, path: Path, group: Group): Group => {
  const last = path.at(-1)
  if (last === undefined) return group
  return withParts(whole, path.slice(0, -1), of => of.map((part, at) => (at === last ? group : part)))
}

export const moduleCount = ({ structure }: Content): number => modulesIn(structure).length
