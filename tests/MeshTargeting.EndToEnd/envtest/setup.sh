#!/usr/bin/env bash
#
# Provides the two programs that make a real Kubernetes API server, kube-apiserver and etcd,
# in the layout that Kubernetes' own test convention (envtest) looks for. See --help.
#
# Where prebuilt binaries cannot be downloaded, Debian still has everything: etcd as a package,
# and Kubernetes as a source package with all its dependencies inside. The build happens once
# per machine; its result is cached.

set -euo pipefail

# The version that Debian 12 (bookworm) holds as source. It names the cache folder, so that a
# cached folder can be recognised without asking a package index.
readonly kubernetes_version=1.20.2
readonly codename=bookworm
readonly label=envtest
readonly go_package=golang-1.19-go
readonly go_bin=/usr/lib/go-1.19/bin

readonly cache_root="${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}/mesh-targeting/envtest"
readonly assets="$cache_root/$kubernetes_version"
readonly log="$cache_root/setup-$kubernetes_version.log"

work_dir=""

# shellcheck source=debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

usage() {
  cat <<USAGE
Usage: export KUBEBUILDER_ASSETS="\$(setup.sh)"

Makes sure that kube-apiserver and etcd are on this machine, and prints the folder that holds
them as the only line on standard output. Progress goes to standard error.

It takes the first of these that has both programs:
  1. the folder named by KUBEBUILDER_ASSETS
  2. /usr/local/kubebuilder/bin
  3. $assets
If none has, it builds Kubernetes $kubernetes_version out of Debian's source package into the third,
which takes some minutes and, for that time, a few GB of disk. This needs Debian 12 and, where
build tools are missing, the right to install packages (root, or sudo). If there is no kubectl
on the PATH, Debian's is put beside the two.

Options:
  -h, --help   print this text

Environment:
  KUBEBUILDER_ASSETS   a folder with kube-apiserver and etcd, used as it is
  XDG_CACHE_HOME       where the cache lies; ~/.cache if not set
USAGE
}

main() {
  case "${1:-}" in
    "") ;;
    -h | --help) usage; return ;;
    *) usage >&2; return 2 ;;
  esac

  local folder
  for folder in "${KUBEBUILDER_ASSETS:-}" /usr/local/kubebuilder/bin; do
    if [[ -n $folder ]] && has_server "$folder"; then
      echo "$folder"
      return
    fi
  done

  if ! has_server "$assets" || ! has_kubectl; then
    fill_cache
  fi
  echo "$assets"
}

has_server() { [[ -x $1/kube-apiserver && -x $1/etcd ]]; }

has_kubectl() { [[ -x $assets/kubectl ]] || command -v kubectl >/dev/null; }

fill_cache() {
  trap finish EXIT
  mkdir -p "$cache_root"

  # Two test runs that start together must not build twice: the second waits, then finds all done.
  exec 9>"$cache_root/.lock"
  flock 9
  : >"$log"
  # What a killed run has left; nobody else can be using it, for we hold the lock.
  rm -rf "$cache_root"/.work.*
  # Beside the cache folder and not in /tmp, so that the result can be moved in one step.
  work_dir="$(mktemp -d "$cache_root/.work.XXXXXX")"

  step "Reading Debian's package lists" prepare_apt
  if ! has_server "$assets"; then
    step "Installing build tools" install_packages "$go_package" dpkg-dev make rsync jq
    step "Fetching etcd" fetch_program etcd-server usr/bin/etcd "$work_dir/assets"
    step "Fetching the Kubernetes sources" fetch_kubernetes
    step "Mending reflect2 in the Kubernetes sources" replace_reflect2
    step "Building kube-apiserver (this takes some minutes)" build_apiserver
    step "Trying what was built" try_programs
    step "Moving it into place" publish
  fi
  if ! has_kubectl; then
    step "Fetching kubectl" fetch_program kubernetes-client usr/bin/kubectl "$assets"
  fi
}

# Takes one program out of a package. Installing the package instead would start etcd as a
# service of this machine.
fetch_program() {
  local package=$1 path=$2 target=$3
  unpack_package "$package" "$work_dir/$package"
  mkdir -p "$target"
  # Copied under another name first, so that nobody sees half a program.
  cp "$work_dir/$package/$path" "$target/.new"
  mv "$target/.new" "$target/${path##*/}"
}

# --- Building Kubernetes --------------------------------------------------------------------

kubernetes_source() { echo "$work_dir/go/src/k8s.io/kubernetes"; }

fetch_kubernetes() {
  (cd "$work_dir/apt/downloads" && private_apt apt-get source --download-only --only-source kubernetes)
  local description
  description="$(echo "$work_dir"/apt/downloads/kubernetes_*.dsc)"
  grep -q "^Version: .*$kubernetes_version-" "$description" || {
    echo "Debian's kubernetes source package is not of version $kubernetes_version:"
    grep '^Version:' "$description"
    return 1
  }
  # Kubernetes of that time builds only from its own place in a GOPATH. apt has already checked
  # the hashes.
  mkdir -p "$(dirname "$(kubernetes_source)")"
  dpkg-source --no-check -x "$description" "$(kubernetes_source)"
}

# The vendored reflect2 1.0.1 reads the runtime's map iterators in a way that ended with Go 1.18:
# the server would die with "fatal error: fault" at the first CustomResourceDefinition. Debian's
# 1.0.2 has the repair.
replace_reflect2() {
  local package=golang-github-modern-go-reflect2-dev import=github.com/modern-go/reflect2
  local target
  target="$(kubernetes_source)/vendor/$import"
  unpack_package "$package" "$work_dir/$package"
  find "$target" -maxdepth 1 -name '*.go' -delete
  find "$work_dir/$package/usr/share/gocode/src/$import" -maxdepth 1 \
    -name '*.go' ! -name '*_test.go' -exec cp {} "$target/" \;
}

# 'make' and not 'go build', for it generates code first.
build_apiserver() {
  local version_file="$work_dir/version"
  # Stands in for the git history that a source package does not have.
  cat >"$version_file" <<VERSION
KUBE_GIT_COMMIT='0000000000000000000000000000000000000000'
KUBE_GIT_TREE_STATE='archive'
KUBE_GIT_VERSION='v$kubernetes_version'
KUBE_GIT_MAJOR='$(cut -d. -f1 <<<"$kubernetes_version")'
KUBE_GIT_MINOR='$(cut -d. -f2 <<<"$kubernetes_version")'
VERSION
  # Without the caller's own Go settings, which could turn modules on or change the output folder.
  env -u GOFLAGS -u GOBIN -u GOROOT -u GOOS -u GOARCH \
    PATH="$go_bin:$PATH" GOPATH="$work_dir/go" GOCACHE="$work_dir/go-cache" \
    GO111MODULE=off CGO_ENABLED=0 KUBE_GIT_VERSION_FILE="$version_file" \
    make -C "$(kubernetes_source)" WHAT=cmd/kube-apiserver GOLDFLAGS="-s -w"
  cp "$(kubernetes_source)/_output/local/bin/linux/$("$go_bin/go" env GOARCH)/kube-apiserver" \
    "$work_dir/assets/"
}

try_programs() {
  "$work_dir/assets/etcd" --version
  "$work_dir/assets/kube-apiserver" --version | grep -F "v$kubernetes_version"
}

# A rename is atomic: the cache folder is either absent or whole. What lies there without being
# whole (had we found it whole, we would not be here) gives way.
publish() {
  rm -rf "$assets"
  mv -T "$work_dir/assets" "$assets"
}

main "$@"
