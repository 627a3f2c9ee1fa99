const { PATH, NODE_COMPILE_CACHE } = process.env

/** For a process that is told everything itself: nothing of ours but where programs lie, and what is compiled already. */
export const bareEnv = { PATH, NODE_COMPILE_CACHE }
