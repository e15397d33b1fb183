// Copy buttons beside codes. Browsers give the clipboard on https and localhost only: elsewhere they stay hidden.

const boxes = [...document.querySelectorAll<HTMLElement>('.copy')]

if (isSecureContext && navigator.clipboard)
  for (const box of boxes) {
    const button = box.querySelector('button')
    const status = box.querySelector<HTMLElement>('[role=status]')
    if (!button || !status) continue
    box.hidden = false
    button.addEventListener('click', async () => {
      for (const other of boxes) other.querySelector('[role=status]')?.replaceChildren()
      try {
        await navigator.clipboard.writeText(button.dataset.copy ?? '')
        status.textContent = status.dataset.copied ?? ''
      } catch (error) {
        console.warn(error) // Refused by the user or the browser: the code stands there to be selected.
        box.hidden = true
      }
    })
  }
