import type { Visit } from '../../../platform/visit.ts'
import type { Translate } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Field, type Problem, Problems } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import { factNames } from '../facts.ts'
import { type Measure, periods } from '../measure.ts'
import {
  giftFields,
  lineFields,
  type TypedDraft,
  type TypedGift,
  type TypedHead,
  type TypedLine,
} from './read-draft.ts'

const emptyLine = Object.fromEntries(lineFields.map(name => [name, ''])) as TypedLine
const emptyGift = Object.fromEntries(giftFields.map(name => [name, ''])) as TypedGift

/** Empty rows under those that are there: a rule grows without a script. */
const spareRows = 3

const Select = (props: {
  name: string
  label: string
  chosen: string
  options: { value: string; label: string }[]
}) => (
  <select name={props.name} aria-label={props.label}>
    {props.options.map(({ value, label }) => (
      <option value={value} selected={value === props.chosen}>
        {label}
      </option>
    ))}
  </select>
)

const factOptions = (t: Translate) => [
  { value: '', label: '–' },
  ...factNames.map(value => ({ value, label: t(`support.fact.${value}`) })),
]

const LineRow = ({ line, at, gifts, t }: { line: TypedLine; at: number; gifts: number; t: Translate }) => {
  const name = (field: (typeof lineFields)[number]) => `line-${at}-${field}`
  const label = (field: (typeof lineFields)[number]) =>
    t('incentives.rule.row', { what: t(`incentives.rule.line.${field}`), row: at + 1 })
  const cell = (field: 'block' | 'way' | 'in' | 'atLeast' | 'atMost' | 'checkNl' | 'checkEn', short = false) => (
    <td data-label={t(`incentives.rule.line.${field}`)}>
      <input
        type="text"
        class={short ? 'tiny' : undefined}
        name={name(field)}
        value={line[field]}
        aria-label={label(field)}
        autocomplete="off"
      />
    </td>
  )
  return (
    <tr>
      <td data-label={t('incentives.rule.line.of')}>
        <Select
          name={name('of')}
          label={label('of')}
          chosen={line.of}
          options={[
            { value: '', label: t('incentives.rule.line.of.rule') },
            ...Array.from({ length: gifts }, (_, gift) => ({
              value: String(gift + 1),
              label: t('incentives.rule.line.of.gift', { number: gift + 1 }),
            })),
          ]}
        />
      </td>
      {cell('block', true)}
      {cell('way', true)}
      <td data-label={t('incentives.rule.line.not')}>
        <input type="checkbox" name={name('not')} value="ja" checked={line.not !== ''} aria-label={label('not')} />
      </td>
      <td data-label={t('incentives.rule.line.fact')} id={name('fact')}>
        <Select name={name('fact')} label={label('fact')} chosen={line.fact} options={factOptions(t)} />
      </td>
      {cell('in')}
      {cell('atLeast', true)}
      {cell('atMost', true)}
      {cell('checkNl')}
      {cell('checkEn')}
    </tr>
  )
}

const giftKinds = ['', 'fee-less', 'money', 'paid-time', 'free'] as const

const GiftRow = ({ gift, at, t }: { gift: TypedGift; at: number; t: Translate }) => {
  const name = (field: (typeof giftFields)[number]) => `gift-${at}-${field}`
  const label = (field: (typeof giftFields)[number]) =>
    t('incentives.rule.row', { what: t(`incentives.rule.gift.${field}`), row: at + 1 })
  const cell = (field: 'flat' | 'share' | 'max' | 'perHour' | 'perLessonPeriod' | 'hours' | 'cap') => (
    <td data-label={t(`incentives.rule.gift.${field}`)}>
      <input
        type="text"
        class="tiny"
        inputmode="decimal"
        name={name(field)}
        value={gift[field]}
        aria-label={label(field)}
        autocomplete="off"
      />
    </td>
  )
  const tick = (field: 'scaled' | 'atMost') => (
    <td data-label={t(`incentives.rule.gift.${field}`)}>
      <input type="checkbox" name={name(field)} value="ja" checked={gift[field] !== ''} aria-label={label(field)} />
    </td>
  )
  return (
    <tr>
      <td data-label={t('incentives.rule.gift.to')}>
        <Select
          name={name('to')}
          label={label('to')}
          chosen={gift.to}
          options={(['worker', 'employer'] as const).map(value => ({ value, label: t(`incentives.sheet.${value}`) }))}
        />
      </td>
      <td data-label={t('incentives.rule.gift.kind')} id={name('kind')}>
        <Select
          name={name('kind')}
          label={label('kind')}
          chosen={gift.kind}
          options={giftKinds.map(value => ({ value, label: value === '' ? '–' : t(`incentives.rule.kind.${value}`) }))}
        />
      </td>
      {cell('flat')}
      {cell('share')}
      {cell('max')}
      {cell('perHour')}
      {cell('perLessonPeriod')}
      {cell('hours')}
      {tick('scaled')}
      {cell('cap')}
      <td data-label={t('incentives.rule.gift.per')}>
        <Select
          name={name('per')}
          label={label('per')}
          chosen={gift.per}
          options={[
            { value: '', label: '–' },
            ...periods.map(value => ({ value, label: t(`incentives.rule.per.${value}`) })),
          ]}
        />
      </td>
      {tick('atMost')}
    </tr>
  )
}

