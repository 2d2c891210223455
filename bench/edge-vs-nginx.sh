#!/usr/bin/env bash
# CPU per article page: `serve` with default configuration, desk running, against nginx `gzip_static` that sends
# the bytes saved from our own answers with the same fields, access log off. wrk, 64 connections, 200 URLs; each
# round measures both, in ABBA order; CPU is utime+stime of all processes of a server over the answers that wrk
# counted. What matters is the upper quartile of the per-round ratios: at most 0.95.
#
#   bench/edge-vs-nginx.sh                       builds, fills a new directory, starts, measures, stops
#   EDGE_URL=http://127.0.0.1:8080 EDGE_PID=123 bench/edge-vs-nginx.sh      measures a server that runs already
#
# ROUNDS (11), SECONDS_EACH (8), WARM (10), STORIES (10000), OUT (docs/bench/edge-vs-nginx.md). Linux; needs nginx, wrk, curl.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
rounds=${ROUNDS:-11} each=${SECONDS_EACH:-8} warm=${WARM:-10} stories=${STORIES:-10000}
out=${OUT:-$here/docs/bench/edge-vs-nginx.md}
for tool in nginx wrk curl; do
  command -v "$tool" >/dev/null || { echo "edge-vs-nginx: $tool is not installed" >&2; exit 3; }
done
work=$(mktemp -d)
started=""
stop() {
  [ -f "$work/nginx.pid" ] && kill "$(cat "$work/nginx.pid")" 2>/dev/null || true
  [ -n "$started" ] && kill "$started" 2>/dev/null && wait "$started" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

if [ -z "${EDGE_URL:-}" ]; then
  port=${PORT:-18480} desk_port=${DESK_PORT:-18481}
  "$here/bin/broadsheet" generate --articles "$stories" --seed 7 --out "$work/news.jsonl"
  "$here/bin/broadsheet" import --data "$work/data" --publish "$work/news.jsonl" >/dev/null
  "$here/bin/broadsheet" serve --data "$work/data" --port "$port" --desk-port "$desk_port" >"$work/serve.log" 2>&1 &
  started=$!
  EDGE_URL=http://127.0.0.1:$port
  for _ in $(seq 600); do
    curl -sf "$EDGE_URL/status" >"$work/status" && grep -q "\"logPosition\":[0-9]\{3,\}" "$work/status" && break
    sleep 0.5
  done
  # The launcher may be a shell that waits for the program: measure whoever listens.
  EDGE_PID=$(pgrep -P "$started" java || echo "$started")
fi
edge_pid=${EDGE_PID:?EDGE_PID names the process behind EDGE_URL}

# 200 addresses of stories, from the sitemap.
paths() { sed 's/<loc>/\n<loc>/g' | sed -n 's|^<loc>https\?://[^/<]*\(/[^<]*\)</loc>.*|\1|p'; }
curl -sf "$EDGE_URL/sitemap.xml" | paths >"$work/maps"
while read -r map || [ -n "$map" ]; do
  case $map in *.xml*) curl -sf "$EDGE_URL$map" | paths ;; *) echo "$map" ;; esac
done <"$work/maps" | grep -E '^/[0-9]{4}/[0-9]{2}/[0-9]{2}/[^/]+$' | awk 'NR <= 200' >"$work/urls" || true
[ "$(wc -l <"$work/urls")" -eq 200 ] || { echo "edge-vs-nginx: the sitemap names fewer than 200 stories" >&2; exit 1; }

# nginx gets our own bytes and our own fields.
fields=""
while read -r url || [ -n "$url" ]; do
  mkdir -p "$work/www$(dirname "$url")"
  curl -sf -D "$work/head" -H 'Accept-Encoding: gzip' -o "$work/www$url.gz" "$EDGE_URL$url"
  gzip -dc "$work/www$url.gz" >"$work/www$url"
