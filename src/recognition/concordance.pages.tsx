import {
  type Catalogue,
  type Listed,
  length,
  type Meant,
  type ModuleId,
  Name,
  OriginTag,
  SourceLine,
  Wide,
} from '../catalogue/index.ts'
import type { Day } from '../platform/day.ts'
import { day } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import type { Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Empty, Field, Problems, Tag } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { GroundMeaning, TablePart, TableRow } from './concordance-table.ts'

interface TableProps {
  visit: Visit
  catalogue: Catalogue
  all: Listed[]
  asked: { day: string; text: string; of: string; module: string }
  on: Day
  wrongDay: boolean
  parts: TablePart[]
  meant: Meant[]
  /** The visitor keeps some of these rows. */
  keeps: boolean
}

const meanings: GroundMeaning[] = ['EVK', 'EVC-profession', 'EVC-higher-education', 'professional-competence']

/** The grounds in plain words, before anybody meets their abbreviations in the table. */
const Grounds = ({ t }: { t: Translate }) => (
  <details class="why">
    <summary>{t('recognition.table.grounds')}</summary>
    <div class="why-tree">
      <dl>
        {meanings.map(meaning => (
          <>
            <dt>{t(`recognition.table.ground.${meaning}`)}</dt>
            <dd>{t(`recognition.table.ground.${meaning}.explain`)}</dd>
          </>
        ))}
      </dl>
    </div>
  </details>
)

const byProvider = (all: Listed[]): [string, Listed[]][] => {
  const names = [...new Set(all.map(({ provider }) => provider.name))].sort((a, b) => a.localeCompare(b, 'nl'))
  return names.map(name => [name, all.filter(({ provider }) => provider.name === name)])
}

