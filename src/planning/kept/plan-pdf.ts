import { named, type Qualification } from '../../catalogue/index.ts'
import { type Day, dayOf } from '../../platform/day.ts'
import { typeset } from '../../platform/pdf.ts'
import { day, money } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { planFigures } from './plan.pages.tsx'
import type { Drawn, DrawnLeg, Plan } from './plan.ts'
import { standingOf } from './plan-ladder.tsx'
import { saysOf } from './rung-cards.tsx'

const kinds = {
  passed: 'done',
  exempt: 'done',
  partly: 'done',
  again: 'todo',
  perhaps: 'perhaps',
  todo: 'todo',
} as const

const rungLines = (leg: DrawnLeg, before: number, top: string | null, t: Translate) =>
  leg.rungs.map((rung, at) => {
    const standing = standingOf(rung)
    return {
      number: String(before + at + 1),
      title: rung.title[t.language],
      kind: kinds[standing],
      state: t(`planning.plan.rung.${standing}`),
      explain: saysOf(rung, standing, t),
      todo: [],
      landings: [
        ...leg.stops.filter(({ after }) => after === at + 1).map(({ title }) => t('planning.landing', { title })),
        ...(top && at === leg.rungs.length - 1 ? [top] : []),
      ],
    }
  })

const costOf = (drawn: Drawn, t: Translate) => [
  { name: t('planning.cost.fee'), amount: money(drawn.cents, t.language) },
  { name: t('planning.cost.support'), amount: money(drawn.ownCents - drawn.cents, t.language) },
  { name: t('planning.cost.own'), amount: money(drawn.ownCents, t.language) },
  { name: t('planning.cost.employer'), amount: money(drawn.employerCents, t.language) },
]

/** The plan as a PDF to take along: the figures, every module with where one stands, the cost, what changed last. */
export const planPdf = (
  { version }: Plan,
  goal: Qualification | null,
  t: Translate,
  today: Day,
): Uint8Array<ArrayBuffer> => {
  const { drawn } = version
  const title = named(goal?.title ?? {}, version.choices.goal)
  let before = 0
  const legs = drawn.legs.map((leg, at) => {
    const top = at === drawn.legs.length - 1 ? t('planning.top', { title }) : null
    const rungs = rungLines(leg, before, top, t)
    before += rungs.length
    const from = day(leg.start, t.language, 'plain')
    const dates = leg.end
      ? t('planning.plan.from-to', { start: from, end: day(leg.end, t.language, 'plain') })
      : t('planning.starts', { day: from })
    return { title: `${leg.title[t.language]}, ${leg.provider}`, subtitle: `${leg.provider}. ${dates}`, rungs }
  })
  const kept = t('planning.plan.kept-on', { number: version.number, day: day(dayOf(version.at), t.language) })
  return typeset('route.typ', {
    language: t.language,
    title: `${t('planning.plan.title')}: ${title[t.language]}`,
    subtitle: `${kept} ${t('planning.pdf.made', { day: day(today, t.language) })}`,
    footer: t('planning.pdf.footer'),
    figures: planFigures(drawn, t),
    rungsTitle: t('planning.pdf.rungs'),
    legs,
    costTitle: t('planning.cost.title'),
    costHead: [t('planning.pdf.what'), t('planning.pdf.amount')],
    cost: costOf(drawn, t),
    reasonsTitle: t('planning.plan.changed.effects'),
    reasons:
      version.changes.length === 0
        ? []
        : [
            {
              title: t('planning.plan.version', { number: version.number }),
              lines: version.changes.map(reason => t(reason.says, reason.with ?? {})),
            },
          ],
  })
}
