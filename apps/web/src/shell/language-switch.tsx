/** Chinese or English, for the page at sign-in as for the bar; it leads nowhere by Tab. */
import { Button } from 'antd'
import { switchLanguage } from '@guitai/web-kit/texts/use-text.ts'
import { useText } from '../texts/use-text.ts'
import './on-dark.css'

export function LanguageSwitch() {
  const { language } = useText()
  return (
    <Button
      size="small"
      type="text"
      className="on-dark"
      tabIndex={-1}
      onClick={() => void switchLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {language === 'zh' ? 'English' : '中文'}
    </Button>
  )
}
