#!/usr/bin/env bash
# Install what the contenders need beside their Python packages: WeasyPrint uses Pango.
set -euo pipefail
if ! ldconfig -p | grep -q libpangoft2-1.0; then
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "install Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0), then run again" >&2
    exit 2
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
fi
