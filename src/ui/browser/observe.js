// Taps, remarks and photos are kept here first and sent when there is a network. Without this the same page is a form.
import { drop, keep, waitingOf } from './waiting.js'

const about = document.querySelector('[data-observe]').dataset
const form = document.querySelector('form[data-seen]')
const line = document.getElementById('wacht')
const cacheName = 'waarnemen'
let away = false
let sending = null

const mine = () => waitingOf(about.observe, about.who)

const tell = async () => {
  const items = await mine()
  const refused = items.filter(item => item.refused).length
  const count = items.length - refused
  const says = count === 0 ? about.none : count === 1 ? about.one : about.many.replace('#', count)
  line.textContent = [says, away && count > 0 ? about.away : '', refused > 0 ? about.refused : '']
    .filter(Boolean)
    .join(' ')
  line.classList.toggle('waits', count + refused > 0)
  line.hidden = false
}

/** What the page needs, for when there is no network. */
const cacheParts = async () => {
  const parts = performance.getEntriesByType('resource').map(({ name }) => name)
  const cache = await caches.open(cacheName)
  await cache.addAll([...new Set(parts.filter(name => new URL(name).pathname.startsWith('/assets/')))])
}

/** The page as it is now. It goes once the observation has ended, and with signing out. */
const cachePage = async () => (await caches.open(cacheName)).add(location.pathname)

const answerOf = response => (response?.headers.get('content-type')?.includes('json') ? response.json() : null)

const post = async (to, body, headers = {}) => {
  const response = await fetch(to, { method: 'POST', body, headers }).catch(() => null)
  const answer = await answerOf(response)
  // Answered, but not by the house as we know it: somebody must sign in again, or the photo is too large to come in.
  away = response !== null && answer === null && response.status !== 413
  return response?.status === 413 ? { kept: [], refused: true } : answer
}

const settle = async (items, answer) => {
  for (const item of items) {
    if (answer.kept.includes(item.id)) await drop(item.id)
    else if (answer.refused === true || answer.refused?.includes(item.id)) await keep({ ...item, refused: true })
  }
}

const asForm = ({ id, task, saidAt, file, name }) => {
  const body = new FormData()
  for (const [key, value] of Object.entries({ id, task, saidAt })) body.append(key, value)
  body.append('photo', file, name)
  return body
}

/** Sends all that waits. What was not answered stays, and goes again: each has its id, so that twice counts once. */
const send = async () => {
  const items = (await mine()).filter(item => !item.refused)
  const taps = items.filter(({ kind }) => kind !== 'photo').slice(0, 200)
  let moved = 0
  if (taps.length > 0) {
    const body = JSON.stringify(taps.map(({ who, trial, ...tap }) => tap))
    const answer = await post(about.taps, body, { 'content-type': 'application/json' })
    if (answer) await settle(taps, answer)
    moved += answer ? taps.length : 0
  }
  for (const photo of items.filter(({ kind }) => kind === 'photo')) {
    const answer = await post(about.photo, asForm(photo))
    if (!answer) break
    await settle([photo], answer)
    moved += 1
  }
  // The network may be gone again: the page that was kept before stays.
  if (moved > 0) await cachePage().catch(() => {})
  await tell()
}

/** One sending at a time; what came in meanwhile goes right after. */
const sync = () => {
  sending = (sending ?? Promise.resolve()).then(send, send)
  return sending
}

const note = async said => {
  const item = {
    id: crypto.randomUUID(),
    trial: about.observe,
    who: about.who,
    saidAt: new Date().toISOString(),
    ...said,
  }
  await keep(item)
  await tell()
  if (navigator.onLine) sync()
}

const changed = async ({ target }) => {
  if (target.type === 'radio')
    return note({ kind: 'tap', criterion: target.name.replace('gezien-', ''), seen: target.value })
  const { task } = target.dataset
  if (target.type === 'file') {
    for (const file of target.files) await note({ kind: 'photo', task, file, name: file.name })
    target.value = ''
    return
  }
  if (task && target.value.trim() !== '') {
    await note({ kind: 'remark', task, words: target.value.trim() })
    target.value = ''
  }
}

/** Shows what was tapped and still waits, after the page was opened again without network. */
const showWaiting = async () => {
  for (const { kind, criterion, seen } of await mine()) {
    const radio = kind === 'tap' && form.querySelector(`[name="gezien-${criterion}"][value="${seen}"]`)
    if (radio) radio.checked = true
  }
}

const forget = async () => {
  const cache = await caches.open(cacheName)
  await cache.delete(location.pathname)
}

form.addEventListener('change', changed)
form.addEventListener('submit', event => {
  event.preventDefault()
  sync()
})
document.querySelector('form[data-finish]')?.addEventListener('submit', async event => {
  event.preventDefault()
  const { target } = event
  await sync()
  if ((await mine()).some(item => !item.refused)) return line.scrollIntoView()
  await forget()
  target.submit()
})
addEventListener('online', sync)
setInterval(() => navigator.onLine && line.classList.contains('waits') && sync(), 10_000)

await showWaiting()
await tell()
if ('serviceWorker' in navigator)
  // Opened again without network: what was kept before is what there is.
  await navigator.serviceWorker
    .register(about.worker, { scope: about.scope })
    .then(() => Promise.all([cacheParts(), cachePage()]))
    .catch(() => {})
sync()