const heads = {
  validFrom: 'date',
  validTo: 'date',
  noteNl: 'text',
  noteEn: 'text',
  referenceMonth: 'text',
  sourceTitle: 'text',
  sourceAddress: 'text',
  sourceDay: 'date',
} as const

const HeadField = (props: { name: keyof typeof heads; head: TypedHead; problems: Problem[]; t: Translate }) => (
  <Field name={props.name} label={props.t(`incentives.rule.head.${props.name}`)} problems={props.problems}>
    {aria => <input type={heads[props.name]} value={props.head[props.name]} {...aria} />}
  </Field>
)

/** A rule as a table with dates: what it asks, what it gives, its source. Works without a script. */
export const DraftPage = (props: {
  visit: Visit
  measure: Measure
  typed: TypedDraft
  seen: number
  problems?: Problem[]
}) => {
  const { visit, measure, typed, seen, problems = [] } = props
  const { t } = visit
  const title = t('incentives.rule.draft.title', { name: measure.name })
  const lines = [...typed.lines, ...Array.from({ length: spareRows }, () => emptyLine)]
  const gifts = [...typed.gifts, ...Array.from({ length: 2 }, () => emptyGift)]
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.rule(measure.id)}>{measure.name[t.language]}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{title}</h1>
      <form method="post" action={urls.ruleDraft(measure.id)} novalidate>
        <input type="hidden" name="seen" value={String(seen)} />
        <div class="rule-heads">
          {(Object.keys(heads) as (keyof typeof heads)[]).map(name => (
            <HeadField name={name} head={typed.head} problems={problems} t={t} />
          ))}
          <label class="choice">
            <input type="checkbox" name="uncertain" value="ja" checked={typed.head.uncertain !== ''} />
            <span>{t('incentives.rule.head.uncertain')}</span>
          </label>
        </div>
        <h2>{t('incentives.rule.gifts')}</h2>
        <section class="scroll" tabindex={0} aria-label={t('incentives.rule.gifts')}>
          <table class="table folds rule-table">
            <thead>
              <tr>
                {giftFields.map(field => (
                  <th scope="col">{t(`incentives.rule.gift.${field}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {gifts.map((gift, at) => (
                <GiftRow gift={gift} at={at} t={t} />
              ))}
            </tbody>
          </table>
        </section>
        <h2>{t('incentives.rule.lines')}</h2>
        <p class="soft">{t('incentives.rule.lines.explain')}</p>
        <section class="scroll" tabindex={0} aria-label={t('incentives.rule.lines')}>
          <table class="table folds rule-table">
            <thead>
              <tr>
                {lineFields.map(field => (
                  <th scope="col">{t(`incentives.rule.line.${field}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, at) => (
                <LineRow line={line} at={at} gifts={gifts.length} t={t} />
              ))}
            </tbody>
          </table>
        </section>
        <div class="buttons">
          <button type="submit" class="main">
            {t('incentives.keep')}
          </button>
          <button type="submit" name="more" value="ja">
            {t('incentives.rule.more')}
          </button>
        </div>
      </form>
    </Page>
  )
}
