import { type Catalogue, moduleSize, modulesIn, type Programme, type Structure } from '../../catalogue/index.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Choices as Options, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { offersFor } from '../build-leg.ts'
import type { Wrong } from './add-version.ts'
import { type ChangeAsk, noGroup } from './change.ts'
import { type Facts, groundFor } from './draw-plan.ts'
import { problemsOf } from './plan.pages.tsx'
import { type Choices, type ChosenLeg, holdsModule, holdsOffer, type Plan, payers } from './plan.ts'
import { programmeOfLeg } from './programme-of-leg.ts'
import { typedHours } from './typed-hours.ts'

const Module = (props: { id: Structure & { kind: 'module' }; picked: Picked; catalogue: Catalogue; t: Translate }) => {
  const { id, picked, catalogue, t } = props
  const module = catalogue.modules.get(id.module)
  if (!module) return null
  const locked = holdsModule(picked.choices, module.id)
  return (
    <label class="choice">
      <input type="checkbox" name="module" value={module.id} checked={picked.modules.includes(module.id)} />
      <span>
        {module.title[t.language]}
        <span class="soft">
          {moduleSize(module, picked.unit, t)}
          {locked && `. ${t('planning.plan.lock.module.is')}`}
        </span>
      </span>
    </label>
  )
}

interface Picked {
  modules: readonly string[]
  choices: Choices
  unit: Programme['unit']
}

/** Everything of which one chooses, as nested boxes; what everybody follows is not asked. */
const Part = (props: { part: Structure; asked: boolean; picked: Picked; catalogue: Catalogue; t: Translate }) => {
  const { part, asked, picked, catalogue, t } = props
  if (part.kind === 'module') return asked ? <Module id={part} picked={picked} catalogue={catalogue} t={t} /> : null
  if (part.kind === 'all' && !asked) return part.of.map(each => <Part {...props} part={each} />)
  const rule =
    part.kind === 'some'
      ? t('planning.plan.pick.some', { count: part.count })
      : part.kind === 'credits'
        ? t('planning.plan.pick.credits', { atLeast: part.atLeast })
        : t('planning.plan.pick.all')
  return (
    <fieldset class="pick">
      <legend>
        {part.title ? `${part.title[t.language]} ` : ''}
        <span class="soft">({rule})</span>
      </legend>
      {part.of.map(each => (
        <Part {...props} part={each} asked />
      ))}
    </fieldset>
  )
}

const hasChoice = (part: Structure): boolean =>
  part.kind === 'some' || part.kind === 'credits' || (part.kind === 'all' && part.of.some(hasChoice))

interface LegProps {
  visit: Visit
  leg: ChosenLeg
  at: number
  begun: boolean
  choices: Choices
  facts: Facts
  typed: ChangeAsk
}

const LegFields = ({ visit, leg, at, begun, choices, facts, typed }: LegProps) => {
  const { t } = visit
  const programme = programmeOfLeg(leg, facts.catalogue, facts.today)
  if (!programme) return null
  const offers = offersFor(programme, facts.today, groundFor(choices, facts))
  const own = facts.catalogue.offers.find(({ id }) => id === leg.offer)
  const all = own && !offers.some(({ id }) => id === own.id) ? [own, ...offers] : offers
  const locked = holdsOffer(choices, leg.programme)
  const picked = { modules: typed.modules, choices, unit: programme.unit }
  return (
    <section class="card">
      <h2>{programme.title[t.language]}</h2>
      {hasChoice(programme.structure) ? (
        <div id={at === 0 ? 'module' : undefined}>
          <Part part={programme.structure} asked={false} picked={picked} catalogue={facts.catalogue} t={t} />
        </div>
      ) : (
        <p class="soft">{t('planning.plan.no-electives', { count: modulesIn(programme.structure).length })}</p>
      )}
      {begun ? (
        <p>{t('planning.plan.begun')}</p>
      ) : locked ? (
        <p>{t('planning.plan.lock.offer.is')}</p>
      ) : (
        <Options
          name={`offer-${at}`}
          legend={t('planning.plan.when')}
          options={[
            ...all.map(offer => ({
              value: offer.id,
              label: offer.start ? day(offer.start, t.language, 'plain') : t('planning.starts.unknown'),
              hint: `${offer.when[t.language]}${offer.place ? ` · ${offer.place}` : ''}`,
            })),
            { value: noGroup, label: t(at === 0 ? 'planning.plan.no-group' : 'planning.plan.no-group.later') },
          ]}
          chosen={[typed.offers[at] ?? '']}
        />
      )}
    </section>
  )
}

