#!/usr/bin/env bash
# The step of the action that tells what changes since the revision DIFF_BASE, for each of PATHS (one a line). The report goes into
# the summary of the run, and into the file that the output diff names.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if ! git rev-parse --verify --quiet --end-of-options "$DIFF_BASE^{commit}" >/dev/null; then
  echo "::error title=meshservice::The checkout has no revision $DIFF_BASE: give actions/checkout fetch-depth: 0"
  exit 2
fi

options=(--format markdown)
[ -z "${KUMA_VERSION:-}" ] || options+=(--kuma-version "$KUMA_VERSION")
while IFS= read -r path; do
  [ -z "$path" ] || options+=(--context "$path")
done <<<"${CONTEXT:-}"

report=$RUNNER_TEMP/meshservice-diff.md
: >"$report"
while IFS= read -r path; do
  [ -z "$path" ] || "$here/meshservice" diff "${options[@]}" "git:$DIFF_BASE" "$path" >>"$report"
done <<<"${PATHS:-.}"

cat "$report" >>"$GITHUB_STEP_SUMMARY"
echo "diff=$report" >>"$GITHUB_OUTPUT"
