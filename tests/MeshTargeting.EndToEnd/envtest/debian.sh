# Sourced by the scripts that make programs of Debian's packages without changing how this machine is set up: apt is given
# sources, lists and a cache of its own. Expects: codename (the suite that the machine
# has), log (a file), label (for messages), work_dir (a folder).

current_step=""

# Runs one step with its output in the log. The step is called plainly, not in a condition:
# bash ignores 'set -e' inside a function whose result is tested.
step() {
  current_step="$1"
  shift
  echo "$label: $current_step" | tee -a "$log" >&2
  "$@" >>"$log" 2>&1 9>&-
}

finish() {
  local status=$?
  if ((status != 0)); then
    {
      echo "$label: FAILED at: ${current_step:-starting}"
      echo "$label: the last lines of the log $log:"
      tail -n 20 "$log" | sed 's/^/    /' || true
    } >&2
  fi
  [[ -z $work_dir ]] || rm -rf "$work_dir"
  exit "$status"
}

# Lets apt see source packages without changing how this machine is set up: the machine's own
# entries for Debian are copied with source packages switched on, and apt is given lists and a
# cache of its own. With a suite as argument that suite stands in the place of the machine's.
prepare_apt() {
  local suite="${1:-}"
  mkdir -p "$work_dir"/apt/{sources,lists,cache,downloads}
  copy_deb822_sources >"$work_dir/apt/sources/machine.sources"
  copy_one_line_sources >"$work_dir/apt/sources/machine.list"
  if ! [[ -s $work_dir/apt/sources/machine.sources || -s $work_dir/apt/sources/machine.list ]]; then
    echo "No entry for Debian's suite '$codename' was found in /etc/apt."
    return 1
  fi
  if [[ -n $suite ]]; then
    # Without the entries for updates and security, which other suites do not have.
    sed -i -e "s/^Suites:.*/Suites: $suite/" "$work_dir/apt/sources/machine.sources"
    awk -v RS= -v ORS='\n\n' '!/(^|\n)URIs:[^\n]*security/' "$work_dir/apt/sources/machine.sources" >"$work_dir/apt/sources/one.sources"
    sed -E -e '/security|updates/d' -e "s/([ \t])$codename([ \t])/\1$suite\2/" "$work_dir/apt/sources/machine.list" >"$work_dir/apt/sources/one.list"
    rm "$work_dir"/apt/sources/machine.*
  fi
  private_apt apt-get update
}

copy_deb822_sources() {
  local file
  for file in /etc/apt/sources.list.d/*.sources; do
    [[ -e $file ]] || continue
    # Paragraph by paragraph: those of our suite that are not switched off.
    awk -v suite="$codename" '
      BEGIN { RS = ""; FS = "\n"; OFS = "\n"; ORS = "\n\n" }
      $0 ~ "(^|\n)Suites:[^\n]*[ \t]" suite "([ \t\n-]|$)" && !/(^|\n)Enabled:[ \t]*no/ {
        for (i = 1; i <= NF; i++) sub(/^Types:.*/, "Types: deb deb-src", $i)
        print
      }' "$file"
  done
}

copy_one_line_sources() {
  local file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [[ -e $file ]] || continue
    awk -v suite="$codename" '
      $1 == "deb" && $0 ~ "[ \t]" suite "([ \t-])" { print; sub(/deb/, "deb-src"); print }' "$file"
  done
}

private_apt() {
  # Downloads as the calling user: apt's own download user cannot write in our folder.
  "$@" -y -q \
    -o Dir::Etc::SourceList=/dev/null \
    -o Dir::Etc::SourceParts="$work_dir/apt/sources" \
    -o Dir::State::Lists="$work_dir/apt/lists" \
    -o Dir::Cache="$work_dir/apt/cache" \
    -o APT::Sandbox::User="$(id -un)" \
    -o DPkg::Lock::Timeout=600
}

# Installs those of the packages that are missing; needs root or sudo.
install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  ((${#missing[@]} > 0)) || return 0

  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || {
      echo "Root or sudo is needed to install: ${missing[*]}"
      return 1
    }
    as_root=(sudo)
  fi
  private_apt "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --no-install-recommends "${missing[@]}"
}

# Unpacks a package into a folder without installing it.
unpack_package() {
  local package=$1 target=$2
  (cd "$work_dir/apt/downloads" && private_apt apt-get download "$package")
  dpkg-deb --extract "$work_dir/apt/downloads/$package"_*.deb "$target"
}
