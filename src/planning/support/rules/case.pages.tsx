import type { Visit } from '../../../platform/visit.ts'
import type { Translate, Word } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Field, type Problem, Problems } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { Measure } from '../measure.ts'
import { type CaseField, caseFields, type TypedCase } from './read-case.ts'

/** Words that a field or its options have elsewhere already. */
const optionSaid = (field: CaseField, value: string, t: Translate): string => {
  if (value === '') return t('incentives.rule.unknown')
  if (value === 'ja' || value === 'nee') return t(value === 'ja' ? 'incentives.yes' : 'incentives.no')
  if (field === 'state') return t(`incentives.state.${value as 'yes'}`)
  return t(`support.value.${field}.${value}` as Word)
}

/** An example that must come out as it says. */
export const CasePage = (props: { visit: Visit; measure: Measure; typed: TypedCase; problems?: Problem[] }) => {
  const { visit, measure, typed, problems = [] } = props
  const { t } = visit
  const title = t('incentives.rule.case.title', { name: measure.name })
  return (
    <Page visit={visit} title={title} narrow>
      <p class="no-print">
        <a href={urls.rule(measure.id)}>{measure.name[t.language]}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{title}</h1>
      <form method="post" action={urls.ruleCase(measure.id)} novalidate>
        <Field name="title" label={t('incentives.rule.case.name')} problems={problems}>
          {aria => <input type="text" maxlength={120} value={typed.title} {...aria} />}
        </Field>
        {(['person', 'training', 'expected'] as const).map(part => (
          <fieldset>
            <legend>{t(`incentives.rule.case.${part}`)}</legend>
            {caseFields
              .filter(field => field.of === part)
              .map(field => (
                <Field name={field.name} label={t(`incentives.case.${field.name}`)} problems={problems}>
                  {aria =>
                    'options' in field ? (
                      <select {...aria}>
                        {field.options.map(value => (
                          <option value={value} selected={value === typed[field.name]}>
                            {optionSaid(field.name, value, t)}
                          </option>
                        ))}
                      </select>
                    ) : (
                      <input
                        type={'day' in field ? 'date' : 'text'}
                        inputmode={'day' in field ? undefined : 'decimal'}
                        autocomplete="off"
                        value={typed[field.name]}
                        {...aria}
                      />
                    )
                  }
                </Field>
              ))}
          </fieldset>
        ))}
        <button type="submit" class="main">
          {t('incentives.rule.add-case')}
        </button>
      </form>
    </Page>
  )
}
