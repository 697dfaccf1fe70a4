import { dayOf } from '../../../platform/day.ts'
import { day } from '../../../platform/show.ts'
import type { Word } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Empty, Field, type Problem, Problems } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import { weekdays } from '../clock.ts'
import type { StandingGroup, sittersIn, waitersFor } from './group.store.ts'
import { formMeetings, type TypedGroup } from './group-form.ts'
import { Standing } from './groups.pages.tsx'
import type { Keeping } from './keepers.ts'

interface FormProps {
  kept: Keeping
  typed: TypedGroup
  problems: Problem[]
}

/** Moments that always stand there; more unfold. */
const shownMeetings = 4

const MeetingRow = ({ kept, typed, problems, nth }: FormProps & { nth: number }) => {
  const { t } = kept.visit
  const { weekday, from, to, where } = typed.meetings[nth] ?? { weekday: '', from: '', to: '', where: '' }
  const label = (name: string) => `${name} (${t('planning.week.group.moment', { nth: nth + 1 })})`
  const wrong = nth === 0 && problems.some(({ field }) => field === 'weekday-0')
  const aria = wrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'weekday-0-fout' } : {}
  return (
    <div class="moment">
      <select name={`weekday-${nth}`} id={`weekday-${nth}`} aria-label={label(t('planning.week.group.day'))} {...aria}>
        <option value="">–</option>
        {weekdays.map(each => (
          <option value={String(each)} selected={weekday === String(each)}>
            {t(`planning.week.day.${each}`)}
          </option>
        ))}
      </select>
      <input type="time" name={`from-${nth}`} value={from} aria-label={label(t('planning.week.from'))} />
      <input type="time" name={`to-${nth}`} value={to} aria-label={label(t('planning.week.to'))} />
      <select name={`where-${nth}`} aria-label={label(t('planning.week.group.where'))}>
        <option value="campus">{t('planning.week.group.on-campus')}</option>
        <option value="away" selected={where === 'away'}>
          {t('planning.week.away')}
        </option>
      </select>
    </div>
  )
}

const Meetings = (props: FormProps) => {
  const { t } = props.kept.visit
  const problem = props.problems.find(({ field }) => field === 'weekday-0')
  const more = formMeetings.slice(shownMeetings)
  const isFilled = more.some(nth => props.typed.meetings[nth]?.weekday)
  return (
    <fieldset class={problem ? 'field wrong' : 'field'}>
      <legend>{t('planning.week.group.meets')}</legend>
      <span class="hint">{t('planning.week.group.meets.hint')}</span>
      {problem && (
        <span class="problem" id="weekday-0-fout">
          {problem.text}
        </span>
      )}
      {formMeetings.slice(0, shownMeetings).map(nth => (
        <MeetingRow {...props} nth={nth} />
      ))}
      <details open={isFilled}>
        <summary>{t('planning.week.group.more-moments')}</summary>
        {more.map(nth => (
          <MeetingRow {...props} nth={nth} />
        ))}
      </details>
    </fieldset>
  )
}

const Text = (props: FormProps & { name: Exclude<keyof TypedGroup, 'meetings'>; hint?: string; type?: string }) => {
  const { kept, typed, problems, name, hint, type = 'text' } = props
  return (
    <Field
      name={name}
      label={kept.visit.t(`planning.week.group.field.${name}`)}
      problems={problems}
      {...(hint ? { hint } : {})}
    >
      {aria => (
        <input type={type} value={typed[name]} {...(name === 'places' ? { inputmode: 'numeric' } : {})} {...aria} />
      )}
    </Field>
  )
}

const GroupFields = (props: FormProps) => {
  const { kept, typed, problems } = props
  const { t } = kept.visit
  return (
    <>
      <Field name="module" label={t('planning.week.group.module')} problems={problems}>
        {aria => (
          <select {...aria}>
            <option value="">{t('planning.week.group.choose-module')}</option>
            {kept.modules.map(({ module, programme }) => (
              <option value={module.id} selected={typed.module === module.id}>
                {module.title[t.language]} ({programme.title[t.language]})
              </option>
            ))}
          </select>
        )}
      </Field>
      <Text {...props} name="name" hint={t('planning.week.group.name.hint')} />
      <Text {...props} name="places" />
      <Text {...props} name="firstDay" type="date" />
      <Text {...props} name="lastDay" type="date" />
      <Text {...props} name="weeksOff" hint={t('planning.week.group.weeks-off.hint')} />
      <Meetings {...props} />
      <Text {...props} name="postcode" hint={t('planning.week.group.postcode.hint')} />
      <Text {...props} name="place" />
    </>
  )
}

