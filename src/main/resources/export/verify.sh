#!/bin/sh
# Verifies this copy of a case: sh verify.sh FINGERPRINT
# Needs sha256sum and openssl, and nothing of Redress. VERIFY.md tells where the fingerprint comes from.
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")" || exit 2

fail() {
    echo "NOT VERIFIED: $1"
    exit 1
}

hash_of() {
    sha256sum < "$1" | cut -d ' ' -f 1
}

if [ $# -ne 1 ]; then
    echo "Say which key you trust: sh verify.sh FINGERPRINT (see VERIFY.md)"
    exit 2
fi

fingerprint=$(openssl pkey -pubin -in public-key.pem -outform DER 2>/dev/null | sha256sum | cut -d ' ' -f 1)
[ "$fingerprint" = "$1" ] || fail "it is signed with another key, $fingerprint"

openssl dgst -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -verify public-key.pem \
    -signature SHA256SUMS.sig SHA256SUMS >/dev/null 2>&1 || fail "the signature does not fit SHA256SUMS"

sha256sum -c SHA256SUMS >/dev/null 2>&1 ||
    fail "files were changed or removed: $(sha256sum -c SHA256SUMS 2>/dev/null | grep -v ': OK$' | tr '\n' ' ')"

listed=$(sed 's/^[0-9a-f]*  //' SHA256SUMS | sort)
found=$(find . -type f ! -path ./SHA256SUMS ! -path ./SHA256SUMS.sig | sed 's|^\./||' | sort)
[ "$listed" = "$found" ] || fail "there are files that were not signed"

previous=0000000000000000000000000000000000000000000000000000000000000000
events=0
for event in events/[0-9]*; do
    if [ "${event%.withheld}" != "$event" ]; then
        # It was not for the eyes of whoever asked for this copy; its hash links what is before and after it.
        previous=$(cat "$event")
        continue
    fi
    grep -q "\"previous\":\"$previous\"" "$event" || fail "$event does not follow the event before it"
    previous=$(hash_of "$event")
    events=$((events + 1))
done
[ "$previous" = "$(cat events/HEAD)" ] || fail "the last event is not the one that was exported last"

for words in words/*; do
    [ -e "$words" ] || continue
    name=${words#words/}
    grep -q "\"${name#*.}\":{\"sha256\":\"$(hash_of "$words")\"}" "events/${name%%.*}.json" ||
        fail "$words is not what was written"
done

echo "VERIFIED: $events events in an unbroken chain, and every file as it was signed"
