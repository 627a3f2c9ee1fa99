import { useEffect, useState } from 'react'
import { type Shown, toneOf } from './useDoor.ts'

const PITCH = { in: 1040, wait: 520, out: 220 }

/** One tone for each answer; silent until it is asked for. */
export function useSound(shown: Shown | null) {
  const [audio, setAudio] = useState<AudioContext | null>(null)
  useEffect(() => {
    if (!audio || !shown) return
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    volume.gain.value = 0.15
    tone.frequency.value = PITCH[toneOf(shown)]
    tone.connect(volume).connect(audio.destination)
    tone.start()
    tone.stop(audio.currentTime + 0.18)
  }, [audio, shown])
  useEffect(() => () => void audio?.close(), [audio])
  return { on: audio !== null, toggle: () => setAudio(audio ? null : new AudioContext()) }
}
