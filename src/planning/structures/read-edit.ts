import type { ModuleId } from '../../catalogue/index.ts'
import type { Fields } from '../../platform/fields.ts'
import { readPath } from './content.ts'
import { type Edit, type GroupKind, groupKinds, type NoEdit } from './edit.ts'

const module = (form: Fields, name: string): ModuleId => form.one(name) as ModuleId
const figure = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN)

/** The one thing that a form asks to do; null: nothing that we know. */
export const readEdit = (form: Fields): Edit | null => {
  const path = readPath(form.one('pad'))
  const at = figure(form.one('plaats'))
  const what = form.one('doe')
  if (path === null) return null
  switch (what) {
    case 'op':
      return { kind: 'move', path, by: -1 }
    case 'neer':
      return { kind: 'move', path, by: 1 }
    case 'weg':
      return { kind: 'take-out', path }
    case 'modules':
      return { kind: 'add-modules', path, modules: [...new Set(form.all('module'))].slice(0, 200) as ModuleId[] }
    case 'zet': {
      const into = readPath(form.one('in'))
      return into && { kind: 'put-in', path, into }
    }
    case 'volgorde':
      return { kind: 'add-order', before: module(form, 'eerst'), after: module(form, 'dan') }
    case 'volgorde-weg':
      return { kind: 'drop-order', at }
    case 'niet-samen':
      return { kind: 'add-exclusion', one: module(form, 'een'), other: module(form, 'ander') }
    case 'niet-samen-weg':
      return { kind: 'drop-exclusion', at }
    case 'regel':
      return ruleEdit(form, path)
    default: {
      const group = groupKinds.find(kind => what === `deel-${kind}`)
      return group ? { kind: 'add-group', path, group } : null
    }
  }
}

const ruleEdit = (form: Fields, path: readonly number[]): Edit | null => {
  const kind = groupKinds.find((each): each is GroupKind => each === form.one('soort'))
  if (!kind) return null
  const nl = form.one('nl').slice(0, 120)
  const title = nl === '' ? null : { nl, en: form.one('en').slice(0, 120) || nl }
  const most = form.one('hoogstens')
  const rule = {
    kind,
    title,
    count: figure(form.one('aantal')),
    atLeast: figure(form.one('minstens')),
    atMost: most === '' ? null : figure(most),
    oneLine: form.one('een-lijn') === 'ja',
  }
  return { kind: 'set-rule', path, rule }
}

/** The field that a refusal is about; null: the whole form. */
export const fieldOf = (refusal: NoEdit | 'planning.structures.changed-meanwhile', edit: Edit): string | null => {
  if (refusal === 'planning.structures.no-count') return 'aantal'
  if (refusal === 'planning.structures.no-credits') return 'minstens'
  if (refusal === 'planning.structures.less-than-least') return 'hoogstens'
  if (refusal === 'planning.structures.no-title') return 'nl'
  if (refusal === 'planning.structures.within-itself') return 'in'
  if (edit.kind === 'add-order') return 'eerst'
  if (edit.kind === 'add-exclusion') return 'een'
  return null
}
