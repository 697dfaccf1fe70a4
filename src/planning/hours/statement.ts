import { dayOf } from '../../platform/day.ts'
import { typeset } from '../../platform/pdf.ts'
import { day, hours as inHours } from '../../platform/show.ts'
import { balanceSaid, monthName } from './hours.pages.tsx'
import type { HoursProps } from './hours-page.ts'

/** Every line of the ledger as a table, with a heading; hours as figures. */
export const sheetOf = ({ visit: { t }, lines }: HoursProps): (string | number)[][] => [
  (['day', 'kind', 'hours', 'words', 'by', 'confirmed'] as const).map(head => t(`planning.hours.sheet.${head}`)),
  ...lines.map(line => [
    line.day,
    t(`planning.hours.kind.${line.kind}`),
    Math.round((line.minutes / 60) * 100) / 100,
    line.words,
    line.teller,
    line.confirmedAt ? `${dayOf(line.confirmedAt)}, ${line.confirmer ?? ''}` : '',
  ]),
]

/** The same on paper: months, then days. */
export const statementPdf = (props: HoursProps): Uint8Array<ArrayBuffer> => {
  const { visit, agreement, months, total, lines } = props
  const { t, today } = visit
  const { language } = t
  const { terms } = agreement.versions.at(-1) ?? {}
  const worker = agreement.parties.find(({ party }) => party === 'worker')?.name ?? ''
  const row = (name: string, account: typeof total) => [
    name,
    inHours(account.planned, language),
    inHours(account.done + account.leave + account.absent, language),
    balanceSaid(account, t),
  ]
  return typeset('letter.typ', {
    language,
    title: t('planning.hours.title'),
    from: terms?.employer ?? '',
    to: worker,
    number: '',
    date: day(today, language, 'plain'),
    footer: t('planning.hours.paper.footer'),
    opening: [terms?.programme.title ?? ''],
    sections: [
      {
        title: t('planning.hours.months'),
        lines: [],
        head: (['month', 'planned', 'told', 'balance'] as const).map(head => t(`planning.hours.head.${head}`)),
        rows: [
          ...months.map(({ month, account }) => row(monthName(month, language), account)),
          row(t('planning.hours.total'), total),
        ],
      },
      ...(lines.length > 0
        ? [
            {
              title: t('planning.hours.paper.days'),
              lines: [],
              head: (['day', 'hours', 'kind', 'confirmed'] as const).map(head => t(`planning.hours.sheet.${head}`)),
              rows: lines.map(line => [
                day(line.day, language, 'short'),
                inHours(line.minutes, language),
                t(`planning.hours.kind.${line.kind}`),
                line.confirmedAt ? (line.confirmer ?? '') : t('planning.hours.told-only'),
              ]),
            },
          ]
        : []),
    ],
    closing: [],
  })
}
