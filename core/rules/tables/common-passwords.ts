/**
 * What people choose when they are asked for a password: the words, rows of keys and names that head lists of stolen passwords
 * year after year, without digits and signs around them. Digits and years are removed before a password is looked up
 * (core/rules/teller-password.ts), so one word here stands for hundreds. (OWASP ASVS 4.0.3, 2.1.7; NIST SP 800-63B, 5.1.1.2)
 */
const WORDS = `
password passwort passwd pass passcode secret letmein welcome access login logon signin master default changeme change guest user
test tester testing temp temporary demo sample example admin administrator root system sysadmin operator manager supervisor
security secure private server service support office company business money bank banking broker securities stock stocks trade
trader trading market account client customer finance teller counter cashier checker clearing
hello hi welcome sunshine princess dragon monkey football baseball basketball soccer hockey superman batman spiderman pokemon
starwars shadow flower freedom whatever nothing computer internet google facebook windows microsoft apple samsung android
iloveyou love lovely loveme baby angel honey sweet happy lucky star summer winter spring autumn
michael jordan jennifer charlie daniel thomas robert george andrew joshua jessica ashley nicole michelle
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
qwerty qwertyuiop qwertyui qwert qwer asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc qaz wsx edc qweasd qweasdzxc
qwe asd zxc qweqwe asdasd azerty qwertz poiuytrewq mnbvcxz abc abcd abcdef abcdefg abcdefgh aaa aaaa aaaaaa xxxxxx
mima mimashi woaini woaini woailuo wode nihao nihaoma zhongguo china beijing shanghai shenzhen guangzhou nanjing hangzhou
gupiao zhengquan guitai guiyuan guanliyuan caozuoyuan ceshi yonghu gongsi yinhang jiaoyi zhanghu qingsuan fuhe kehu
wangyi taobao tencent alibaba baidu weixin laopo laogong baobao qianqian
`

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/))
