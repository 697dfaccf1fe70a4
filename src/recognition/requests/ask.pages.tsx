import { length, type Module, named, type Programme } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { day, money } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, Figures, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { exemptableMinutes } from '../exemption.ts'
import type { About } from './ask-for-exemption.ts'
import type { ExemptionAsk, NoAsk } from './may-ask.ts'
import type { Policy, PolicyBody } from './policy.ts'

/** What one must know before one asks: when, how, how long, what it costs and what one can do about the answer. */
export const PolicyFacts = ({ body, until, t }: { body: PolicyBody; until: Day | null; t: Translate }) => (
  <>
    <Figures
      figures={[
        { value: t('recognition.policy.days', { count: body.answerDays }), meaning: t('recognition.policy.answer') },
        {
          value: body.fee === 0 ? t('recognition.policy.free') : money(body.fee, t.language),
          meaning: t('recognition.policy.fee'),
        },
        {
          value:
            body.appealDays === null
              ? t('recognition.policy.none')
              : t('recognition.policy.appeal-days', { count: body.appealDays }),
          meaning: t('recognition.policy.appeal'),
        },
      ]}
    />
    <ul>
      <li>
        {until === null
          ? t('recognition.policy.any-time')
          : t('recognition.policy.until', { day: day(until, t.language, 'plain') })}
      </li>
      <li>{t('recognition.policy.ways', { ways: body.ways.map(way => t(`recognition.way.${way}`)).join(', ') })}</li>
      {body.secondReader && <li>{t('recognition.policy.second-reader')}</li>}
    </ul>
  </>
)

const fieldOf: Partial<Record<NoAsk, string>> = {
  'recognition.ask.no-module': 'module',
  'recognition.ask.asked-already': 'module',
  'recognition.ask.no-ground': 'ground',
  'recognition.ask.no-motivation': 'motivation',
}

export interface AskProps {
  visit: Visit
  programme: Programme
  providerName: string
  policy: Policy
  until: Day | null
  modules: Module[]
  about: About['portrait']
  /** Evidence of one's own that can go along. */
  evidence: Pick<Evidence, 'id' | 'title' | 'kind'>[]
  /** For whom, and what let in who asks; null: for themselves. */
  other: { access: string; name: string } | null
  /** What competences are called. */
  nameOf: (competence: string) => string
  ask: ExemptionAsk
  refusal?: NoAsk | 'recognition.ask.nobody-there'
}

/** Evidence of one's own, to tick what goes along. */
export const EvidenceChoice = ({
  evidence,
  chosen,
  t,
}: Pick<AskProps, 'evidence'> & { chosen: string[]; t: Translate }) =>
  evidence.length === 0 ? (
    <p class="soft">
      {t('recognition.ask.no-evidence')} <a href={urls.newEvidence}>{t('recognition.evidence.add')}</a>
    </p>
  ) : (
    <Choices
      name="evidence"
      legend={t('recognition.ask.evidence')}
      options={evidence.map(({ id, title, kind }) => ({
        value: id,
        label: title,
        hint: t(`recognition.evidence.kind.${kind}`),
      }))}
      chosen={chosen}
      many
    />
  )

type AlongProps = Pick<AskProps, 'about' | 'ask' | 'nameOf' | 'evidence' | 'other'> & { t: Translate }

