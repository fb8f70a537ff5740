const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** Does one step of the start and prints its line: what, the outcome, the time it took. */
export async function step(title, work) {
  const began = performance.now()
  const isTerminal = process.stdout.isTTY
  if (isTerminal) process.stdout.write(`… ${title}`)
  const clear = isTerminal ? '\r\x1b[2K' : ''
  try {
    const outcome = await work()
    const took = seconds(performance.now() - began)
    process.stdout.write(`${clear}✓ ${title}${outcome ? `: ${outcome}` : ''} (${took})\n`)
  } catch (error) {
    process.stdout.write(clear)
    throw error
  }
}
