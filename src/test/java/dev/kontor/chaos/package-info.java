/// Breaks what the shop runs on while people buy, and counts afterwards: no money, no unit and no acknowledged
/// write may be lost. `./mvnw -Pchaos test`, not part of `verify`; the report is `target/chaos-report.md`.
@NullMarked
package dev.kontor.chaos;

import org.jspecify.annotations.NullMarked;