export const NewGroupPage = (props: FormProps) => {
  const { kept, problems } = props
  const { visit, provider } = kept
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.week.groups.new')} narrow>
      <p>
        <a href={urls.groupsOf(provider.id)}>{t('planning.week.groups.of', { provider: provider.name })}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.week.groups.new')}</h1>
      <form class="card" method="post" action={urls.newGroup(provider.id)}>
        <GroupFields {...props} />
        <button type="submit" class="main">
          {t('planning.week.group.add')}
        </button>
      </form>
    </Page>
  )
}

const Names = ({ title, names, none }: { title: string; names: string[]; none: string }) => (
  <section>
    <h2>{title}</h2>
    {names.length === 0 ? (
      <Empty>
        <p>{none}</p>
      </Empty>
    ) : (
      <ol>
        {names.map(name => (
          <li>{name}</li>
        ))}
      </ol>
    )}
  </section>
)

const Cancel = ({ kept, group }: { kept: Keeping; group: StandingGroup }) => {
  const { t } = kept.visit
  return (
    <details class="card">
      <summary>{t('planning.week.group.cancel')}</summary>
      <form method="post" action={urls.cancelGroup(kept.provider.id, group.id)}>
        <p>{t('planning.week.group.cancel.explain', { count: group.taken + group.waiting })}</p>
        <Field name="words" label={t('planning.week.group.cancel.why')}>
          {aria => <input type="text" required {...aria} />}
        </Field>
        <button type="submit">{t('planning.week.group.cancel.do')}</button>
      </form>
    </details>
  )
}

interface GroupPageProps extends FormProps {
  group: StandingGroup
  seen: string
  sitters: Awaited<ReturnType<typeof sittersIn>>
  waiters: Awaited<ReturnType<typeof waitersFor>>
  saved?: boolean
}

/** One group: who is in it, and changing it. */
export const GroupPage = (props: GroupPageProps) => {
  const { kept, problems, group, seen, sitters, waiters, saved } = props
  const { visit, provider } = kept
  const { t } = visit
  return (
    <Page visit={visit} title={group.name} narrow>
      <p>
        <a href={urls.groupsOf(provider.id)}>{t('planning.week.groups.of', { provider: provider.name })}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{group.name}</h1>
      <p>
        <Standing visit={visit} group={group} />
      </p>
      {saved && (
        <p class="notice" role="status">
          {t('planning.week.group.saved')}
        </p>
      )}
      {group.cancelledAt ? (
        <p class="notice">
          {t('planning.week.group.cancelled-on', {
            day: day(dayOf(group.cancelledAt), t.language, 'plain'),
            words: group.cancelledBecause ?? '',
          })}
        </p>
      ) : (
        <>
          <Names
            title={t('planning.week.group.who')}
            names={sitters.map(({ name }) => name)}
            none={t('planning.week.group.nobody')}
          />
          {waiters.length > 0 && (
            <Names title={t('planning.week.group.line')} names={waiters.map(({ name }) => name)} none="" />
          )}
          <h2>{t('planning.week.group.change')}</h2>
          {group.taken + group.waiting > 0 && <p>{t('planning.week.group.only-places')}</p>}
          <form class="card" method="post" action={urls.group(provider.id, group.id)}>
            <input type="hidden" name="seen" value={seen} />
            <GroupFields {...props} />
            <button type="submit" class="main">
              {t('planning.week.group.save')}
            </button>
          </form>
          <Cancel kept={kept} group={group} />
        </>
      )}
    </Page>
  )
}

export const wordProblem = (kept: Keeping, refusal: Word, field: string | null = null): Problem => ({
  field,
  text: kept.visit.t(refusal),
})
