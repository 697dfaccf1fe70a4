import { type CertificateType, length, type Module, Name } from '../../catalogue/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { exemptableMinutes } from '../exemption.ts'
import { certificatesToNowhere, type Finding, findingsIn, modulesWithoutWay } from './checks.ts'
import { evidenceKey, sizeText } from './draft.ts'
import { type Cell, evidenceName, type Line } from './grid.ts'
import { matrixName } from './matrix.pages.tsx'
import type { Sheet } from './matrix.ts'
import type { Standing } from './standing.ts'

interface TablePageProps {
  visit: Visit
  standing: Standing
  sheet: Sheet
  lines: Line[]
  /** What was typed, by the name of its cell, when it was not accepted. */
  typed: ReadonlyMap<string, string>
  wrong: ReadonlySet<string>
  refusal?: Word
  /** Evidence that somebody looked for to add. */
  search: { text: string; found: CertificateType[] }
}

/** The name of a cell in the form. */
export const cellName = (line: Pick<Line, 'key'>, { module }: Pick<Cell, 'module'>): string =>
  `${line.key} ${module.id}`

const headId = (at: number): string => `module-${at}`

const CellView = ({ props, line, cell, at }: { props: TablePageProps; line: Line; cell: Cell; at: number }) => {
  const { visit, standing, sheet, typed, wrong } = props
  const { t } = visit
  const { unit } = sheet.programme
  const name = cellName(line, cell)
  const evidence = evidenceName(line.evidence, standing.catalogue)
    .map(each => each[t.language])
    .join(' + ')
  const others = cell.others.map(row => sizeText(row.minutes, unit, t.language)).join(' + ')
  const isOpen = exemptableMinutes(cell.module) > 0 && (cell.others.length === 0 || cell.own !== null)
  if (!isOpen)
    return (
      <td class="fixed">
        {others}
        {others && <span class="hidden-text"> {t('recognition.matrix.for-all')}</span>}
      </td>
    )
  const label = t('recognition.matrix.cell', { evidence, module: cell.module.title[t.language] })
  const value = typed.get(name) ?? (cell.own ? sizeText(cell.own.minutes, unit, t.language) : '')
  const more = new URLSearchParams({ bewijs: line.key, module: cell.module.id })
  return (
    <td class={cell.isChanged ? 'changed' : undefined}>
      <input
        type="text"
        name={name}
        value={value}
        maxlength={12}
        autocomplete="off"
        aria-label={label}
        aria-invalid={wrong.has(name) ? 'true' : undefined}
        data-row={line.key}
        data-column={at}
      />
      {others && <span class="soft small">+ {others}</span>}
      {cell.own && (
        <a class="small" href={`${urls.matrixRow(standing.matrix.of, sheet.programme.id)}?${more}`}>
          {t(`recognition.matrix.short.${cell.own.decides}`)}
          <span class="hidden-text">: {label}</span>
        </a>
      )}
    </td>
  )
}

const sizeIn = (module: Module, { programme }: Sheet, t: Translate): string => {
  const most = exemptableMinutes(module)
  return most === 0 ? t('recognition.matrix.never') : length(most, programme.unit, t)
}

