#!/usr/bin/env bash
# From the act "publish" to the reader: 200 publishes over the desk's forms, one a second, on a paper of 10,000 stories, while wrk
# reads 1,000 stories a second. What is measured stands at the head of PublishToVisible.java. Target: p99 of all three pages at most 150 ms.
#
# PUBLISHES (200), STORIES (10000), OUT (docs/bench/publish-to-visible.md). Needs wrk and curl.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
publishes=${PUBLISHES:-200} stories=${STORIES:-10000} port=${PORT:-18480} desk_port=${DESK_PORT:-18481} admin_port=${ADMIN_PORT:-18482}
out=${OUT:-$here/docs/bench/publish-to-visible.md}
for tool in wrk curl; do
  command -v "$tool" >/dev/null || { echo "publish-to-visible: $tool is not installed" >&2; exit 3; }
done
work=$(mktemp -d)
served="" load=""
stop() {
  [ -z "$load" ] || kill "$load" 2>/dev/null || true
  [ -z "$served" ] || { kill "$served" 2>/dev/null && wait "$served" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT

"$here/bin/broadsheet" generate --articles "$stories" --seed 7 --out "$work/news.jsonl"
"$here/bin/broadsheet" import --data "$work/data" --publish "$work/news.jsonl" >/dev/null
"$here/bin/broadsheet" serve --data "$work/data" --bind 127.0.0.1 --port "$port" --desk-port "$desk_port" --admin-port "$admin_port" >"$work/serve.log" 2>&1 &
served=$!
readers=http://127.0.0.1:$port
until grep -q '^Ready' "$work/serve.log"; do kill -0 "$served" || { cat "$work/serve.log" >&2; exit 1; }; sleep 0.2; done
until [ "$(curl -s "$readers/status" | sed -n 's/.*"logPosition":\([0-9]*\).*/\1/p')" -ge "$stories" ] 2>/dev/null; do sleep 0.5; done
sleep 2
account() { "$here/bin/broadsheet" user add "$1" --roles "$2" --data "$work/data" | sed 's/.*password //'; }
author=$(account author reporter) reviewer=$(account reviewer final_reviewer) publisher=$(account publisher publisher)

# 200 addresses of stories, from the sitemap.
paths() { sed 's/<loc>/\n<loc>/g' | sed -n 's|^<loc>https\?://[^/<]*\(/[^<]*\)</loc>.*|\1|p'; }
curl -sf "$readers/sitemap.xml" | paths | while read -r map; do
  case $map in *.xml*) curl -sf "$readers$map" | paths ;; *) echo "$map" ;; esac
done | grep -E '^/[0-9]{4}/[0-9]{2}/[0-9]{2}/[^/]+$' | awk 'NR <= 200' >"$work/urls" || true
{
  echo 'local urls, at = {}, 0'
  echo 'function init(args)'
  echo "for line in io.lines('$work/urls') do urls[#urls + 1] = wrk.format('GET', line, {['Accept-Encoding'] = 'br', ['Host'] = wrk.headers['Host']}) end end"
  echo 'function request() at = at % #urls + 1; return urls[at] end'
  echo 'function delay() return 50 end' # 52 connections, an answer and 50 ms of rest each: 1,000 a second
} >"$work/urls.lua"
wrk -t1 -c52 -d"$((publishes + 60))s" --latency -s "$work/urls.lua" "$readers" >"$work/wrk" &
load=$!

JAVA_HOME=$("$here/bin/find-jdk")
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$here/app/target/dist/lib/*" \
  "$here/bench/src/main/java/org/broadsheet/bench/PublishToVisible.java" \
  "$readers" "http://127.0.0.1:$desk_port" "$work" "$publishes" "$author" "$reviewer" "$publisher" >"$work/table"
kill -INT "$load" && wait "$load" || true
load=""
mkdir -p "$(dirname "$out")"
{
  echo "# From the act to the reader"
  echo
  echo "Made by \`bench/publish-to-visible.sh\`; what is measured stands at the head of \`PublishToVisible.java\`. $(date -u +%F), $(nproc) processors, $stories stories, SQLite. Readers beside it, of wrk: $(awk '/Requests\/sec/ { print $2 }' "$work/wrk") answers a second, p99 $(awk '$1 == "99%" { print $2 }' "$work/wrk")."
  echo
  cat "$work/table"
  echo
  echo "Target: p99 of all three at most 150 ms."
} >"$out"
cat "$out"
awk -F'|' '/all three/ { if ($5 + 0 > 150) { print "publish-to-visible: p99 is " $5 " ms, above 150" > "/dev/stderr"; exit 1 } }' "$work/table"