const Filter = ({ visit: { t }, catalogue, all, asked, on, wrongDay }: TableProps) => (
  <form method="get" action={urls.concordance} class="card no-print">
    <div class="cards">
      <Field name="zoek" label={t('recognition.table.evidence')} hint={t('recognition.table.evidence.hint')}>
        {aria => <input type="search" value={asked.text} maxlength={150} {...aria} />}
      </Field>
      <Field name="opleiding" label={t('recognition.table.of')} hint={t('recognition.table.of.hint')}>
        {aria => (
          <select {...aria}>
            <option value="">{t('recognition.table.of.all')}</option>
            <optgroup label={t('recognition.table.of.ladders')}>
              {catalogue.ladders.map(({ id, title }) => (
                <option value={id} selected={id === asked.of}>
                  {title[t.language]}
                </option>
              ))}
            </optgroup>
            {byProvider(all).map(([name, programmes]) => (
              <optgroup label={name}>
                {programmes.map(({ programme }) => (
                  <option value={programme.id} selected={programme.id === asked.of}>
                    {programme.title[t.language]}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field
        name="op"
        label={t('recognition.table.on')}
        hint={t('recognition.table.on.hint')}
        problems={wrongDay ? [{ field: 'op', text: t('recognition.table.wrong-day') }] : []}
      >
        {aria => <input type="date" value={wrongDay ? asked.day : on} {...aria} />}
      </Field>
    </div>
    {asked.module !== '' && <input type="hidden" name="module" value={asked.module} />}
    <button type="submit" class="main">
      {t('recognition.table.show')}
    </button>
  </form>
)

const Evidence = ({ row, t }: { row: TableRow; t: Translate }) => {
  const { evidence } = row.row
  if (evidence.kind === 'certificates')
    return (
      <>
        {row.certificates.map(({ title, id }, at) => (
          <>
            {at > 0 && ` ${t('recognition.table.and')} `}
            <Name of={title} otherwise={id} t={t} />
          </>
        ))}
      </>
    )
  return (
    <>
      {t(`recognition.table.strength.${evidence.strength}`, { count: evidence.all.length })}
      <ul>
        {row.competences.map(({ label, id }) => (
          <li>
            <Name of={label} otherwise={id} t={t} />
          </li>
        ))}
      </ul>
      {row.qualifications.length > 0 && (
        <span class="soft small">
          {t('recognition.table.has')}{' '}
          {row.qualifications.map(({ id, title }, at) => (
            <>
              {at > 0 && ', '}
              <a href={urls.qualification(id)}>
                <Name of={title} otherwise={id} t={t} />
              </a>
            </>
          ))}
        </span>
      )}
    </>
  )
}

const validity = ({ row }: TableRow, t: Translate): string =>
  t('recognition.table.valid', {
    from: row.validFrom ? day(row.validFrom, t.language, 'short') : 'none',
    to: row.validTo ? day(row.validTo, t.language, 'short') : 'none',
  })

const heads = ['proof', 'module', 'decides', 'valid'] as const

const Row = ({ row, listed, t }: { row: TableRow; listed: Listed; t: Translate }) => {
  const { minutes, decides, how, source, origin } = row.row
  return (
    <tr id={row.row.id}>
      <td data-label={t('recognition.table.head.proof')}>
        <Evidence row={row} t={t} />
      </td>
      <th scope="row">
        {row.module.title[t.language]}:{' '}
        {minutes === null
          ? t('recognition.table.whole')
          : t('recognition.table.part', { size: length(minutes, listed.programme.unit, t) })}
      </th>
      <td data-label={t('recognition.table.head.decides')}>
        <Tag tone={decides === 'automatic' ? 'done' : 'perhaps'}>{t(`recognition.table.decides.${decides}`)}</Tag>{' '}
        {how[t.language]}
        <p class="soft small">{t(`recognition.table.ground.${row.meaning}`)}</p>
      </td>
      <td data-label={t('recognition.table.head.valid')}>
        {validity(row, t)}.{' '}
        <span class="small">
          <SourceLine source={source} t={t} />
        </span>{' '}
        <OriginTag origin={origin} t={t} />
      </td>
    </tr>
  )
}

const Part = ({ part: { listed, rows }, t }: { part: TablePart; t: Translate }) => {
  const title = t('recognition.table.programme', { title: listed.programme.title, provider: listed.provider.name })
  return (
    <section>
      <h3>
        <a href={urls.programme(listed.programme.id)}>{title}</a>
      </h3>
      <Wide says={title}>
        <table class="table folds">
          <caption class="hidden-text">{title}</caption>
          <thead>
            <tr>
              {heads.map(head => (
                <th scope="col">{t(`recognition.table.head.${head}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Row row={row} listed={listed} t={t} />
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

/** More programmes than this are first told by name: nobody reads seventy tables. */
const mostParts = 12

const Overview = ({ visit: { t }, asked, parts }: TableProps) => (
  <>
    <p>{t('recognition.table.choose')}</p>
    <ul>
      {parts.map(({ listed: { programme, provider }, rows }) => {
        const query = { opleiding: programme.id, zoek: asked.text, op: asked.day, module: asked.module }
        const filled = Object.entries(query).filter(([, value]) => value !== '')
        return (
          <li>
            <a href={`${urls.concordance}?${new URLSearchParams(filled)}`}>
              {t('recognition.table.programme', { title: programme.title, provider: provider.name })}
            </a>{' '}
            <span class="soft">{t('recognition.table.rules', { count: rows.length })}</span>
          </li>
        )
      })}
    </ul>
  </>
)

/** Which evidence frees from which module, on one day, for everybody the same. */
export const ConcordancePage = (props: TableProps) => {
  const { visit, catalogue, asked, on, wrongDay, parts, meant, keeps } = props
  const { t } = visit
  const module = catalogue.modules.get(asked.module as ModuleId)
  const count = new Set(parts.flatMap(({ rows }) => rows.map(({ row }) => row.id))).size
  return (
    <Page visit={visit} title={t('recognition.table.title')}>
      <Problems t={t} problems={wrongDay ? [{ field: 'op', text: t('recognition.table.wrong-day') }] : []} />
      <h1>{t('recognition.table.title')}</h1>
      <p>{t('recognition.table.intro')}</p>
      {keeps && (
        <p>
          <a href={urls.matrices}>{t('recognition.matrix.title')}</a>
        </p>
      )}
      <Grounds t={t} />
      <Filter {...props} />
      <h2>{t('recognition.table.found', { count, day: on })}</h2>
      {module && <p>{t('recognition.table.only-module', { module: module.title })}</p>}
      {meant
        .filter(({ guessed, words }) => guessed && words.size > 0)
        .map(({ asked: typed, words }) => (
          <p>{t('recognition.table.guessed', { asked: typed, words: [...words].join(', ') })}</p>
        ))}
      {parts.length > mostParts ? <Overview {...props} /> : parts.map(part => <Part part={part} t={t} />)}
      {parts.length === 0 && (
        <Empty>
          <p>{t('recognition.table.none')}</p>
          <div class="buttons">
            <a class="button" href={urls.concordance}>
              {t('recognition.table.show-all')}
            </a>
          </div>
        </Empty>
      )}
    </Page>
  )
}