const Grid = (props: TablePageProps) => {
  const { visit, standing, sheet, lines } = props
  const { t } = visit
  return (
    <section class="matrix" aria-label={t('recognition.matrix.table')} tabindex={0}>
      <table class="table" data-grid>
        <caption class="hidden-text">{sheet.programme.title[t.language]}</caption>
        <thead>
          <tr>
            <th scope="col">{t('recognition.matrix.evidence')}</th>
            {sheet.modules.map((module, at) => (
              <th scope="col" id={headId(at)}>
                {module.title[t.language]}
                <span class="soft small">{sizeIn(module, sheet, t)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr>
              <th scope="row">
                {evidenceName(line.evidence, standing.catalogue).map((name, at) => (
                  <span class="line">
                    {at > 0 && '+ '}
                    {name[t.language]}
                  </span>
                ))}
                {line.evidence.kind === 'competences' && (
                  <Tag>{t(`recognition.matrix.strength.${line.evidence.strength}`)}</Tag>
                )}
              </th>
              {line.cells.map((cell, at) => (
                <CellView props={props} line={line} cell={cell} at={at} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const AddEvidence = ({ visit: { t }, standing, sheet, search }: TablePageProps) => {
  const address = urls.matrixTable(standing.matrix.of, sheet.programme.id)
  return (
    <form method="get" action={address} class="card">
      <Field name="zoek" label={t('recognition.matrix.add')} hint={t('recognition.matrix.add.hint')}>
        {aria => <input type="search" value={search.text} maxlength={100} {...aria} />}
      </Field>
      <button type="submit">{t('recognition.matrix.search')}</button>
      {search.text !== '' && (
        <ul>
          {search.found.map(({ id, title }) => (
            <li>
              <a href={`${address}?bij=${encodeURIComponent(evidenceKey({ kind: 'certificates', all: [id] }))}`}>
                <Name of={title} otherwise={id} t={t} />
              </a>
            </li>
          ))}
          {search.found.length === 0 && <li>{t('recognition.matrix.not-found')}</li>}
        </ul>
      )}
    </form>
  )
}

const tones = { conflict: 'urgent', twice: 'perhaps', 'too-much': 'urgent', unknown: 'urgent' } as const

/** What a person should look at, in words. */
export const Findings = ({ findings, t }: { findings: Finding[]; t: Translate }) => (
  <ul>
    {findings.map(({ kind, because }) => (
      <li>
        <Tag tone={tones[kind]}>{t(`recognition.matrix.kind.${kind}`)}</Tag> {t(because.says, because.with ?? {})}
      </li>
    ))}
  </ul>
)

const mostNamed = 12

const Holes = ({ visit: { t }, standing, sheet }: TablePageProps) => {
  const { after, catalogue } = standing
  const modules = modulesWithoutWay(sheet.modules, after)
  const certificates = certificatesToNowhere(sheet, after, catalogue)
  return (
    <>
      {modules.length > 0 && (
        <>
          <h3>{t('recognition.matrix.without', { count: modules.length })}</h3>
          <ul>
            {modules.map(({ title }) => (
              <li>{title[t.language]}</li>
            ))}
          </ul>
        </>
      )}
      {certificates.length > 0 && (
        <>
          <h3>{t('recognition.matrix.nowhere', { count: certificates.length })}</h3>
          <ul>
            {certificates.slice(0, mostNamed).map(({ id, title }) => (
              <li>
                <Name of={title} otherwise={id} t={t} />
              </li>
            ))}
            {certificates.length > mostNamed && (
              <li>{t('recognition.matrix.more', { count: certificates.length - mostNamed })}</li>
            )}
          </ul>
        </>
      )}
      {modules.length + certificates.length === 0 && <p>{t('recognition.matrix.no-holes')}</p>}
    </>
  )
}

/** A programme as a table to type in: evidence down, modules across. */
export const TablePage = (props: TablePageProps) => {
  const { visit, standing, sheet, lines, wrong, refusal } = props
  const { t } = visit
  const { matrix, after, catalogue, edition } = standing
  const problem = refusal ?? (wrong.size > 0 ? 'recognition.matrix.wrong-size' : null)
  const findings = findingsIn(
    after.filter(row => sheet.modules.some(({ id }) => id === row.module)),
    catalogue,
  )
  return (
    <Page visit={visit} title={sheet.programme.title[t.language]} scripts={['grid']}>
      <p>
        <a href={urls.matrix(matrix.of)}>{matrixName(visit, matrix)}</a>
      </p>
      <Problems t={t} problems={problem ? [{ field: null, text: t(problem) }] : []} />
      <h1>{sheet.programme.title[t.language]}</h1>
      <p>{t(`recognition.matrix.type.${sheet.programme.unit === 'lesson-period' ? 'lesson-period' : 'hour'}`)}</p>
      {lines.length === 0 ? (
        <Empty>
          <p>{t('recognition.matrix.no-rows')}</p>
        </Empty>
      ) : (
        <form method="post" action={urls.matrixTable(matrix.of, sheet.programme.id)}>
          <input type="hidden" name="seen" value={edition} />
          {lines.map(({ key }) => (
            <input type="hidden" name="bij" value={key} />
          ))}
          <Grid {...props} />
          <div class="buttons">
            <button type="submit" class="main">
              {t('recognition.matrix.save')}
            </button>
            {standing.draft && standing.draft.changes.length > 0 && (
              <a class="button" href={urls.matrixDifference(matrix.of)}>
                {t('recognition.matrix.look-over', { count: standing.draft.changes.length })}
              </a>
            )}
          </div>
        </form>
      )}
      <AddEvidence {...props} />
      <h2>{t('recognition.matrix.noticed')}</h2>
      {findings.length > 0 && <Findings findings={findings} t={t} />}
      <Holes {...props} />
    </Page>
  )
}
