#!/usr/bin/env bash
# Stories of a large archive that nobody has asked for: 10,000 of 100,000, at a fixed rate, with the heap of `bin/broadsheet`
# (512 MiB). What is measured stands at the head of ColdPages.java. Target: p99 at most 25 ms.
#
# STORIES (100000), COLD (10000), WARM (5000: until most is compiled), RATE (200 a second), OUT (docs/bench/cold-pages.md). Needs curl.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
stories=${STORIES:-100000} cold=${COLD:-10000} warm=${WARM:-5000} rate=${RATE:-200}
port=${PORT:-18480} desk_port=${DESK_PORT:-18481} admin_port=${ADMIN_PORT:-18482}
out=${OUT:-$here/docs/bench/cold-pages.md}
command -v curl >/dev/null || { echo "cold-pages: curl is not installed" >&2; exit 3; }
work=$(mktemp -d)
served=""
stop() {
  [ -z "$served" ] || { kill "$served" 2>/dev/null && wait "$served" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
serve() {
  "$here/bin/broadsheet" serve --data "$work/data" --bind 127.0.0.1 --port "$port" --desk-port "$desk_port" --admin-port "$admin_port" >"$work/serve.log" 2>&1 &
  served=$!
  until [ "$(curl -s "$readers/status" | sed -n 's/.*"logPosition":\([0-9]*\).*/\1/p')" -ge "$stories" ] 2>/dev/null; do
    kill -0 "$served" || { cat "$work/serve.log" >&2; exit 1; }
    sleep 0.5
  done
}
memory() { awk '/VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }
cpu() { sed 's/.*) //' "/proc/$1/stat" | awk -v hz="$(getconf CLK_TCK)" '{ printf "%.2f", ($12 + $13) / hz }'; }
readers=http://127.0.0.1:$port

"$here/bin/broadsheet" generate --articles "$stories" --seed 7 --out "$work/news.jsonl"
"$here/bin/broadsheet" import --data "$work/data" --publish "$work/news.jsonl" >/dev/null
serve # fills the index
kill "$served" && wait "$served" || true
serve # and one that has rendered nothing yet

# Every story's address, from the sitemaps.
paths() { sed 's/<loc>/\n<loc>/g' | sed -n 's|^<loc>https\?://[^/<]*\(/[^<]*\)</loc>.*|\1|p'; }
curl -sf "$readers/sitemap.xml" | paths | while read -r map; do
  case $map in *.xml*) curl -sf "$readers$map" | paths ;; *) echo "$map" ;; esac
done | grep -E '^/[0-9]{4}/[0-9]{2}/[0-9]{2}/[^/]+$' >"$work/urls"

JAVA_HOME=$("$here/bin/find-jdk")
before=$(cpu "$served")
"$JAVA_HOME/bin/java" "$here/bench/src/main/java/org/broadsheet/bench/ColdPages.java" "$readers" "$work/urls" "$cold" "$warm" "$rate" 7 >"$work/table"
after=$(cpu "$served")
mkdir -p "$(dirname "$out")"
{
  echo "# Pages that nobody has asked for"
  echo
  echo "Made by \`bench/cold-pages.sh\`; what is measured stands at the head of \`ColdPages.java\`. $(date -u +%F), $(nproc) processors, $(wc -l <"$work/urls") stories, SQLite, heap 512 MiB, $cold of them at $rate a second after $warm others."
  echo
  echo "| ms | p50 | p90 | p99 | p99.9 | most |"
  echo "|---|---|---|---|---|---|"
  cat "$work/table"
  echo
  echo "CPU of \`serve\` for all $((warm + 2 * cold)) answers: $(awk -v a="$after" -v b="$before" 'BEGIN { printf "%.1f", a - b }') s; its most memory: $(memory "$served") MiB. Target: p99 of the first row at most 25 ms."
} >"$out"
cat "$out"
awk -F'|' '/never asked/ { if ($5 + 0 > 25) { print "cold-pages: p99 is " $5 " ms, above 25" > "/dev/stderr"; exit 1 } }' "$work/table"
