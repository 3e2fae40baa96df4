/** A screen, or the whole page, is on its way. What is typed meanwhile is for what comes, and is kept for it. */
import { Spin } from 'antd'
import { useLayoutEffect } from 'react'
import { holdKeys, holdKeysForPage } from '@guitai/web-kit/form/kept-keys.ts'

export function Opening() {
  useLayoutEffect(holdKeys, [])
  return <Spin className="spinner" />
}

export function OpeningPage() {
  useLayoutEffect(holdKeysForPage, [])
  return <Spin className="spinner" />
}
