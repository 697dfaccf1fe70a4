import type { Module } from '../../catalogue/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { meaningOf } from '../concordance-table.ts'
import { grounds } from '../requests/policy.ts'
import { evidenceKey, type RowBody } from './draft.ts'
import { evidenceName } from './grid.ts'
import type { Sheet } from './matrix.ts'
import type { Standing } from './standing.ts'

export const rowFields = ['size', 'part', 'ground', 'decides', 'nl', 'en'] as const
export type RowTyped = Record<(typeof rowFields)[number], string>

interface RowPageProps {
  visit: Visit
  standing: Standing
  sheet: Sheet
  module: Module
  evidence: RowBody['evidence']
  typed: RowTyped
  refusal?: { field: (typeof rowFields)[number] | null; says: Word }
}

/** Everything about one row: how much, on which ground, who decides, and what the person does to get it. */
export const RowPage = ({ visit, standing, sheet, module, evidence, typed, refusal }: RowPageProps) => {
  const { t } = visit
  const { matrix, catalogue, edition } = standing
  const back = urls.matrixTable(matrix.of, sheet.programme.id)
  const names = evidenceName(evidence, catalogue).map(name => name[t.language])
  const title = t('recognition.matrix.cell', { evidence: names.join(' + '), module: module.title[t.language] })
  const problems = refusal ? [{ field: refusal.field, text: t(refusal.says) }] : []
  const kind = catalogue.providers.get(sheet.programme.provider)?.kind ?? ''
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={back}>{sheet.programme.title[t.language]}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{title}</h1>
      <form method="post" action={urls.matrixRow(matrix.of, sheet.programme.id)}>
        <input type="hidden" name="seen" value={edition} />
        <input type="hidden" name="bewijs" value={evidenceKey(evidence)} />
        <input type="hidden" name="module" value={module.id} />
        <Field
          name="size"
          label={t('recognition.matrix.size')}
          hint={t('recognition.matrix.size.hint')}
          problems={problems}
        >
          {aria => <input type="text" class="short" value={typed.size} maxlength={12} {...aria} />}
        </Field>
        <Choices
          name="ground"
          legend={t('recognition.matrix.ground')}
          options={grounds.map(value => ({
            value,
            label: t(`recognition.table.ground.${meaningOf(value, { kind })}`),
          }))}
          chosen={[typed.ground]}
        />
        <Choices
          name="decides"
          legend={t('recognition.matrix.decides')}
          options={(['automatic', 'provider'] as const).map(value => ({
            value,
            label: t(`recognition.matrix.decides.${value}`),
          }))}
          chosen={[typed.decides]}
        />
        <Field
          name="nl"
          label={t('recognition.matrix.how.nl')}
          hint={t('recognition.matrix.how.hint')}
          problems={problems}
        >
          {aria => (
            <textarea rows={2} maxlength={500} {...aria}>
              {typed.nl}
            </textarea>
          )}
        </Field>
        <Field name="en" label={t('recognition.matrix.how.en')}>
          {aria => (
            <textarea rows={2} maxlength={500} {...aria}>
              {typed.en}
            </textarea>
          )}
        </Field>
        <Field name="part" label={t('recognition.matrix.part')} hint={t('recognition.matrix.part.hint')}>
          {aria => <input type="text" value={typed.part} maxlength={80} {...aria} />}
        </Field>
        <div class="buttons">
          <button type="submit" class="main">
            {t('recognition.matrix.save')}
          </button>
          <a href={back}>{t('recognition.matrix.back')}</a>
        </div>
      </form>
    </Page>
  )
}
