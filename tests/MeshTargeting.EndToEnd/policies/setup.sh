#!/usr/bin/env bash
#
# Provides the program that says what an API server's ValidatingAdmissionPolicy plugin thinks of objects. See --help.
#
# An API server of 1.30 or later cannot be had everywhere that these tests run. The plugin itself can: Debian has
# k8s.io/apiserver as a package of sources, and evaluator/ puts a command around it.

set -euo pipefail

# The version of Kubernetes whose k8s.io/apiserver Debian's unstable suite held when this was written; a later one does as well.
readonly codename=bookworm
readonly unstable=sid
readonly label=policies
readonly go_version=1.26

readonly cache_root="${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}/mesh-targeting/policies"
readonly log="$cache_root/setup.log"
readonly here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

# What evaluator/ and what it uses are made of.
readonly packages=(
  golang-cel-cel-go-dev golang-cel-expr-dev golang-github-antlr4-go-antlr-dev golang-github-beorn7-perks-dev
  golang-github-blang-semver-dev golang-github-cenkalti-backoff-v5-dev golang-github-cespare-xxhash-v2-dev
  golang-github-davecgh-go-spew-dev golang-github-emicklei-go-restful-dev golang-github-evanphx-json-patch-dev
  golang-github-felixge-httpsnoop-dev golang-github-fsnotify-fsnotify-dev golang-github-fxamacker-cbor-dev
  golang-github-go-logr-logr-dev golang-github-go-logr-stdr-dev golang-github-go-openapi-jsonpointer-dev
  golang-github-go-openapi-jsonreference-dev golang-github-go-openapi-swag-dev
  golang-github-golang-protobuf-1-5-dev golang-github-google-gnostic-models-dev golang-github-google-uuid-dev
  golang-github-grpc-ecosystem-grpc-gateway-dev golang-github-json-iterator-go-dev
  golang-github-modern-go-concurrent-dev golang-github-modern-go-reflect2-dev
  golang-github-munnerz-goautoneg-dev golang-github-pkg-errors-dev golang-github-pmezard-go-difflib-dev
  golang-github-prometheus-client-golang-dev golang-github-prometheus-client-model-dev
  golang-github-prometheus-common-dev golang-github-prometheus-procfs-dev golang-github-spf13-cobra-dev
  golang-github-spf13-pflag-dev golang-github-x448-float16-dev golang-golang-x-exp-dev golang-golang-x-net-dev
  golang-golang-x-oauth2-dev golang-golang-x-oauth2-google-dev golang-golang-x-sync-dev
  golang-golang-x-sys-dev golang-golang-x-term-dev golang-golang-x-text-dev golang-golang-x-time-dev
  golang-google-genproto-dev golang-google-grpc-dev golang-google-protobuf-dev golang-gopkg-inf.v0-dev
  golang-gopkg-yaml.v2-dev golang-gopkg-yaml.v3-dev golang-k8s-api-dev golang-k8s-apimachinery-dev
  golang-k8s-apiserver-dev golang-k8s-client-go-dev golang-k8s-component-base-dev golang-k8s-klog-dev
  golang-k8s-kube-openapi-dev golang-k8s-sigs-apiserver-network-proxy-dev golang-k8s-sigs-json-dev
  golang-k8s-sigs-randfill-dev golang-k8s-sigs-structured-merge-diff-v6-dev golang-k8s-sigs-yaml-dev
  golang-k8s-utils-dev golang-opentelemetry-contrib-dev golang-opentelemetry-otel-dev
  golang-opentelemetry-proto-dev
)

work_dir=""

# shellcheck source=../envtest/debian.sh
source "$here/../envtest/debian.sh"

usage() {
  cat <<USAGE
Usage: export POLICY_EVALUATOR="\$(setup.sh)"

Makes sure that the program is on this machine, and prints its path as the only line on standard output. Progress goes to
standard error. It is built once, out of Debian's packages of Go and of k8s.io/apiserver, which are unpacked and not installed,
and lies in $cache_root. This takes some minutes and, for that time, 1 GB of disk.

Options:
  -h, --help   print this text
USAGE
}

main() {
  case "${1:-}" in
    "") ;;
    -h | --help) usage; return ;;
    *) usage >&2; return 2 ;;
  esac

  # Another source makes another program.
  local program
  program="$cache_root/evaluator-$(cat "$here"/evaluator/*.go | sha256sum | cut -c1-12)"
  [[ -x $program ]] || make_program "$program"
  echo "$program"
}

make_program() {
  trap finish EXIT
  mkdir -p "$cache_root"
  exec 9>"$cache_root/.lock"
  flock 9
  : >"$log"
  rm -rf "$cache_root"/.work.*
  work_dir="$(mktemp -d "$cache_root/.work.XXXXXX")"

  step "Reading Debian's package lists" prepare_apt "$unstable"
  step "Fetching Go and k8s.io/apiserver" fetch_sources
  step "Building the evaluator (this takes some minutes)" build
  mv "$work_dir/evaluator" "$1"
}

fetch_sources() {
  (cd "$work_dir/apt/downloads" && private_apt apt-get download "golang-$go_version-go" "golang-$go_version-src" "${packages[@]}")
  local package
  for package in "$work_dir"/apt/downloads/*.deb; do
    dpkg-deb --extract "$package" "$work_dir/root"
  done
}

build() {
  mkdir -p "$work_dir/go/src"
  cp -r "$here/evaluator" "$work_dir/go/src/"
  (
    cd "$work_dir/go/src/evaluator"
    # Without the caller's own Go settings. Debian's packages are laid out for a GOPATH.
    env -u GOFLAGS -u GOBIN -u GOOS -u GOARCH \
      GOROOT="$work_dir/root/usr/lib/go-$go_version" GOPATH="$work_dir/go:$work_dir/root/usr/share/gocode" \
      GOCACHE="$work_dir/go-cache" GO111MODULE=off CGO_ENABLED=0 \
      "$work_dir/root/usr/lib/go-$go_version/bin/go" build -ldflags="-s -w" -o "$work_dir/evaluator" .
  )
}

main "$@"
