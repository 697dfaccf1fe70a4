import type { Board } from '../over-route/board.ts'

/** A rule that is another than the one that the person saw last. */
export interface Changed {
  measure: string
  name: { nl: string; en: string }
  version: string
}

const shown = ({ support }: Board) =>
  support.outcomes.filter(({ state, version }) => state !== 'no' && version !== null)

/** The version of each measure that this route shows. */
export const versionsShown = (board: Board): { measure: string; version: string }[] => {
  const first = new Map<string, string>()
  for (const { measure, version } of shown(board)) if (version && !first.has(measure)) first.set(measure, version)
  return [...first].map(([measure, version]) => ({ measure, version }))
}

/** What changed since the person saw it last, and what is shown to them for the first time. */
export const changedSince = (board: Board, seen: ReadonlyMap<string, string>) => {
  const now = versionsShown(board)
  const nameOf = (id: string) => board.measures.find(measure => measure.id === id)?.name ?? { nl: id, en: id }
  return {
    fresh: now.filter(({ measure }) => !seen.has(measure)),
    changed: now
      .filter(({ measure, version }) => seen.has(measure) && seen.get(measure) !== version)
      .map(({ measure, version }): Changed => ({ measure, version, name: nameOf(measure) })),
  }
}
