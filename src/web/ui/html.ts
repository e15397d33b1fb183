// Escaped-by-default markup: whatever stands in ${…} is text unless it is Html itself.
import { html, raw } from 'hono/html'

export { html, raw }

export type Html = ReturnType<typeof html>
