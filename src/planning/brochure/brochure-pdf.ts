import { named, priceOf } from '../../catalogue/index.ts'
import { typeset } from '../../platform/pdf.ts'
import { qrOf } from '../../platform/qr.ts'
import { day, figure, hours, money } from '../../platform/show.ts'
import { urls } from '../../urls.ts'
import type { BrochureProps } from './brochure.pages.tsx'
import { monthName } from './pictures.tsx'

/** What fits on one sheet without being small. */
const most = { learns: 4, voices: 2, months: 14 }

const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, text.lastIndexOf(' ', length))} …`

/** The brochure on one A4, with a code for a camera to the page. */
export const brochurePdf = (props: BrochureProps): Uint8Array<ArrayBuffer> => {
  const { visit, listed, asks, missing, costs, said, testimonials, learns, company } = props
  const { t, origin } = visit
  const { programme, provider, awards, totals } = listed
  const { offer, perWeek, weeks, end, months, workplace } = asks
  const cents = (value: number) => money(value, t.language)
  const address = `${origin}${urls.brochure(programme.id)}`
  const { frame, at, size, dark } = qrOf(address)
  const tallest = Math.max(1, ...months.map(({ minutes }) => minutes))
  return typeset('brochure.typ', {
    language: t.language,
    over: t('planning.brochure.for-employers'),
    title: programme.title[t.language],
    provider: [provider.name, provider.place ?? ''].filter(part => part !== '').join(', '),
    pitch: said?.pitch[t.language] || said?.pitch.nl || '',
    figures: [
      ...(offer?.start
        ? [{ value: day(offer.start, t.language, 'short'), meaning: t('planning.brochure.figure.start') }]
        : []),
      ...(perWeek === null ? [] : [{ value: hours(perWeek, t.language), meaning: t('planning.brochure.figure.week') }]),
      ...(weeks === null ? [] : [{ value: String(weeks), meaning: t('planning.brochure.figure.weeks') }]),
      ...(totals ? [{ value: priceOf(totals, t), meaning: t('planning.brochure.figure.fee') }] : []),
    ],
    whenTitle: t('planning.brochure.when'),
    when: offer
      ? [
          offer.when[t.language],
          `${t(`planning.brochure.form.${offer.form}`)}${offer.place ? `, ${offer.place}` : ''}`,
          ...(end ? [t('planning.brochure.ends', { day: day(end, t.language, 'plain') })] : []),
          ...(workplace > 0 ? [t('planning.brochure.asks.workplace', { hours: hours(workplace, t.language) })] : []),
        ]
      : [],
    monthsTitle: t('planning.brochure.months'),
    months: months.slice(0, most.months).map(({ month, minutes }) => ({
      name: monthName(month, t.language, false),
      value: minutes === 0 ? '–' : figure(minutes / 60, t.language),
      share: minutes / tallest,
    })),
    later:
      months.length > most.months ? t('planning.brochure.months.later', { count: months.length - most.months }) : '',
    costTitle: t('planning.brochure.cost'),
    costHead: [
      t('planning.brochure.cost.who'),
      t('planning.brochure.cost.fee'),
      t('planning.brochure.cost.off'),
      t('planning.brochure.cost.left'),
      t('planning.brochure.cost.back'),
    ],
    costs: totals
      ? costs.map(({ statute, sure }) => [
          t(`support.value.statute.${statute}`) + (sure.uncertain ? ` (${t('planning.support.uncertain')})` : ''),
          cents(sure.fee),
          cents(-sure.off),
          cents(sure.left),
          cents(sure.back),
        ])
      : [],
    costNote: totals
      ? t('planning.brochure.cost.example', {
          size: t(`support.value.employerSize.${company.size}`),
          sector: t(`support.value.sector.${company.sector}`),
        })
      : '',
    givesTitle: t('planning.brochure.gives'),
    gives: `${named(awards.title)[t.language]}. ${awards.value?.[t.language] ?? ''}`,
    learns: learns.slice(0, most.learns).map(label => shorten(label[t.language], 90)),
    voices: testimonials.slice(0, most.voices).map(({ firstName, job, words }) => ({
      words: shorten(words[t.language], 220),
      who: `${firstName}, ${job[t.language]}`,
    })),
    unknown: missing.map(each => t(`planning.brochure.missing.${each}`)),
    nextTitle: t('planning.brochure.next'),
    contact: said ? [said.contact.name, said.contact.phone, said.contact.mail].filter(part => part !== '') : [],
    provider2: t('planning.brochure.next.provider', { provider: provider.name }),
    scan: t('planning.brochure.scan'),
    address,
    qr: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame}"><rect x="${at}" y="${at}" width="${size}" height="${size}" fill="#fff"/><path d="${dark}"/></svg>`,
    qrSays: t('planning.brochure.qr'),
    footer: t('planning.brochure.footer', { day: day(visit.today, t.language, 'plain') }),
  })
}
