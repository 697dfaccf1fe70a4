// Forms that the browser completes with a passkey. Where it has none they stay hidden: a code by mail is always there.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0))
const text = buffer =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/** What the browser must be asked, from what the house sent as JSON. */
const asked = ({ challenge, user, excludeCredentials = [], ...rest }) => ({
  ...rest,
  challenge: bytes(challenge),
  ...(user && { user: { ...user, id: bytes(user.id) } }),
  excludeCredentials: excludeCredentials.map(key => ({ ...key, id: bytes(key.id) })),
})

const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']

/** What the browser answered, as text for a form. */
const answered = ({ id, rawId, type, response }) => {
  const given = parts.filter(part => response[part]).map(part => [part, text(response[part])])
  return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(given) })
}

/** Gets the question of the house answered; of a new key the house says whose it is. */
const answer = async question => {
  const reply = await fetch(question, { method: 'POST' })
  if (!reply.ok) throw new Error(String(reply.status))
  const publicKey = asked(await reply.json())
  return answered(await navigator.credentials[publicKey.user ? 'create' : 'get']({ publicKey }))
}

/** Sends the form with the answer, or says that it did not work out. */
const complete = async form => {
  const button = form.querySelector('button')
  const says = form.querySelector('[role="alert"]')
  button.disabled = true
  says.textContent = ''
  try {
    form.elements.answer.value = await answer(form.dataset.passkey)
    form.submit()
  } catch (problem) {
    says.textContent = problem.name === 'InvalidStateError' ? form.dataset.known : form.dataset.failed
  }
  button.disabled = false
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', event => {
      event.preventDefault()
      complete(form)
    })
  }
  for (const part of document.querySelectorAll('[data-without-passkey]')) part.hidden = true
}
