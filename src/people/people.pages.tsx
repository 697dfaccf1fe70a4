import type { Visit } from '../platform/visit.ts'
import type { Word } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Problems } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { EmailForm } from './code.pages.tsx'
import { SignInVia } from './identity/identity.pages.tsx'
import { takesPasskeys } from './passkeys/passkey.ts'
import { PasskeySignIn } from './passkeys/passkey-form.tsx'
import type { examplePeople } from './session.store.ts'
import { withBack } from './welcome.ts'

type Example = Awaited<ReturnType<typeof examplePeople>>[number]

const PersonCard = ({ visit, person, back }: { visit: Visit; person: Example; back: string }) => (
  <form class="card" method="post" action={urls.signIn}>
    <h3>{person.name}</h3>
    <p class="soft">
      {person.works.length === 0
        ? visit.t(`people.role.${person.role}`)
        : person.works
            .map(({ role, at }) => visit.t('people.sign-in.works', { role: visit.t(`people.role.${role}`), at }))
            .join(' · ')}
    </p>
    <p>{visit.t.language === 'nl' ? person.storyNl : person.storyEn}</p>
    <input type="hidden" name="person" value={person.id} />
    <input type="hidden" name="back" value={back} />
    <button type="submit" class="main">
      {visit.t('people.sign-in.as', { name: person.name })}
    </button>
  </form>
)

const PracticePeople = ({ visit, people, back }: { visit: Visit; people: Example[]; back: string }) => (
  <section>
    <h2>{visit.t('people.sign-in.practice')}</h2>
    <p>{visit.t('people.sign-in.explain')}</p>
    <ul class="cards">
      {people.map(person => (
        <li>
          <PersonCard visit={visit} person={person} back={back} />
        </li>
      ))}
    </ul>
  </section>
)

interface SignInProps {
  visit: Visit
  people: Example[]
  back: string
  /** Who is signed in already shows again who they are. */
  again: boolean
  refusal?: Word
  /** The address as it was typed, when it was not accepted. */
  typed?: string
}

export const SignInPage = ({ visit, people, back, again, refusal, typed }: SignInProps) => {
  const { t } = visit
  const aboutAddress = typed !== undefined
  return (
    <Page visit={visit} title={t('people.sign-in.title')} scripts={['passkey']}>
      <Problems t={t} problems={refusal ? [{ field: aboutAddress ? 'address' : null, text: t(refusal) }] : []} />
      <h1>{t(again ? 'people.sign-in.again' : 'people.sign-in.title')}</h1>
      {again && (
        <p class="notice" role="status">
          {t('people.sign-in.again.explain')}
        </p>
      )}
      {visit.mail ? (
        <EmailForm visit={visit} back={back} {...(aboutAddress ? { typed, refusal } : {})} />
      ) : (
        visit.providers.length === 0 && <p>{t('people.sign-in.closed')}</p>
      )}
      <p>
        <a href={withBack(urls.signInPassword, back)}>{t('people.password.sign-in')}</a>
      </p>
      {takesPasskeys(visit) && (
        <PasskeySignIn visit={visit} action={urls.signInPasskey} question={urls.askPasskey} back={back} />
      )}
      <SignInVia visit={visit} back={back} />
      <p>
        <a href={withBack(urls.signInCard, back)}>{t('people.cards.sign-in')}</a>
      </p>
      {visit.practice && <PracticePeople visit={visit} people={people} back={back} />}
    </Page>
  )
}
