// Escaped-by-default markup: whatever stands in ${…} is text unless it is Html itself.
import { html, raw } from 'hono/html'

/** `raw`: markup of ours that was made before. */
export { html, raw }

export type Html = ReturnType<typeof html>
