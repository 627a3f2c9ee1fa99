/**
 * A fault as it may be kept: what kind, what it said and where. A failed query carries the values it was about, which may be
 * anybody's text; of those neither the log nor the outbox learns.
 */
export function plainFault(fault: unknown): { type: string; message: string; stack: string; kind?: string } {
  if (!(fault instanceof Error)) return { type: typeof fault, message: 'not an error', stack: '' }
  const failedQuery = 'query' in fault && 'params' in fault
  const cause = failedQuery && fault.cause instanceof Error ? fault.cause : fault
  const message = failedQuery && cause === fault ? 'a query failed' : cause.message
  const code = (cause as { code?: unknown }).code
  return {
    type: cause.name,
    message,
    stack: (fault.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 20)
      .join('\n'),
    ...(code !== undefined && { kind: String(code) }),
  }
}
