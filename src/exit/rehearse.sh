#!/usr/bin/env bash
# Rehearses the move to Operaton in a copy of the project under target/exit: docs/leaving-camunda-7.md.
# rehearse.sh [tests to run there, as -Dtest takes them]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mkdir -p target/exit
javac -d target/exit/tool -sourcepath src/test/java src/test/java/io/redress/exit/MoveToOperaton.java
exec java -cp target/exit/tool io.redress.exit.MoveToOperaton "$@"
