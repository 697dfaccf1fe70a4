import { length, moduleSize, named } from '../catalogue/index.ts'
import type { Because } from '../platform/because.ts'
import type { Day } from '../platform/day.ts'
import { typeset } from '../platform/pdf.ts'
import { day, money } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'
import type { RouteAnswer } from './find-routes.ts'
import { ownPrice } from './rank.ts'
import { figuresOf } from './route.pages.tsx'
import type { Leg, Route, Rung } from './route.ts'

const kinds = { exempt: 'done', partly: 'done', perhaps: 'perhaps', todo: 'todo' } as const

/** A reason and all below it, as lines of plain text. */
const linesOf = (reason: Because, t: Translate): string[] => [
  `${t(reason.says, reason.with ?? {})}${reason.source?.address ? ` (${reason.source.address})` : ''}`,
  ...(reason.because ?? []).flatMap(below => linesOf(below, t)),
]

const rungLines = (leg: Leg, before: number, t: Translate) =>
  leg.rungs.map((rung: Rung, at) => ({
    number: String(before + at + 1),
    title: rung.module.title[t.language],
    kind: kinds[rung.state],
    state: t(`planning.state.${rung.state}`),
    explain: t(`planning.rung.${rung.state}`, {
      size: moduleSize(rung.module, leg.programme.unit, t),
      off: length(rung.exemption.minutesOff, leg.programme.unit, t),
      perhaps: length(rung.exemption.minutesPerhaps, leg.programme.unit, t),
    }),
    todo: rung.exemption.how.map(how => how[t.language]),
    landings: [
      ...leg.landings
        .filter(({ afterRung }) => afterRung === at + 1)
        .map(({ stop }) => t('planning.landing', { title: stop.title })),
      ...(at === leg.rungs.length - 1 ? [t('planning.top', { title: named(leg.awards.title) })] : []),
    ],
  }))

/** The route as a PDF to take along: the figures, every rung, the cost and the reasons. */
export const routePdf = (route: Route, answer: RouteAnswer, t: Translate, today: Day): Uint8Array<ArrayBuffer> => {
  let before = 0
  const legs = route.legs.map(leg => {
    const rungs = rungLines(leg, before, t)
    before += leg.rungs.length
    const start = leg.offer?.start
      ? t('planning.starts', { day: day(leg.offer.start, t.language) })
      : t('planning.starts.unknown')
    return {
      title: `${leg.programme.title[t.language]}, ${leg.provider.name}`,
      subtitle: `${leg.provider.name}. ${start}`,
      rungs,
    }
  })
  const { best } = route.support
  return typeset('route.typ', {
    language: t.language,
    title: t('planning.route.title', { goal: named(answer.goal.title) }),
    subtitle: t('planning.pdf.made', { day: day(today, t.language) }),
    footer: t('planning.pdf.footer'),
    figures: figuresOf(route, t),
    rungsTitle: t('planning.pdf.rungs'),
    legs,
    costTitle: t('planning.cost.title'),
    costHead: [t('planning.pdf.what'), t('planning.pdf.amount')],
    cost: [
      { name: t('planning.cost.fee'), amount: money(route.price, t.language) },
      {
        name: `${t('planning.cost.support')}${best.uncertain ? ` (${t('planning.support.uncertain')})` : ''}`,
        amount: money(-Math.min(best.workerCents, route.price), t.language),
      },
      { name: t('planning.cost.own'), amount: money(ownPrice(route), t.language) },
      { name: t('planning.cost.employer'), amount: money(best.employerCents, t.language) },
    ],
    reasonsTitle: t('planning.pdf.reasons'),
    reasons: route.legs
      .flatMap(leg => leg.rungs)
      .filter(rung => rung.state !== 'todo')
      .map(rung => ({
        title: rung.module.title[t.language],
        lines: rung.exemption.because.flatMap(reason => linesOf(reason, t)),
      })),
  })
}
