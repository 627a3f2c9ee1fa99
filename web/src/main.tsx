import './app/noEval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { Providers } from './app/providers.tsx'
import { createRouter } from './app/router.tsx'
import { dictionaries } from './app/words.ts'
import { applyPreferences } from './ui/preferences.ts'
import './ui/base.css'
import { startSaying } from './words/say.ts'

applyPreferences()
startSaying(dictionaries)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <RouterProvider router={createRouter()} />
      </Providers>
    </StrictMode>,
  )
}
