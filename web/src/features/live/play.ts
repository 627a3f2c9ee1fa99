/** `away`: nothing comes from there now; `unplayable`: it comes, and this browser cannot play it. */
export type StreamTrouble = 'away' | 'unplayable'

/**
 * By hls.js, which is fetched only then, wherever a page may feed a video itself; browsers without that (iPhones) play it on their own.
 * Those that could do both are not asked: what their own player takes differs from one to the next. Ends by the function.
 */
export function playStream(video: HTMLVideoElement, url: string, fails: (trouble: StreamTrouble) => void): () => void {
  return 'MediaSource' in window ? playByHls(video, url, fails) : playByItself(video, url, fails)
}

function playByItself(video: HTMLVideoElement, url: string, fails: (trouble: StreamTrouble) => void) {
  const failed = () => fails(video.error?.code === MediaError.MEDIA_ERR_DECODE ? 'unplayable' : 'away')
  if (!video.canPlayType('application/vnd.apple.mpegurl')) fails('unplayable')
  video.addEventListener('error', failed)
  video.src = url
  return () => {
    video.removeEventListener('error', failed)
    video.removeAttribute('src')
    video.load()
  }
}

function playByHls(video: HTMLVideoElement, url: string, fails: (trouble: StreamTrouble) => void) {
  let stop = () => {}
  let gone = false
  async function play() {
    const { default: Hls } = await import('hls.js/light')
    if (gone) return
    // Its worker would be code made from text, which our pages do not run.
    const hls = new Hls({ enableWorker: false })
    let hasRecovered = false
    hls.on(Hls.Events.ERROR, (_, { fatal, type, details }) => {
      if (!fatal) return
      const isStuck = type === Hls.ErrorTypes.MEDIA_ERROR && details !== Hls.ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR
      if (isStuck && !hasRecovered) {
        hasRecovered = true
        return hls.recoverMediaError()
      }
      fails(type === Hls.ErrorTypes.NETWORK_ERROR ? 'away' : 'unplayable')
    })
    hls.loadSource(url)
    hls.attachMedia(video)
    stop = () => hls.destroy()
  }
  // The script itself may not come through.
  play().catch(() => fails('away'))
  return () => {
    gone = true
    stop()
  }
}
