import type { Visit } from '../platform/visit.ts'
import type { Word } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Problems } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Person } from './person.ts'

const PersonCard = ({ visit, person, back }: { visit: Visit; person: Person; back: string }) => (
  <form class="card" method="post" action={urls.signIn}>
    <h2>{person.name}</h2>
    <p class="soft">{visit.t(`people.role.${person.role}`)}</p>
    <p>{visit.t.language === 'nl' ? person.storyNl : person.storyEn}</p>
    <input type="hidden" name="person" value={person.id} />
    <input type="hidden" name="back" value={back} />
    <button type="submit" class="main">
      {visit.t('people.sign-in.as', { name: person.name })}
    </button>
  </form>
)

export const SignInPage = (props: { visit: Visit; people: Person[]; back: string; refusal?: Word }) => {
  const { visit, people, back, refusal } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.sign-in.title')}>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('people.sign-in.title')}</h1>
      <p>{t(visit.practice ? 'people.sign-in.explain' : 'people.sign-in.closed')}</p>
      <ul class="cards">
        {people.map(person => (
          <li>
            <PersonCard visit={visit} person={person} back={back} />
          </li>
        ))}
      </ul>
    </Page>
  )
}
