import type { Programme } from '../../catalogue/index.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { SetMember, Standard } from './set.store.ts'
import { covers, type Fault, statutes } from './terms.ts'
import type { SignedIn } from './visit.ts'

/** An employer with the set to which it holds. */
export interface Choosable extends Standard {
  member: SetMember
}

interface NewProps {
  visit: SignedIn
  /** For oneself, or for somebody else. */
  self: boolean
  choosable: Choosable[]
  /** By provider. */
  programmes: { provider: string; programmes: Programme[] }[]
  faults: Fault[]
  typed: Record<string, string>
  statutes: string[]
  /** May make a set or let the own organisation hold to one. */
  joins: boolean
}

const Person = (props: {
  who: string
  legend: string
  typed: NewProps['typed']
  problems: Problem[]
  t: SignedIn['t']
}) => {
  const { who, legend, typed, problems, t } = props
  return (
    <fieldset class="card">
      <legend class="hidden-text">{legend}</legend>
      <h2>{legend}</h2>
      <Field name={`${who}-name`} label={t('planning.agreement.name')} problems={problems}>
        {aria => <input type="text" autocomplete="off" maxlength={120} value={typed[`${who}-name`]} {...aria} />}
      </Field>
      <Field
        name={`${who}-email`}
        label={t('planning.agreement.email')}
        hint={t('planning.agreement.email.hint')}
        problems={problems}
      >
        {aria => <input type="text" inputmode="email" autocomplete="off" value={typed[`${who}-email`]} {...aria} />}
      </Field>
    </fieldset>
  )
}

const NobodyHolds = ({ visit: { t }, joins }: NewProps) => (
  <Empty>
    <p>{t(joins ? 'planning.agreement.no-set.employer' : 'planning.agreement.no-set')}</p>
    <a class="button main" href={urls.conditionSets}>
      {t('planning.sets.title')}
    </a>
  </Empty>
)

/** What is needed to make an agreement; what is known already stands there. */
export const NewAgreementPage = (props: NewProps) => {
  const { visit, self, choosable, programmes, faults, typed } = props
  const { t } = visit
  const problems = faults.map(({ field, says, with: values }) => ({ field, text: t(says, values ?? {}) }))
  const problemAt = (name: string) => problems.find(({ field }) => field === name)?.text
  return (
    <Page visit={visit} title={t('planning.agreement.make')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.agreement.make')}</h1>
      {choosable.length === 0 ? (
        <NobodyHolds {...props} />
      ) : (
        <form method="post" action={urls.newAgreement}>
          <p>{t('planning.agreement.make.explain')}</p>
          <Field
            name="member"
            label={t('planning.agreement.member')}
            hint={t('planning.agreement.member.hint')}
            problems={problems}
          >
            {aria => (
              <select {...aria}>
                {choosable.map(({ member, set }) => (
                  <option value={member.id} selected={member.id === typed.member}>
                    {member.employer}: {set.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {!self && (
            <Person
              who="worker"
              legend={t('planning.agreement.party.worker')}
              typed={typed}
              problems={problems}
              t={t}
            />
          )}
          <Field name="programme" label={t('planning.agreement.programme')} problems={problems}>
            {aria => (
              <select {...aria}>
                {programmes.map(({ provider, programmes }) => (
                  <optgroup label={provider}>
                    {programmes.map(({ id, title }) => (
                      <option value={id} selected={id === typed.programme}>
                        {title[t.language]}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
          <Field name="from" label={t('planning.agreement.from')} problems={problems}>
            {aria => <input type="date" value={typed.from} {...aria} />}
          </Field>
          <Field name="until" label={t('planning.agreement.until')} problems={problems}>
            {aria => <input type="date" value={typed.until} {...aria} />}
          </Field>
          <Field
            name="contract"
            label={t('planning.agreement.contract.ask')}
            hint={t('planning.agreement.hours.hint')}
            problems={problems}
          >
            {aria => <input type="text" inputmode="decimal" class="short" value={typed.contract} {...aria} />}
          </Field>
          {problemAt('statute') && <p class="problem">{problemAt('statute')}</p>}
          <Choices
            name="statute"
            many
            legend={t(self ? 'planning.agreement.statute.you' : 'planning.agreement.statute')}
            options={[
              ...statutes.map(value => ({ value, label: t(`planning.agreement.statute.${value}`) })),
              {
                value: 'self-employed',
                label: t('planning.agreement.statute.self-employed'),
                hint: t('planning.agreement.statute.self-employed.hint'),
              },
            ]}
            chosen={props.statutes}
          />
          {problemAt('cover') && <p class="problem">{problemAt('cover')}</p>}
          <Choices
            name="cover"
            legend={t(self ? 'planning.agreement.cover.you' : 'planning.agreement.cover')}
            options={covers.map(value => ({ value, label: t(`planning.agreement.cover.${value}`) }))}
            chosen={[typed.cover ?? '']}
          />
          <details open={typed.cover !== undefined && typed.cover !== '' && typed.cover !== 'adult'}>
            <summary>{t('planning.agreement.guardian.who')}</summary>
            <Person
              who="guardian"
              legend={t('planning.agreement.party.guardian')}
              typed={typed}
              problems={problems}
              t={t}
            />
          </details>
          <details open={(typed.workplace ?? '') !== ''}>
            <summary>{t('planning.agreement.elsewhere')}</summary>
            <Field name="workplace" label={t('planning.agreement.workplace.ask')} problems={problems}>
              {aria => <input type="text" maxlength={120} value={typed.workplace} {...aria} />}
            </Field>
            <Person
              who="workplace"
              legend={t('planning.agreement.workplace.who')}
              typed={typed}
              problems={problems}
              t={t}
            />
          </details>
          <button type="submit" class="main">
            {t('planning.agreement.make.do')}
          </button>
        </form>
      )}
    </Page>
  )
}
