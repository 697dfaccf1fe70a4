import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Dossier, Share } from '../dossier.store.ts'
import type { Granted } from './access.store.ts'
import { isLive } from './access.ts'
import type { AddressAsk } from './grant-access.ts'
import { GrantedCard, WhoSeesWhat } from './granted.pages.tsx'
import { partsToChoose } from './parts.ts'
import { fieldOf, PartChoices, PurposeChoices, TermChoices } from './terms-fields.tsx'

const byAddress = partsToChoose({ reach: 'address', roles: [], days: null })

export interface AccessPageProps {
  visit: Visit
  dossier: Dossier
  granted: Granted[]
  links: Share[]
  refusal?: Word
  typed?: AddressAsk
}

export const AccessPage = ({ visit, dossier, granted, links, refusal, typed }: AccessPageProps) => {
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  const openLinks = links.filter(link => isLive({ until: link.expiresAt, withdrawnAt: link.withdrawnAt }, visit.now))
  return (
    <Page visit={visit} title={t('people.access.title')} narrow>
      <p>
        <a href={urls.dossier(dossier.id)}>{t('people.timeline.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('people.access.title')}</h1>
      <p>{t('people.access.explain')}</p>
      <WhoSeesWhat visit={visit} granted={granted} links={openLinks} />
      {granted.length > 0 && (
        <>
          <h2>{t('people.access.granted')}</h2>
          <ul class="cards">
            {granted.map(access => (
              <GrantedCard visit={visit} dossier={dossier} access={access} />
            ))}
          </ul>
        </>
      )}
      <div class="buttons">
        <a class="button" href={urls.letInOrganisation(dossier.id)}>
          {t('people.access.organisation')}
        </a>
        <a class="button" href={urls.guidance}>
          {t('people.guidance.title')}
        </a>
      </div>
      <section class="card">
        <h2>{t('people.access.new')}</h2>
        <form method="post" action={urls.access(dossier.id)}>
          <Field
            name="address"
            label={t('people.access.address')}
            hint={t('people.access.address.hint')}
            problems={problems}
          >
            {aria => <input type="text" inputmode="email" autocomplete="off" value={typed?.address} {...aria} />}
          </Field>
          <PurposeChoices visit={visit} chosen={typed?.purpose ?? ''} />
          <PartChoices visit={visit} offered={byAddress} purpose={null} chosen={typed?.parts ?? []} />
          <TermChoices visit={visit} typed={typed} />
          <button type="submit" class="main">
            {t('people.access.grant')}
          </button>
        </form>
      </section>
    </Page>
  )
}
