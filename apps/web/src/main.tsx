/** Starts the web counter in the page. */
import '@guitai/web-kit/base.css'
import './look.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no place for the program')
createRoot(place).render(<App />)
