#!/usr/bin/env bash
# Moods: how many a second become durable (in the store alone, beside PostgreSQL doing one upsert each in the same run; and through
# the reader's door), and what their storm does to a story's page. What is measured stands at the head of MoodStorm.java, Moods.java
# and MoodRateTest.java. Targets: 10,000 durable moods a second in the store; p99 of the pages at most 1.5 times the calm's.
#
# SECONDS_EACH (20), CONNECTIONS (256), RATE (200 pages a second), MOODS (10000 a second), OUT (docs/bench/moods.md). Needs curl and chrt (util-linux).
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
each=${SECONDS_EACH:-20} connections=${CONNECTIONS:-256} rate=${RATE:-200} moods=${MOODS:-10000}
port=${PORT:-18490} desk_port=${DESK_PORT:-18491} admin_port=${ADMIN_PORT:-18492}
out=${OUT:-$here/docs/bench/moods.md}
for tool in curl chrt; do
  command -v "$tool" >/dev/null || { echo "moods: $tool is not installed" >&2; exit 3; }
done
work=$(mktemp -d)
served=""
stop() {
  [ -z "$served" ] || { kill "$served" 2>/dev/null && wait "$served" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
readers=http://127.0.0.1:$port
JAVA_HOME=$("$here/bin/find-jdk")
export JAVA_HOME

(cd "$here" && mvn -q -o test -pl pulse -am -Dtest=MoodRateTest -Dsurefire.failIfNoSpecifiedTests=false -Dtests.excluded= -Dtests.groups=bench) |
  sed 's|\x1b\[0m||g' | grep 'a second' >"$work/store"

"$here/bin/broadsheet" generate --articles 1000 --seed 7 --out "$work/news.jsonl"
"$here/bin/broadsheet" import --data "$work/data" --publish "$work/news.jsonl" >"$work/stories"
"$here/bin/broadsheet" serve --data "$work/data" --bind 127.0.0.1 --port "$port" --desk-port "$desk_port" --admin-port "$admin_port" >"$work/serve.log" 2>&1 &
served=$!
until [ "$(curl -s "$readers/status" | sed -n 's/.*"logPosition":\([0-9]*\).*/\1/p')" -ge 1000 ] 2>/dev/null; do
  kill -0 "$served" || { cat "$work/serve.log" >&2; exit 1; }
  sleep 0.5
done
id=$(sed -n '1s/^\(.\{10\}\).*/\1/p' "$work/stories")
page=$(curl -s -o /dev/null -w '%{redirect_url}' "$readers/$id" | sed 's|^http://[^/]*||')
sources=$here/bench/src/main/java/org/broadsheet/bench
"$JAVA_HOME/bin/javac" -d "$work/classes" "$sources/MoodStorm.java" "$sources/Moods.java" "$sources/Reader.java"
"$JAVA_HOME/bin/java" -cp "$work/classes" org.broadsheet.bench.MoodStorm "$readers" "$page" "$(cut -c1-10 "$work/stories" | paste -sd,)" "$each" "$connections" "$rate" "$moods" >"$work/storm"

mkdir -p "$(dirname "$out")"
{
  echo "# Moods"
  echo
  echo "Made by \`bench/moods.sh\`; what is measured stands at the head of \`MoodStorm.java\` and \`MoodRateTest.java\`. $(date -u +%F), $(nproc) processors shared with the load, 1,000 stories."
  echo
  sed 's/^/- /' "$work/store"
  echo
  echo "Through the reader's door (SQLite), $connections connections, $rate pages a second:"
  echo
  echo "| pages, ms | moods a second | p50 | p90 | p99 | most | p99 to the calm's |"
  echo "|---|---|---|---|---|---|---|"
  cat "$work/storm"
} >"$out"
cat "$out"
