/** A screen is on its way. What is typed meanwhile is for that screen, and is kept for it. */
import { Spin } from 'antd'
import { useLayoutEffect } from 'react'
import { holdKeys } from '@guitai/web-kit/form/kept-keys.ts'

export function Opening() {
  useLayoutEffect(holdKeys, [])
  return <Spin className="spinner" />
}
