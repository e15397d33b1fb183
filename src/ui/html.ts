// Escaped-by-default markup: whatever stands in ${…} is text unless it is Html itself.
import { html } from 'hono/html'

export { html }

export type Html = ReturnType<typeof html>
