#!/usr/bin/env bash
# The desk of a large newsroom: 200 accounts, 200,000 published stories and 2,000 in hand, everybody writing. What is measured stands
# at the heads of DeskRooms.java and FillDesk.java. Targets, p95: open the editor 100 ms, autosave 50 ms, queue and search 100 ms.
#
# STORIES (200000), IN_HAND (2000), PEOPLE (200), RATE (50 questions a second: 40 of them keep a text, each person's every 5 s),
# SECONDS_EACH (60), OUT (docs/bench/desk-rooms.md). Needs curl.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
stories=${STORIES:-200000} hand=${IN_HAND:-2000} people=${PEOPLE:-200} rate=${RATE:-50} each=${SECONDS_EACH:-60}
port=${PORT:-18480} desk_port=${DESK_PORT:-18481} admin_port=${ADMIN_PORT:-18482}
out=${OUT:-$here/docs/bench/desk-rooms.md}
command -v curl >/dev/null || { echo "desk-rooms: curl is not installed" >&2; exit 3; }
work=$(mktemp -d)
served=""
stop() {
  [ -z "$served" ] || { kill "$served" 2>/dev/null && wait "$served" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
JAVA_HOME=$("$here/bin/find-jdk")
run() { "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$here/app/target/dist/lib/*" "$@"; }

"$here/bin/broadsheet" generate --articles "$stories" --seed 7 --out "$work/news.jsonl"
"$here/bin/broadsheet" import --data "$work/data" --publish "$work/news.jsonl" >"$work/imported"
password=$("$here/bin/broadsheet" user add base --roles reporter,editor,final_reviewer --data "$work/data" | sed 's/.*password //')
run "$here/bench/src/main/java/org/broadsheet/bench/FillDesk.java" "$work/data/db/broadsheet.db" "$people" "$hand" 7 "$work/news.jsonl" "$work/imported"
rm "$work/news.jsonl" "$work/imported"
"$here/bin/broadsheet" serve --data "$work/data" --bind 127.0.0.1 --port "$port" --desk-port "$desk_port" --admin-port "$admin_port" >"$work/serve.log" 2>&1 &
served=$!
until [ "$(curl -s "http://127.0.0.1:$port/status" | sed -n 's/.*"logPosition":\([0-9]*\).*/\1/p')" -ge "$stories" ] 2>/dev/null; do
  kill -0 "$served" || { cat "$work/serve.log" >&2; exit 1; }
  sleep 0.5
done
run "$here/bench/src/main/java/org/broadsheet/bench/DeskRooms.java" "http://127.0.0.1:$desk_port" "$people" "$password" "$rate" "$each" "$((each / 2))" 7 >"$work/table" || { grep -m 3 -A 8 ERROR "$work/serve.log" >&2; exit 1; }
mkdir -p "$(dirname "$out")"
{
  echo "# The desk of a large newsroom"
  echo
  echo "Made by \`bench/desk-rooms.sh\`; what is measured stands at its head. $(date -u +%F), $(nproc) processors shared with the load, $stories published stories, $hand in hand, $people people, $rate questions a second for $each s, SQLite."
  echo
  echo "| ms | answers | p50 | p95 | p99 | most |"
  echo "|---|---|---|---|---|---|"
  cat "$work/table"
  echo
  echo "Targets, p95: open the editor 100, autosave 50, queue 100, search 100. Most memory of \`serve\`: $(awk '/VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$served/status") MiB."
} >"$out"
cat "$out"
awk -F'|' '{ most = $2 ~ /autosave/ ? 50 : 100 } $2 ~ /[a-z]/ && $5 + 0 > most { print "desk-rooms:" $2 "p95 is" $5 "ms, above " most > "/dev/stderr"; failed = 1 } END { exit failed }' "$work/table"
