/** Starts the web counter in the page. */
import 'virtual:antd.css'
import '@guitai/web-kit/base.css'
import './look.css'
import { actOncePerPress } from '@guitai/web-kit/form/held-keys.ts'
import { keepKeys } from '@guitai/web-kit/form/kept-keys.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no place for the program')
actOncePerPress(window)
keepKeys(window)
createRoot(place).render(<App />)
