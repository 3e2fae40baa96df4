/** Starts the web counter in the page. */
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './styles.css'

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no place for the program')
createRoot(place).render(<App />)
