#!/usr/bin/env bash
# Makes a certificate authority and a server certificate for development, in webhook-certs/out/. Needs openssl and nothing else.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: webhook-certs/dev-certs.sh [--service NAME] [--namespace NAME] [--days N] [--out FOLDER] [HOST...]

Makes, in webhook-certs/out/ or FOLDER:
  ca.crt ca.key      a certificate authority
  tls.crt tls.key    a server certificate for localhost, 127.0.0.1, ::1, the Service in the cluster, and every HOST

  --service NAME     the Service in the cluster      (default meshservice-webhook)
  --namespace NAME   its namespace                   (default meshservice-system)
  --days N           how long both are valid         (default 365)

What was there before is replaced. For development only: the authority's key lies unprotected on your disk.
TEXT
}

service=meshservice-webhook
namespace=meshservice-system
days=365
out=
hosts=()
while [ $# -gt 0 ]; do
  case $1 in
    --service) service=${2:?--service needs a name}; shift 2 ;;
    --namespace) namespace=${2:?--namespace needs a name}; shift 2 ;;
    --days) days=${2:?--days needs a number}; shift 2 ;;
    --out) out=${2:?--out needs a folder}; shift 2 ;;
    -h | --help) usage; exit 0 ;;
    -*) echo "dev-certs.sh: there is no option $1 (--help lists all)" >&2; exit 2 ;;
    *) hosts+=("$1"); shift ;;
  esac
done
command -v openssl >/dev/null || { echo "dev-certs.sh: openssl is needed and was not found" >&2; exit 2; }

# Shown as it can be pasted at the root of the repository.
shown=${out:-webhook-certs/out}
out=${out:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/out}
umask 077
mkdir -p "$out"
work=$(mktemp -d "$out/.new.XXXXXX")
trap 'rm -rf "$work"' EXIT

names="DNS:localhost,IP:127.0.0.1,IP:::1"
for host in "$service" "$service.$namespace" "$service.$namespace.svc" "$service.$namespace.svc.cluster.local" "${hosts[@]+"${hosts[@]}"}"; do
  if [[ $host =~ ^[0-9.]+$ || $host == *:* ]]; then names+=",IP:$host"; else names+=",DNS:$host"; fi
done

# The common name is the least that every reader accepts; clients go by the alternative names alone.
cat >"$work/leaf.ext" <<TEXT
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=$names
TEXT
cat >"$work/ca.cnf" <<TEXT
[req]
distinguished_name=name
x509_extensions=ca
prompt=no
[name]
CN=meshservice development CA
[ca]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
TEXT

quietly() { "$@" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }; }
curve=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
quietly openssl req -x509 "${curve[@]}" -config "$work/ca.cnf" -days "$days" -keyout "$work/ca.key" -out "$work/ca.crt"
quietly openssl req -new "${curve[@]}" -config "$work/ca.cnf" -subj "/CN=$service" -keyout "$work/tls.key" -out "$work/tls.csr"
quietly openssl x509 -req -in "$work/tls.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -set_serial "0x$(openssl rand -hex 16)" \
  -days "$days" -extfile "$work/leaf.ext" -out "$work/tls.crt"
quietly openssl verify -CAfile "$work/ca.crt" "$work/tls.crt" >/dev/null
chmod 644 "$work/ca.crt" "$work/tls.crt"
mv -f "$work/ca.crt" "$work/ca.key" "$work/tls.crt" "$work/tls.key" "$out/"

cat <<TEXT
Made $shown/{ca.crt,ca.key,tls.crt,tls.key}, valid for $days days:
  $names

The caBundle for a webhook configuration:
  $(openssl base64 -A -in "$out/ca.crt")

Start the server with it, at the root of the repository:
  Kestrel__Certificates__Default__Path=$shown/tls.crt \\
  Kestrel__Certificates__Default__KeyPath=$shown/tls.key \\
  dotnet run --project src/MeshTargeting.Server -- --from examples/shop --urls https://localhost:8443

Ask it something:
  curl --cacert $shown/ca.crt https://localhost:8443/readyz
TEXT
