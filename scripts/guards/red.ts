const END_OF_FAULT = /⎯\[\d+\/\d+\]⎯/
const RAN_OUT = /^\w*Error: (?:Test|Hook) timed out in \d+ms/m

/** The first red test that vitest tells of; one that only ran out of time says nothing, nor does a run that found no test. */
export function redIn(said: string): string | null {
  for (const part of said.split(END_OF_FAULT)) {
    const [, name, fault = ''] = /^ *FAIL +(.*)([\s\S]*)/m.exec(part) ?? []
    if (name && !RAN_OUT.test(fault)) return name.trim()
  }
  return null
}
