#!/usr/bin/env bash
# A first `demo`, in an empty directory, until its home page answers with stories; with the cache of the build's rehearsal and
# without it, in ABBA order. Wall time and CPU time of the process until then. Target: at most 5 s.
#
# ROUNDS (8), OUT (docs/bench/demo-start.md). Linux; needs curl.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
rounds=${ROUNDS:-8} port=${PORT:-18480} desk_port=${DESK_PORT:-18481} admin_port=${ADMIN_PORT:-18482}
out=${OUT:-$here/docs/bench/demo-start.md}
command -v curl >/dev/null || { echo "demo-start: curl is not installed" >&2; exit 3; }
work=$(mktemp -d)
running=""
stop() {
  [ -z "$running" ] || { kill "$running" 2>/dev/null && wait "$running" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
"$here/bin/build"
[ -f "$here/app/target/dist/start.aot" ] || { echo "demo-start: the last build left no cache; change a source and build again" >&2; exit 1; }
# start OPTIONS: milliseconds and seconds of CPU until the first page
start() {
  rm -rf "$work/data"
  local begun ended
  begun=$(date +%s%N)
  BROADSHEET_JAVA_OPTS="$1" "$here/bin/broadsheet" demo --data "$work/data" --port "$port" --desk-port "$desk_port" --admin-port "$admin_port" >"$work/log" 2>&1 &
  running=$!
  until curl -sf "http://127.0.0.1:$port/" | grep -q 'href="/[0-9]\{4\}/'; do
    kill -0 "$running" || { cat "$work/log" >&2; exit 1; }
    sleep 0.01
  done
  ended=$(date +%s%N)
  echo "$(((ended - begun) / 1000000)) $(sed 's/.*) //' "/proc/$running/stat" | awk -v hz="$(getconf CLK_TCK)" '{ printf "%.2f", ($12 + $13) / hz }')"
  kill "$running"
  wait "$running" || true
  running=""
}
for round in $(seq "$rounds"); do
  if [ $((round % 2)) -eq 1 ]; then order="with without"; else order="without with"; fi
  for which in $order; do
    if [ "$which" = with ]; then start "" >>"$work/with"; else start "-XX:AOTMode=off" >>"$work/without"; fi
  done
done
figures() { sort -n | awk '{ v[NR] = $1 } END { m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2; printf "%s | %s | %s", v[1], m, v[NR] }'; }
mkdir -p "$(dirname "$out")"
{
  echo "# The demo's first page"
  echo
  echo "Made by \`bench/demo-start.sh\`; what is measured stands at its head. $(date -u +%F), $(nproc) processors, $rounds starts each."
  echo
  echo "| until the first page | least | median | most |"
  echo "|---|---|---|---|"
  for which in with without; do
    echo "| $which the cache, ms | $(awk '{ print $1 }' "$work/$which" | figures) |"
    echo "| $which the cache, s of CPU | $(awk '{ print $2 }' "$work/$which" | figures) |"
  done
  echo
  echo "Target: at most 5,000 ms."
} >"$out"
cat "$out"