const WhatGoesAlong = ({ about, ask, nameOf, evidence, other, t }: AlongProps) => {
  const papers = (about.papers ?? []).map(({ title, issuer }, at) => ({
    value: String(at),
    label: title,
    ...(issuer ? { hint: issuer } : {}),
  }))
  const can = (about.can?.has ?? []).map(({ competence, strength }) => ({
    value: competence,
    label: nameOf(competence),
    hint: t(`recognition.strength.${strength}`),
  }))
  return (
    <>
      {papers.length > 0 && (
        <Choices
          name="papers"
          legend={t('recognition.ask.papers')}
          options={papers}
          chosen={ask.papers.map(String)}
          many
        />
      )}
      {can.length > 0 && <Choices name="can" legend={t('recognition.ask.can')} options={can} chosen={ask.can} many />}
      {papers.length + can.length === 0 && <p class="notice">{t('recognition.ask.nothing-to-show')}</p>}
      {!other && <EvidenceChoice evidence={evidence} chosen={ask.evidence} t={t} />}
      <p class="soft">{t(other ? 'recognition.ask.they-agree' : 'recognition.ask.goes-along')}</p>
    </>
  )
}

/** Asking for exemptions in one programme: how it goes first, then what one asks. */
export const AskPage = (props: AskProps) => {
  const { visit, programme, providerName, policy, until, modules, other, ask, refusal } = props
  const { t } = visit
  const problems: Problem[] = refusal ? [{ field: fieldOf[refusal as NoAsk] ?? null, text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('recognition.ask.title')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{other ? t('recognition.ask.for', { name: other.name }) : t('recognition.ask.title')}</h1>
      <p>{t('recognition.ask.of', { programme: named(programme.title), provider: providerName })}</p>
      <section class="card">
        <h2>{t('recognition.ask.how')}</h2>
        <PolicyFacts body={policy.body} until={until} t={t} />
      </section>
      <form method="post" action={urls.askExemption}>
        <input type="hidden" name="programme" value={programme.id} />
        {other && <input type="hidden" name="access" value={other.access} />}
        <Choices
          name="module"
          legend={t(other ? 'recognition.ask.modules.other' : 'recognition.ask.modules')}
          options={modules.map(module => ({
            value: module.id,
            label: module.title[t.language],
            hint: t('recognition.ask.most', { size: length(exemptableMinutes(module), programme.unit, t) }),
          }))}
          chosen={ask.modules}
          many
        />
        <Choices
          name="ground"
          legend={t(other ? 'recognition.ask.ground.other' : 'recognition.ask.ground')}
          options={policy.body.grounds.map(ground => ({ value: ground, label: t(`recognition.ask.ground.${ground}`) }))}
          chosen={[ask.ground]}
        />
        <WhatGoesAlong {...props} t={t} />
        <Field
          name="motivation"
          label={t('recognition.ask.motivation')}
          hint={t('recognition.ask.motivation.hint')}
          problems={problems}
        >
          {aria => (
            <textarea rows={6} maxlength={4000} {...aria}>
              {ask.motivation}
            </textarea>
          )}
        </Field>
        <button type="submit" class="main">
          {t(other ? 'recognition.ask.propose' : 'recognition.ask.do')}
        </button>
      </form>
    </Page>
  )
}

/** Nobody decides for this provider here: what to do instead. */
export const AskElsewherePage = ({ visit, providerName, word }: { visit: Visit; providerName: string; word: Word }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.ask.title')} narrow>
      <h1>{t('recognition.ask.title')}</h1>
      <Empty>
        <p>{t(word, { provider: providerName })}</p>
        <a class="button main" href={urls.ladder}>
          {t('recognition.ask.to-ladder')}
        </a>
      </Empty>
    </Page>
  )
}

/** Of which programme one asks for somebody: those that lead to their goal first. */
export const ChooseProgrammePage = ({
  visit,
  name,
  choices,
}: {
  visit: Visit
  name: string
  choices: { title: string; providerName: string; address: string }[]
}) => {
  const { t } = visit
  const title = t('recognition.ask.for', { name })
  return (
    <Page visit={visit} title={title} narrow>
      <h1>{title}</h1>
      <p>{t('recognition.ask.they-agree')}</p>
      <h2>{t('recognition.ask.programme')}</h2>
      <ul class="cards">
        {choices.map(({ title: of, providerName, address }) => (
          <li>
            <a class="card" href={address}>
              <h3>{of}</h3>
              {providerName}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
