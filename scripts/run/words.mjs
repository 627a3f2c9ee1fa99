/** What a person can do when a step fails; one sentence in each language. */
export const ADVICE = {
  node: [
    '软件包仓库里没有适合这台机器的 Node 24，请自行安装 Node 24 或更新版本后再试。',
    'There is no packaged Node 24 for this machine: install Node 24 or newer yourself, then run this again.',
  ],
  fetch: [
    '请检查网络、磁盘空间和 npm 的 registry 设置，然后重新运行；已下载的部分不会重来。',
    "Check the network, the disk space and npm's registry setting, then run this again; what is fetched stays.",
  ],
  install: [
    '请检查网络和磁盘空间后重新运行；若仍失败，删除 node_modules 后再试。',
    'Check the network and the disk space, then run this again; if it still fails, delete node_modules first.',
  ],
  build: [
    '网页没有构建成功，错误在上面；改正 web 或 shared 里的代码后重新运行。',
    'The web was not built, the error is above: correct the code in web or shared, then run this again.',
  ],
  lock: [
    '另一个进程正在安装；请等它结束，或在确认没有后删除 .runtime/lock 再试。',
    'Another process is installing: wait for it, or delete .runtime/lock if there is none, then run this again.',
  ],
  chromium: [
    '浏览器测试需要 Chromium：请安装它，或用 CHROMIUM_PATH 指明它的位置，然后重新运行 npm test。',
    'The browser tests need Chromium: install it, or say where it is with CHROMIUM_PATH, then run npm test again.',
  ],
  usage: ['用法不对，请看上面一行。', 'Wrong usage, see the line above.'],
}

/** A step that failed: `step` names its advice, `output` is what the step itself said. */
export class Stop extends Error {
  constructor(step, message, { code = 1, output = '' } = {}) {
    super(message)
    this.step = step
    this.code = code
    this.output = output
  }
}

/** What the step said, what failed, what to do. A fault that is no Stop is a bug and keeps its stack. */
export function sayStop(fault) {
  if (!(fault instanceof Stop)) throw fault
  // The inside of npm or vite helps nobody here; what they say before it does.
  if (fault.output) console.error(fault.output.replace(/^(npm error)?( {3,}| +code:| +at ).*\n/gm, '').trimEnd())
  console.error(`\n✗ ${fault.message}`)
  for (const sentence of ADVICE[fault.step] ?? []) console.error(`  ${sentence}`)
  return fault.code
}
