#!/usr/bin/env bash
#
# Prints the path of the JSON schema of SARIF 2.1.0, which an npm package carries; it is restored into the cache once. Prints nothing where
# there is no npm or no registry: the tests that need the schema are then skipped, and say so.
#
#   export SARIF_SCHEMA="$(sarif-schema.sh)"

set -euo pipefail

readonly package=@microsoft/jest-sarif
readonly version=1.0.0-beta.0
readonly folder="${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}/mesh-targeting/sarif/$version"
readonly schema="$folder/package/lib/schemas/sarif-2.1.0-rtm.5.json"

if [[ ! -e $schema ]] && command -v npm >/dev/null; then
  mkdir -p "$folder"
  (cd "$folder" && npm pack --silent "$package@$version" >/dev/null 2>&1 && tar xzf ./*.tgz) || true
fi

if [[ -e $schema ]]; then
  echo "$schema"
else
  echo "no schema of SARIF: $package cannot be restored" >&2
fi
