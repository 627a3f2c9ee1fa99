import { parseSync, Visitor } from 'vite'
import { filesBelow, isTest, read } from '../sources.ts'

export interface Written {
  /** `file:line` of where it is written. */
  at: string
  pattern: string
  flags: string
}
export interface Found {
  literals: Written[]
  /** Where one is built from a text: `file:line`. Its pattern is known only when it runs. */
  built: string[]
}

const RUNTIME = ['server/src', 'shared/src', 'web/src']
export const runtimeSources = () => RUNTIME.flatMap((folder) => filesBelow(folder, /\.tsx?$/)).filter((file) => !isTest(file))

/** Reads the syntax tree: a regular expression inside a template, JSX or a class is as plain to see as any. */
export function regexesIn(file: string, text = read(file)): Found {
  const { program, errors } = parseSync(file, text)
  if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`)
  const found: Found = { literals: [], built: [] }
  const at = (start: number) => `${file}:${text.slice(0, start).split('\n').length}`
  // biome-ignore lint/suspicious/noExplicitAny: nodes of many shapes, asked for what they may have
  const buildsOne = (node: any) => {
    if (node.callee.name === 'RegExp' || node.callee.property?.name === 'RegExp') found.built.push(at(node.start))
    const text = ['Literal', 'TemplateLiteral'].includes(node.arguments[0]?.type) && !node.arguments[0].regex
    if (text && ['match', 'matchAll'].includes(node.callee.property?.name)) found.built.push(at(node.start))
  }
  new Visitor({
    Literal: (node) => {
      if ('regex' in node) found.literals.push({ at: at(node.start), ...node.regex })
    },
    NewExpression: buildsOne,
    CallExpression: buildsOne,
  }).visit(program)
  return found
}