/** What the plan has now, as it would be typed. */
export const asTyped = ({ legs, minutesPerWeek, agreed }: Choices): ChangeAsk => ({
  modules: legs.flatMap(leg => leg.modules),
  offers: legs.map(leg => leg.offer ?? noGroup),
  from: legs[0]?.from ?? '',
  hours: typedHours(minutesPerWeek),
  agreed: typedHours(agreed?.minutesPerWeek),
  paidBy: agreed?.paidBy ?? '',
})

interface PaceProps {
  typed: Pick<ChangeAsk, 'hours' | 'agreed' | 'paidBy'>
  problems: ReturnType<typeof problemsOf>
  /** What an empty field means. */
  blank: string
  t: Translate
}

export const PaceFields = ({ typed, problems, blank, t }: PaceProps) => (
  <>
    <Field
      name="hours"
      label={t('planning.plan.field.hours')}
      hint={t('planning.plan.field.hours.hint')}
      problems={problems}
    >
      {aria => <input type="text" inputmode="decimal" value={typed.hours} class="short" {...aria} />}
    </Field>
    <Field name="agreed" label={t('planning.plan.field.agreed')} hint={blank} problems={problems}>
      {aria => <input type="text" inputmode="decimal" value={typed.agreed} class="short" {...aria} />}
    </Field>
    <Options
      name="paidBy"
      legend={t('planning.plan.field.paid-by')}
      options={payers.map(value => ({ value, label: t(`planning.plan.paid-by.${value}`) }))}
      chosen={[typed.paidBy]}
      inRow
    />
  </>
)

interface ChangePageProps {
  visit: Visit
  plan: Plan
  facts: Facts
  typed: ChangeAsk
  why: string
  wrong?: Wrong[]
}

export const ChangePage = ({ visit, plan, facts, typed, why, wrong }: ChangePageProps) => {
  const { t } = visit
  const problems = problemsOf(wrong, t)
  const { choices, drawn } = plan.version
  const fromAsked = choices.legs[0]?.offer === null || problems.some(({ field }) => field === 'from')
  return (
    <Page visit={visit} title={t('planning.plan.change')} narrow>
      <p>
        <a href={urls.plan}>{t('planning.plan.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.plan.change')}</h1>
      <form method="post" action={urls.changePlan} class="stacked">
        <input type="hidden" name="seen" value={plan.version.number} />
        {choices.legs.map((leg, at) => (
          <LegFields
            visit={visit}
            leg={leg}
            at={at}
            begun={(drawn.legs[at]?.start ?? facts.today) < facts.today}
            choices={choices}
            facts={facts}
            typed={typed}
          />
        ))}
        <section class="card">
          {!((drawn.legs[0]?.start ?? facts.today) < facts.today) && (
            <Field
              name="from"
              label={t('planning.plan.field.from')}
              hint={fromAsked ? t('planning.plan.field.from.hint') : t('planning.plan.field.from.only')}
              problems={problems}
            >
              {aria => <input type="date" value={typed.from} {...aria} />}
            </Field>
          )}
          <PaceFields typed={typed} problems={problems} blank={t('planning.plan.field.agreed.hint')} t={t} />
        </section>
        <Field name="why" label={t('planning.plan.field.why')} hint={t('planning.plan.field.why.hint')}>
          {aria => <input type="text" maxlength={500} value={why} {...aria} />}
        </Field>
        <div class="buttons">
          <button type="submit" class="main">
            {t('planning.plan.save')}
          </button>
          <a class="button" href={urls.plan}>
            {t('planning.plan.back')}
          </a>
        </div>
      </form>
    </Page>
  )
}
