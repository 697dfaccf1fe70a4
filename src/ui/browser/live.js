// Answers while somebody types. Without this the button beside the field gives the same.
const field = document.querySelector('input[data-live]')
const list = document.getElementById('gevonden')
const count = document.getElementById('gevonden-aantal')
const asked = document.querySelector('input[name="gezocht"]')
let waiting = 0
let latest = 0

/** Fetches the answers to what stands in the field; an answer that comes too late is dropped. */
const find = async () => {
  const text = field.value.trim()
  const turn = ++latest
  const answer = await fetch(`${field.dataset.live}?zoek=${encodeURIComponent(text.slice(0, 200))}`).catch(() => null)
  if (!answer?.ok || turn !== latest) return
  list.innerHTML = await answer.text()
  asked.value = text
  count.textContent = list.querySelector('p')?.textContent ?? ''
  // On a phone the keyboard and the buttons at the bottom would hide what was found.
  if (text && list.getBoundingClientRect().top > innerHeight / 2)
    field.closest('.field').scrollIntoView({ block: 'start' })
}

field?.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(find, 250)
})
