#!/usr/bin/env bash
# Install from Debian what tests run beside the program: Ghostscript, gettext, fonts of more scripts,
# poppler and Java for finished files; Postfix, PostgreSQL and Dovecot for mailing. Without them the
# fast tests leave some out; `make slow` needs all.
set -euo pipefail

packages=()
command -v gs >/dev/null || packages+=(ghostscript)
command -v msgfmt >/dev/null || packages+=(gettext)
command -v pdftotext >/dev/null || packages+=(poppler-utils)
command -v javac >/dev/null || packages+=(default-jdk-headless)
[[ -e /usr/share/java/jaxb-runtime.jar ]] || packages+=(libjaxb-java)
[[ -d /usr/share/fonts/truetype/noto ]] || packages+=(fonts-noto-core)
[[ -e /etc/postfix/master.cf ]] || packages+=(postfix)
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || packages+=(postgresql)
[[ -x /usr/sbin/dovecot ]] || packages+=(dovecot-imapd)
if [[ ${#packages[@]} -gt 0 ]]; then
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "install these, then run again: ${packages[*]}" >&2
    exit 2
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
fi
