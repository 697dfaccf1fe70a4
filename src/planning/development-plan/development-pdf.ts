import { typeset } from '../../platform/pdf.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { FoundDevelopment } from './development.store.ts'
import { progressOf } from './development.ts'

/** With so many lines the letters stay this large on one sheet. */
const sizes: readonly [lines: number, points: number][] = [
  [10, 14],
  [16, 12],
  [26, 10.5],
  [40, 9],
]

/** The plan on one A4, in letters as large as it leaves room for, with room to write and to sign. */
export const developmentPdf = (visit: Visit, { development, owner }: FoundDevelopment): Uint8Array<ArrayBuffer> => {
  const { t, today } = visit
  const most = 40
  let left = most
  const goals = development.goals.map(goal => {
    // What is still to do comes first: what no longer fits is named as a number.
    const sorted = goal.actions.toSorted((a, b) => Number(a.doneOn !== null) - Number(b.doneOn !== null))
    const shown = sorted.slice(0, Math.max(0, left))
    left -= shown.length + 1
    return {
      words: goal.words,
      by: goal.by ? t('planning.development-plan.before', { day: goal.by }) : '',
      actions: shown.map(({ words, who, by, doneOn }) => ({
        words,
        done: doneOn !== null,
        who: t(`planning.development-plan.who.${who}`),
        by: doneOn
          ? t('planning.development-plan.done-on', { day: doneOn })
          : by
            ? t('planning.development-plan.before', { day: by })
            : '',
      })),
      rest:
        goal.actions.length > shown.length
          ? t('planning.development-plan.rest', { count: goal.actions.length - shown.length })
          : '',
    }
  })
  const lines = goals.reduce((all, { actions }) => all + actions.length + 2, 0)
  const { done, all } = progressOf(development.goals)
  return typeset('development-plan.typ', {
    language: t.language,
    title: t('planning.development-plan.of', { name: owner }),
    subtitle: t('planning.development-plan.progress', { done, all }),
    size: sizes.find(([most]) => lines <= most)?.[1] ?? 8.5,
    goals,
    notesTitle: t('planning.development-plan.notes'),
    signs: [t('planning.development-plan.who.worker'), t('planning.development-plan.who.team-leader')],
    footer: t('planning.development-plan.footer', { day: day(today, t.language, 'plain') }),
  })
}
