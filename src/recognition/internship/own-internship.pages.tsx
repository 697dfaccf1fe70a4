import type { Programme } from '../../catalogue/index.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import type { KeptEvidence } from '../evidence/evidence.store.ts'
import { LetterLinks } from '../letters/letters.pages.tsx'
import { AppealForm, DealFacts, Judgements, StateTag, Story, TurnLines } from '../procedures/judged.pages.tsx'
import { judgementsOf } from '../procedures/judging.ts'
import { EvidenceChoice } from '../quickscan/intake.pages.tsx'
import type { StepVisit } from '../requests/take-step.ts'
import type { Frame } from './frame.ts'
import { type Internship, internshipPortfolio, seenBy, toldOf } from './internship.ts'
import { can, type InternshipPageProps } from './internship-page.ts'
import { offFor } from './settle-internship.ts'
import { whyOff } from './shortening.ts'

type Objective = Frame['objectives'][number]

export const problemsOf = ({ refusal, visit }: Pick<InternshipPageProps, 'refusal' | 'visit'>) =>
  refusal ? [{ field: null, text: visit.t(refusal) }] : []

/** What was told of one objective. */
export const ToldText = ({ internship, objective, visit: { t } }: InternshipPageProps & { objective: string }) => {
  const told = toldOf(internship, objective)
  if (!told) return null
  return (
    <dl class="answers">
      {(['situation', 'action', 'result'] as const).map(part => (
        <div>
          <dt>{t(`recognition.internship.${part}.short`)}</dt>
          <dd>{told[part]}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One objective: three short questions, and perhaps a proof. */
export const ObjectivePage = (props: InternshipPageProps & { objective: Objective; own: KeptEvidence[] }) => {
  const { visit, internship, objective, own, typed = {}, refusal } = props
  const { t } = visit
  const said = toldOf(internship, objective.id)
  const number = internship.frame.objectives.findIndex(({ id }) => id === objective.id) + 1
  const first = (['situation', 'action', 'result'] as const).find(part => !(typed[part] ?? said?.[part]))
  const problems =
    refusal === 'recognition.internship.tell-all' ? [{ field: first ?? null, text: t(refusal) }] : problemsOf(props)
  return (
    <Page visit={visit} title={objective.title[t.language]} narrow>
      <Problems t={t} problems={problems} />
      <p class="soft">{t('recognition.internship.number', { number, all: internship.frame.objectives.length })}</p>
      <h1>{objective.title[t.language]}</h1>
      <p>{objective.hint[t.language]}</p>
      <form method="post" action={urls.internshipObjective(internship.id, objective.id)}>
        {(['situation', 'action', 'result'] as const).map(part => (
          <Field
            name={part}
            label={t(`recognition.internship.${part}`)}
            hint={t(`recognition.internship.${part}.hint`)}
            problems={problems}
          >
            {aria => (
              <textarea rows={3} maxlength={2000} {...aria}>
                {typed[part] ?? said?.[part]}
              </textarea>
            )}
          </Field>
        ))}
        {own.length > 0 && (
          <EvidenceChoice
            own={own}
            chosen={typed.evidence ?? said?.evidence ?? ''}
            label={t('recognition.internship.evidence')}
            t={t}
          />
        )}
        <button type="submit" class="main">
          {t('recognition.quickscan.keep')}
        </button>
      </form>
      <p>
        <a href={urls.ownInternship(internship.id)}>{t('recognition.quickscan.stop-here')}</a>
      </p>
    </Page>
  )
}

const ObjectiveCard = ({ objective, ...props }: InternshipPageProps & { objective: Objective }) => {
  const { visit, internship, shown } = props
  const { t } = visit
  const title = objective.title[t.language]
  const told = toldOf(internship, objective.id)
  const proof = shown.find(({ id }) => id === told?.evidence)
  return (
    <li class="card">
      <h3>{title}</h3>
      <p>
        <Tag tone={told ? 'done' : 'todo'}>
          {t(told ? 'recognition.internship.told' : 'recognition.internship.untold')}
        </Tag>
        {seenBy(internship, objective.id).map(({ name }) => (
          <>
            {' '}
            <Tag tone="done">{t('recognition.internship.seen-by', { name })}</Tag>
          </>
        ))}
      </p>
      {proof && <p class="soft">{proof.title}</p>}
      {told?.evidence && !proof && <p>{t('recognition.judging.evidence-gone')}</p>}
      {can(props, 'told') && (
        <a href={urls.internshipObjective(internship.id, objective.id)}>
          {t(told ? 'recognition.quickscan.change' : 'recognition.internship.tell')}
          <span class="hidden-text">: {title}</span>
        </a>
      )}
    </li>
  )
}

const AskMentor = ({ visit, internship, typed }: InternshipPageProps) => {
  const { t } = visit
  return (
    <details open={typed?.address !== undefined}>
      <summary>{t('recognition.internship.mentor.title')}</summary>
      <p>{t('recognition.internship.mentor.explain')}</p>
      <form method="post" action={urls.ownInternshipStep(internship.id, 'mentor')}>
        <Field
          name="address"
          label={t('recognition.internship.mentor.address')}
          hint={t('recognition.internship.mentor.hint')}
        >
          {aria => <input type="email" autocomplete="off" value={typed?.address} {...aria} />}
        </Field>
        <button type="submit">{t('recognition.internship.mentor.do')}</button>
      </form>
    </details>
  )
}

/** The code for the mentor, shown once. */
export const MentorCodePage = ({ visit, internship, code }: InternshipPageProps & { code: string }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.internship.mentor.title')} narrow>
      <h1>{t('recognition.internship.mentor.code')}</h1>
      <p class="notice">
        <strong>{code}</strong>
      </p>
      <p>{t('recognition.internship.mentor.pass-on', { address: new URL(urls.mentorDoor, visit.origin).href })}</p>
      <a class="button main" href={urls.ownInternship(internship.id)}>
        {t('recognition.internship.mentor.back')}
      </a>
    </Page>
  )
}

/** Hours that fall away, and why so many. */
export const HoursOff = ({ visit: { t }, internship, catalogue }: InternshipPageProps) => {
  const judgements = judgementsOf(internship)
  if (!judgements) return null
  const { minutes, most } = offFor(internship, judgements, catalogue)
  return (
    <section class="card">
      <h2>
        {t(most === 0 ? 'recognition.internship.gone' : 'recognition.internship.off', {
          hours: minutes / 60,
          most: most / 60,
        })}
      </h2>
      <Why reasons={[whyOff(judgements, most)]} of={t('recognition.internship.title')} t={t} />
    </section>
  )
}

/** One's own internship portfolio: the objectives, the mentor, and what was decided. */
export const OwnInternshipPage = (props: InternshipPageProps) => {
  const { visit, internship, programme, module, providerName, letters, typed } = props
  const { t } = visit
  const { frame } = internship
  const judgements = judgementsOf(internship)
  const open = frame.objectives.find(({ id }) => !toldOf(internship, id))
  return (
    <Page visit={visit} title={t('recognition.internship.title')} narrow>
      <p>
        <a href={urls.ownInternships}>{t('recognition.internship.mine')}</a>
      </p>
      <Problems t={t} problems={problemsOf(props)} />
      <h1>{t('recognition.internship.of', { module: module?.title ?? frame.module })}</h1>
      <p>
        {programme?.title[t.language] ?? internship.programme}, {providerName}{' '}
        <StateTag state={internshipPortfolio.stateOf(internship)} before="recognition.quickscan.runs" t={t} />
      </p>
      <TurnLines turns={internshipPortfolio.turnsOf(internship)} procedure={internship} visit={visit} />
      {!module && <p class="notice">{t('recognition.internship.gone')}</p>}
      <HoursOff {...props} />
      {judgements && <Judgements judgements={judgements} things={frame.objectives} t={t} />}
      <LetterLinks visit={visit} letters={letters} />
      {judgements && (
        <p>
          <a class="button" href={props.route}>
            {t('recognition.quickscan.to-route')}
          </a>
        </p>
      )}
      {can(props, 'appealed') && (
        <AppealForm action={urls.ownInternshipStep(internship.id, 'beroep')} typed={typed?.words} t={t} />
      )}
      {open && can(props, 'told') && (
        <a class="button main" href={urls.internshipObjective(internship.id, open.id)}>
          {t('recognition.quickscan.go-on')}
        </a>
      )}
      <h2>{t('recognition.internship.objectives')}</h2>
      <ul class="cards">
        {frame.objectives.map(objective => (
          <ObjectiveCard {...props} objective={objective} />
        ))}
      </ul>
      {can(props, 'mentor-asked') && <AskMentor {...props} />}
      {can(props, 'handed-in') && !open && (
        <form method="post" action={urls.ownInternshipStep(internship.id, 'afgeven')}>
          <button type="submit" class="main">
            {t('recognition.internship.hand-in')}
          </button>
        </form>
      )}
      <Story steps={internship.steps} visit={visit} />
      <details>
        <summary>{t('recognition.internship.how.title')}</summary>
        <DealFacts deal={frame.deal} t={t} />
      </details>
      {can(props, 'withdrawn') && (
        <form method="post" action={urls.ownInternshipStep(internship.id, 'intrekken')}>
          <button type="submit" class="quiet">
            {t('recognition.internship.withdraw')}
          </button>
        </form>
      )}
    </Page>
  )
}

/** Portfolios, one's own or those in which one confirms or judges. */
export const InternshipsPage = ({
  visit,
  internships,
  side,
}: {
  visit: StepVisit
  internships: { internship: Internship; programme: Programme | null }[]
  side: 'own' | 'desk'
}) => {
  const { t } = visit
  const title = t(side === 'own' ? 'recognition.internship.mine' : 'recognition.internship.at-desk')
  return (
    <Page visit={visit} title={title} narrow>
      <h1>{title}</h1>
      {internships.length === 0 ? (
        <Empty>
          <p>{t(side === 'own' ? 'recognition.internship.empty' : 'recognition.internship.empty-desk')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {internships.map(({ internship, programme }) => (
            <li>
              <a class="card" href={(side === 'own' ? urls.ownInternship : urls.deskInternship)(internship.id)}>
                <h2>
                  {side === 'own' ? (programme?.title[t.language] ?? internship.programme) : internship.ownerName}
                </h2>
                {side === 'desk' && (programme?.title[t.language] ?? internship.programme)}{' '}
                <StateTag state={internshipPortfolio.stateOf(internship)} before="recognition.quickscan.runs" t={t} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
