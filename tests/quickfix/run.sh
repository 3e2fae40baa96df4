#!/bin/sh
# Our FIX gateway against QuickFIX (C++). Installs libquickfix-dev where apt can; where it cannot, says so and passes,
# unless QUICKFIX_REQUIRED=1.
set -u
cd "$(dirname "$0")/../.." || exit 1

have() { [ -f /usr/include/quickfix/SocketAcceptor.h ] && command -v g++ >/dev/null; }

if ! have && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq g++ libquickfix-dev >/dev/null 2>&1
fi
if ! have; then
  echo "QuickFIX is not installed and apt cannot install it: skipped (0 passed, 0 failed)"
  [ "${QUICKFIX_REQUIRED:-0}" = 1 ] && exit 1
  exit 0
fi

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# QuickFIX 1.15 has throw() specifications, which C++17 no longer knows.
g++ -std=c++11 -O1 -w -o "$work/exchange" tests/quickfix/exchange.cpp -lquickfix -lpthread || exit 1

node=./node_modules/.bin/node
[ -x "$node" ] || node=node
# QuickFIX validates by a data dictionary (Debian's package has none): another one may be given, FIX 4.4's own for example.
dictionary=${QUICKFIX_DICTIONARY:-$work/FIX44.xml}
[ -e "$dictionary" ] || "$node" tests/quickfix/data-dictionary.ts >"$dictionary" || exit 1
failed=0
"$node" tests/quickfix/driver.ts "$work/exchange" "$dictionary" || failed=1
"$node" tests/quickfix/whole-counter.ts "$work/exchange" "$dictionary" || failed=1
exit $failed
