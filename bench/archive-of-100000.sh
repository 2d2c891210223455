#!/usr/bin/env bash
# 100,000 stories of `generate`: into the log by `import --publish` (each batch durable before the next), then into the index by the
# `serve` that follows. Rates are stories over wall time; the most memory is VmHWM of each process. Targets: log at least 3,000/s,
# index at least 1,200/s, memory at most 1 GiB, and `import` says how far the index is.
#
# STORIES (100000), OUT (docs/bench/archive-of-100000.md). Needs curl.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
stories=${STORIES:-100000} port=${PORT:-18480} desk_port=${DESK_PORT:-18481} admin_port=${ADMIN_PORT:-18482}
out=${OUT:-$here/docs/bench/archive-of-100000.md}
command -v curl >/dev/null || { echo "archive-of-100000: curl is not installed" >&2; exit 3; }
work=$(mktemp -d)
running=""
stop() {
  [ -z "$running" ] || { kill "$running" 2>/dev/null && wait "$running" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
now() { date +%s%N; }
memory() { awk '/VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$1/status" 2>/dev/null || true; }
cpu() { sed 's/.*) //' "/proc/$1/stat" | awk -v hz="$(getconf CLK_TCK)" '{ printf "%.1f", ($12 + $13) / hz }'; }
position() { curl -s "http://127.0.0.1:$port/status" | sed -n 's/.*"logPosition":\([0-9]*\).*/\1/p' || true; }

"$here/bin/broadsheet" generate --articles "$stories" --seed 7 --out "$work/news.jsonl"
begun=$(now)
"$here/bin/broadsheet" import --data "$work/data" --publish "$work/news.jsonl" >"$work/printed" 2>"$work/said" &
running=$!
while kill -0 "$running" 2>/dev/null; do m=$(memory "$running"); [ -z "$m" ] || import_memory=$m; sleep 0.2; done
wait "$running"
import_nanos=$(($(now) - begun))
running=""
[ "$(wc -l <"$work/printed")" -ge "$stories" ] || { echo "archive-of-100000: import printed fewer lines than stories" >&2; exit 1; }

"$here/bin/broadsheet" serve --data "$work/data" --bind 127.0.0.1 --port "$port" --desk-port "$desk_port" --admin-port "$admin_port" >"$work/serve.log" 2>&1 &
running=$!
first="" last=0
while [ "$last" -lt "$stories" ]; do
  kill -0 "$running" || { cat "$work/serve.log" >&2; exit 1; }
  last=$(position)
  last=${last:-0}
  if [ -z "$first" ] && [ "$last" -gt 0 ]; then first=$last begun=$(now); fi
  sleep 0.1
done
index_nanos=$(($(now) - begun))
index_memory=$(memory "$running") index_cpu=$(cpu "$running")
mkdir -p "$(dirname "$out")"
{
  echo "# An archive of $stories stories"
  echo
  echo "Made by \`bench/archive-of-100000.sh\`; what is measured stands at its head. $(date -u +%F), $(nproc) processors, SQLite, heap 512 MiB."
  echo
  echo "| | stories a second | seconds | most memory, MiB | target |"
  echo "|---|---|---|---|---|"
  awk -v n="$stories" -v t="$import_nanos" -v m="$import_memory" 'BEGIN { printf "| into the log, start of the program included | %.0f | %.1f | %d | ≥ 3,000/s, ≤ 1,024 MiB |\n", n / t * 1e9, t / 1e9, m }'
  awk -v n="$((stories - first))" -v t="$index_nanos" -v m="$index_memory" 'BEGIN { printf "| into the index, in `serve`, from its first sight of them | %.0f | %.1f | %d | ≥ 1,200/s, ≤ 1,024 MiB |\n", n / t * 1e9, t / 1e9, m }'
  echo
  echo "CPU of \`serve\` until then: $index_cpu s. The last line of \`import\`: $(tr '\r' '\n' <"$work/said" | grep '^The log holds' | tail -n 1)"
} >"$out"
cat "$out"
