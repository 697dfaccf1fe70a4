import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Dossier } from '../dossier.store.ts'
import { type Organisation, rolesOf, sayNumber } from '../organisations/organisation.ts'
import { usualPurpose } from './access.ts'
import type { OrganisationAsk } from './grant-access.ts'
import { partsToChoose } from './parts.ts'
import { fieldOf, PartChoices, PurposeChoices, TermChoices } from './terms-fields.tsx'

interface FindOrganisationProps {
  visit: Visit
  dossier: Dossier
  words: string
  found: Organisation[]
}

/** Which organisation to let in: found by a word of its name. */
export const FindOrganisationPage = ({ visit, dossier, words, found }: FindOrganisationProps) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.access.organisation')} narrow>
      <p>
        <a href={urls.access(dossier.id)}>{t('people.access.back')}</a>
      </p>
      <h1>{t('people.access.organisation')}</h1>
      <p>{t('people.access.organisation.explain')}</p>
      <form method="get" action={urls.letInOrganisation(dossier.id)}>
        <Field name="zoek" label={t('people.access.organisation.search')}>
          {aria => <input type="search" maxlength={200} value={words} {...aria} />}
        </Field>
        <button type="submit">{t('people.access.organisation.find')}</button>
      </form>
      {words !== '' && found.length === 0 && (
        <Empty>
          <p>{t('people.access.organisation.none')}</p>
        </Empty>
      )}
      <ul class="cards">
        {found.map(({ id, name, kind, number }) => (
          <li>
            <a class="card" href={urls.letInChosen(dossier.id, id)}>
              <h2>{name}</h2>
              {t(`people.kind.${kind}`)} · {sayNumber(number)}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

export interface LetInProps {
  visit: Visit
  dossier: Dossier
  organisation: Organisation
  refusal?: Word
  typed?: OrganisationAsk
}

/** In which roles, what for, what, and how long. */
export const LetInPage = ({ visit, dossier, organisation, refusal, typed }: LetInProps) => {
  const { t } = visit
  const { id, name, kind } = organisation
  const problems = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  const offered = partsToChoose({ reach: 'organisation', roles: rolesOf[kind], days: null })
  return (
    <Page visit={visit} title={t('people.access.organisation.let-in', { name })} narrow>
      <p>
        <a href={urls.letInOrganisation(dossier.id)}>{t('people.access.organisation.other')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('people.access.organisation.let-in', { name })}</h1>
      <p>{t('people.access.organisation.promise')}</p>
      <form method="post" action={urls.letInChosen(dossier.id, id)}>
        <Choices
          name="role"
          legend={t('people.access.roles')}
          options={rolesOf[kind].map(role => ({ value: role, label: t(`people.role.${role}`) }))}
          chosen={typed?.roles ?? []}
          many
          inRow
        />
        <PurposeChoices visit={visit} chosen={typed?.purpose ?? ''} />
        <PartChoices visit={visit} offered={offered} purpose={usualPurpose[kind]} chosen={typed?.parts ?? []} />
        <TermChoices visit={visit} typed={typed} />
        <button type="submit" class="main">
          {t('people.access.grant')}
        </button>
      </form>
    </Page>
  )
}