done <"$work/urls"
while IFS= read -r line; do
  line=${line%$'\r'}
  case ${line,,} in
    http/*|date:*|content-length:*|content-encoding:*|content-type:*|etag:*|vary:*|connection:*|"") ;;
    *) fields+="add_header ${line%%:*} \"${line#*: }\";"$'\n' ;;
  esac
done <"$work/head"
nginx_port=${NGINX_PORT:-18490}
cat >"$work/nginx.conf" <<CONF
worker_processes auto; pid $work/nginx.pid; error_log $work/error.log; daemon on;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000000;
  gzip_static on; gzip_vary on; default_type "text/html; charset=utf-8"; server_tokens off; etag on;
  client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3; uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
  server { listen 127.0.0.1:$nginx_port; root $work/www;
$fields
  }
}
CONF
chmod 755 "$work"
nginx -c "$work/nginx.conf"
nginx_pids() { cat "$work/nginx.pid"; pgrep -P "$(cat "$work/nginx.pid")"; }

{
  echo 'local urls, at = {}, 0'
  echo 'function init(args)'
  echo "for line in io.lines('$work/urls') do urls[#urls + 1] = wrk.format('GET', line, {['Accept-Encoding'] = 'gzip', ['Host'] = wrk.headers['Host']}) end end"
  echo 'function request() at = at % #urls + 1; return urls[at] end'
} >"$work/urls.lua"
ticks() { for p in "$@"; do sed 's/.*) //' "/proc/$p/stat"; done | awk '{ t += $12 + $13 } END { print t }'; }
hz=$(getconf CLK_TCK)
# measure SERVER SECONDS: microseconds of CPU for each answer
measure() {
  local url pids before after answered
  if [ "$1" = edge ]; then url=$EDGE_URL pids=$edge_pid; else url=http://127.0.0.1:$nginx_port pids=$(nginx_pids); fi
  before=$(ticks $pids)
  wrk -t2 -c64 -d"$2s" -s "$work/urls.lua" "$url" >"$work/wrk"
  after=$(ticks $pids)
  if grep -q 'Non-2xx' "$work/wrk"; then echo "edge-vs-nginx: $1 answered something else than 200" >&2; cat "$work/wrk" >&2; exit 1; fi
  answered=$(awk '/requests in/ { print $1 }' "$work/wrk")
  awk -v t=$((after - before)) -v hz="$hz" -v n="$answered" 'BEGIN { printf "%.2f %d\n", t / hz * 1e6 / n, n }'
}

while read -r url || [ -n "$url" ]; do curl -sf -H 'Accept-Encoding: gzip' -o "$work/a" "$EDGE_URL$url"; curl -sf -H 'Accept-Encoding: gzip' -o "$work/b" "http://127.0.0.1:$nginx_port$url"; cmp -s "$work/a" "$work/b" || { echo "edge-vs-nginx: $url differs" >&2; exit 1; }; done <"$work/urls"
measure edge "$warm" >/dev/null
measure nginx "$warm" >/dev/null

: >"$work/rows"
for round in $(seq "$rounds"); do
  if [ $((round % 2)) -eq 1 ]; then e=$(measure edge "$each"); n=$(measure nginx "$each"); else n=$(measure nginx "$each"); e=$(measure edge "$each"); fi
  echo "$round $e $n" | awk '{ printf "%d %s %d %s %d %.3f\n", $1, $2, $3, $4, $5, $2 / $4 }' | tee -a "$work/rows" >&2
done
quartile() { sort -n | awk -v q="$1" '{ v[NR] = $1 } END { h = (NR - 1) * q + 1; l = int(h); u = l < NR ? l + 1 : l; printf "%.3f", v[l] + (h - l) * (v[u] - v[l]) }'; }
lower=$(awk '{ print $6 }' "$work/rows" | quartile 0.25)
median=$(awk '{ print $6 }' "$work/rows" | quartile 0.5)
upper=$(awk '{ print $6 }' "$work/rows" | quartile 0.75)
mkdir -p "$(dirname "$out")"
{
  echo "# CPU per article page: the edge against nginx"
  echo
  echo "Made by \`bench/edge-vs-nginx.sh\`; what is measured stands at its head. $(date -u +%F), $(nproc) processors, $(nginx -v 2>&1 | sed 's/.*: //'), $rounds rounds of $each s, 64 connections, 200 URLs, $(wc -c <"$work/a") bytes of gzip in the last of them."
  echo
  echo "| ratio edge / nginx | lower quartile | median | upper quartile | target |"
  echo "|---|---|---|---|---|"
  echo "| CPU per answer | $lower | $median | $upper | upper ≤ 0.95 |"
  echo
  echo "| round | edge µs | answers | nginx µs | answers | ratio |"
  echo "|---|---|---|---|---|---|"
  awk '{ printf "| %d | %s | %d | %s | %d | %s |\n", $1, $2, $3, $4, $5, $6 }' "$work/rows"
} >"$out"
cat "$out"
awk -v u="$upper" 'BEGIN { exit !(u <= 0.95) }' || { echo "edge-vs-nginx: the upper quartile $upper is above 0.95" >&2; exit 1; }
