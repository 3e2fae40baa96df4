/** All destinations by module. For those who look rather than type. */
import { Menu, type MenuProps } from 'antd'
import { useMemo, useState } from 'react'
import { useText, type Texts } from '../texts/use-text.ts'
import type { Destination } from './match-command.ts'
import { go, useRoute } from './route.ts'
import { MODULES } from './use-destinations.ts'
import './side-menu.css'

export function SideMenu({ destinations }: { readonly destinations: readonly Destination[] }) {
  const texts = useText()
  const { code } = useRoute()
  const items = useMemo(() => menuItems(destinations, texts), [destinations, texts])
  const [open, setOpen] = useState<string[]>(['counter', 'funds', 'orders', 'day-end'])
  return (
    <nav className="side-menu" aria-label={texts.t('menu.label')}>
      <Menu
        mode="inline"
        inlineIndent={10}
        items={items}
        openKeys={open}
        onOpenChange={setOpen}
        selectedKeys={[code]}
        onClick={({ key }) => go(key)}
      />
    </nav>
  )
}

function menuItems(
  destinations: readonly Destination[],
  { pick, word }: Texts,
): NonNullable<MenuProps['items']> {
  const known: readonly string[] = MODULES
  const modules = [
    ...known,
    ...new Set(destinations.map(({ module }) => module).filter(module => !known.includes(module))),
  ]
  return modules.flatMap(module => {
    const own = destinations
      .filter(each => each.module === module)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    if (own.length === 0) return []
    return [
      {
        key: module,
        label: word('module', module),
        children: own.map(({ code, title }) => ({
          key: code,
          title: pick(title),
          label: (
            <>
              <span className="menu-code">{code.length > 4 ? '·' : code}</span>
              {pick(title)}
            </>
          ),
        })),
      },
    ]
  })
}
