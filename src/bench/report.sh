#!/bin/sh
# What the runs of a benchmark say: a table, result.json and chart.svg in DIRECTORY beside runs.tsv.
#
#   src/bench/report.sh DIRECTORY
set -eu
runs=$1/runs.tsv
medians=$1/medians.tsv

# Medians of seconds and CPU seconds, the largest memory, the mean load; in the order of the runs.
awk -F '\t' -v OFS='\t' '
  function median(list,   v, n, i, j, x) {
    n = split(list, v, " ")
    for (i = 2; i <= n; i++) { x = v[i] + 0; for (j = i - 1; j > 0 && v[j] + 0 > x; j--) v[j + 1] = v[j]; v[j + 1] = x }
    return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
  }
  {
    key = $1 OFS $2 OFS $3 OFS $4 OFS $5
    if (!(key in count)) order[++keys] = key
    count[key]++; wall[key] = wall[key] " " $7; cpu[key] = cpu[key] " " $8; load[key] += $10
    if ($9 > peak[key]) peak[key] = $9
  }
  END {
    for (i = 1; i <= keys; i++) {
      key = order[i]
      print key, count[key], median(wall[key]), median(cpu[key]), peak[key], load[key] / count[key]
    }
  }' "$runs" | sort -t "$(printf '\t')" -s -k3,3n -k4,4 -k1,1n -k2,2n >"$medians"

awk -F '\t' '
  BEGIN { printf "%5s %5s %5s  %-10s %-10s %4s %8s %8s %6s %6s %8s %8s\n", "hosts", "tasks", "ms", "case", "tool", "runs",
    "seconds", "cpu", "MB", "load", "x weir", "x floor" }
  { group = $1 FS $2 FS $3 FS $4; rows[NR] = $0; time[group FS $5] = $7 }
  END {
    for (i = 1; i <= NR; i++) {
      split(rows[i], f, FS)
      group = f[1] FS f[2] FS f[3] FS f[4]
      weir = time[group FS "weir"]; floor = time[group FS "floor"]
      printf "%5d %5d %5d  %-10s %-10s %4d %8.2f %8.2f %6d %6.1f %8s %8s\n", f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9],
        f[10], (weir > 0 ? sprintf("%.2f", f[7] / weir) : "-"), (floor > 0 ? sprintf("%.2f", f[7] / floor) : "-")
    }
  }' "$medians"

# How the medians grow, by least squares: with tasks where hosts stay the same, and the other way round.
slopes() { # COLUMN OTHER WORD
  awk -F '\t' -v x="$1" -v other="$2" -v word="$3" '
    $1 > 0 && $4 !~ /copy/ {
      key = $3 FS $4 FS $5 FS $other
      if (!(key in n)) order[++keys] = key
      n[key]++; sx[key] += $x; sy[key] += $7; sxx[key] += $x * $x; sxy[key] += $x * $7
    }
    END {
      for (i = 1; i <= keys; i++) {
        key = order[i]; split(key, f, FS)
        bottom = n[key] * sxx[key] - sx[key] * sx[key]
        if (bottom > 0) printf "%s\t%s\t%s\t%s\t%s\t%.1f\n", word, f[1], f[2], f[3], f[4],
          1000 * (n[key] * sxy[key] - sx[key] * sy[key]) / bottom
      }
    }' "$medians"
}
{ slopes 2 1 task; slopes 1 2 host; } >"$1/slopes.tsv"
if [ -s "$1/slopes.tsv" ]; then
  echo
  awk -F '\t' '{ printf "%8.1f ms more for each %s: %s, %s, with %s %s, round trip %s ms\n", $6, $1, $4, $3, $5,
    ($1 == "task" ? "hosts" : "tasks"), $2 }' "$1/slopes.tsv"
fi

{
  printf '{\n  "date": "%s",\n  "machine": "%s",\n  "cpus": %s,\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1 | tr -cd '[:alnum:] .()@-')" \
    "$(getconf _NPROCESSORS_ONLN)"
  awk -F '\t' 'BEGIN { printf "  \"medians\": [" }
    { printf "%s\n    {\"hosts\": %d, \"tasks\": %d, \"round_trip_ms\": %d, \"case\": \"%s\", \"tool\": \"%s\", \"runs\": %d, \"seconds\": %s, \"cpu_seconds\": %s, \"peak_mb\": %d, \"load\": %s}",
      (NR > 1 ? "," : ""), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 }
    END { print "\n  ]," }' "$medians"
  awk -F '\t' 'BEGIN { printf "  \"slopes\": [" }
    { printf "%s\n    {\"each\": \"%s\", \"round_trip_ms\": %d, \"case\": \"%s\", \"tool\": \"%s\", \"at\": %d, \"ms\": %s}",
      (NR > 1 ? "," : ""), $1, $2, $3, $4, $5, $6 }
    END { print "\n  ]," }' "$1/slopes.tsv"
  awk -F '\t' 'BEGIN { printf "  \"runs\": [" }
    { printf "%s\n    {\"hosts\": %d, \"tasks\": %d, \"round_trip_ms\": %d, \"case\": \"%s\", \"tool\": \"%s\", \"round\": %d, \"seconds\": %s, \"cpu_seconds\": %s, \"peak_mb\": %d, \"load\": %s}",
      (NR > 1 ? "," : ""), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 }
    END { print "\n  ]\n}" }' "$runs"
} >"$1/result.json"

# Bars on a logarithmic scale, a group a case.
awk -F '\t' '
  function x(seconds) { s = seconds < 0.01 ? 0.01 : seconds; return left + log(s / least) / log(10) * decade }
  BEGIN {
    color["weir"] = "#1b7f5c"; color["floor"] = "#9aa5b1"; color["ansible"] = "#c0392b"
    color["pipelining"] = "#e08e45"; color["mitogen"] = "#7d5ba6"; left = 230; decade = 170; least = 0.05; y = 40
  }
  {
    group = $1 FS $2 FS $3 FS $4
    if (group != last) {
      y += 14
      words = $1 == 0 ? $4 : $4 ", " $1 " hosts, " $2 " tasks" ($3 > 0 ? ", " $3 " ms" : "")
      body = body sprintf("<text x=\"8\" y=\"%d\">%s</text>\n", y + 10, words)
      last = group
    }
    wide = x($7) - left
    if (wide < 1) wide = 1
    body = body sprintf("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"%s\"/><text x=\"%.1f\" y=\"%d\" class=\"v\">%s %.2f s</text>\n",
      left, y, wide, color[$5], left + wide + 4, y + 10, $5, $7)
    y += 15
  }
  END {
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1000\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n", y + 20
    print "<style>.v{font-size:10px;fill:#444}.g{stroke:#ddd}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
    print "<text x=\"8\" y=\"18\" font-size=\"14\">Seconds a run, medians, logarithmic scale</text>"
    for (s = 0.1; s < 500; s *= 10)
      printf "<line class=\"g\" x1=\"%.1f\" x2=\"%.1f\" y1=\"30\" y2=\"%d\"/><text class=\"v\" x=\"%.1f\" y=\"28\">%g s</text>\n", x(s), x(s), y, x(s) + 2, s
    printf "%s</svg>\n", body
  }' "$medians" >"$1/chart.svg"
echo
echo "$1/result.json, $1/chart.svg"
