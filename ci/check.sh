#!/usr/bin/env bash
# The step of the action that checks. PATHS and CONTEXT hold a path a line; FAIL_ON, KUMA_VERSION and SARIF may be empty.
# Findings become annotations; the report that people read goes into the summary of the run. Its exit status is that of the check.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
report=$(mktemp)
trap 'rm -f "$report"' EXIT

arguments=(check --format github --format "text=$report")
[ -z "${SARIF:-}" ] || arguments+=(--format "sarif=$SARIF")
[ -z "${FAIL_ON:-}" ] || arguments+=(--fail-on "$FAIL_ON")
[ -z "${KUMA_VERSION:-}" ] || arguments+=(--kuma-version "$KUMA_VERSION")
while IFS= read -r path; do
  [ -z "$path" ] || arguments+=(--context "$path")
done <<<"${CONTEXT:-}"
while IFS= read -r path; do
  [ -z "$path" ] || arguments+=("$path")
done <<<"${PATHS:-.}"

status=0
"$here/meshservice" "${arguments[@]}" || status=$?
[ -z "${SARIF:-}" ] || echo "sarif=$SARIF" >>"$GITHUB_OUTPUT"

# GitHub takes a summary of at most 1 MiB.
if [ -s "$report" ]; then
  { echo '### Check of the mesh'; echo '```text'; head -c 500000 "$report"; echo; echo '```'; } >>"$GITHUB_STEP_SUMMARY"
fi
exit "$status"
