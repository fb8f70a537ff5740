import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Marked } from 'marked'

export interface Runbook {
  title: string
  html: string
}

const isName = /^[a-z]+(-[a-z]+)*$/
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const marked = new Marked({
  walkTokens: (token) => {
    // One runbook speaks of another by its file; what lies elsewhere in the documentation has no page here.
    if (token.type === 'link') token.href = token.href.replace(/^([a-z-]+)\.md$/, '/runbooks/$1')
  },
  renderer: {
    // It scrolls sideways on a phone, and so has to be reached by keyboard.
    code: ({ text }) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>`,
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens)
      return href.startsWith('/runbooks/') ? `<a class="link" href="${href}">${text}</a>` : text
    },
  },
})

/** What to do about something, as the documentation of this installation has it; null where there is no such runbook. */
export async function readRunbook(docsDir: string, name: string): Promise<Runbook | null> {
  if (!isName.test(name)) return null
  const file = path.join(docsDir, 'runbooks', `${name}.md`)
  try {
    const [heading = '', ...rest] = (await readFile(file, 'utf8')).split('\n')
    return { title: heading.replace(/^# /, ''), html: await marked.parse(rest.join('\n')) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
