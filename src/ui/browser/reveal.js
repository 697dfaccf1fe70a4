// A button beside a password shows what one typed, and hides it again.
for (const button of document.querySelectorAll('[data-reveal]')) {
  const field = document.getElementById(button.dataset.reveal)
  const words = { password: button.textContent, text: button.dataset.hide }
  button.hidden = false
  const turn = type => {
    field.type = type
    button.textContent = words[type]
  }
  button.addEventListener('click', () => turn(field.type === 'password' ? 'text' : 'password'))
  // So that the browser knows it for a password, and offers to keep it.
  field.form.addEventListener('submit', () => turn('password'))
}
