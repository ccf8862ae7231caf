package io.redress.cli;

import picocli.CommandLine.Option;

/** Who changes what is deployed, and why. */
final class Signature {

    @Option(names = "--author", required = true, paramLabel = "NAME", description = "who does it; kept")
    private String author = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept")
    private String reason = "";

    String author() {
        return author;
    }

    String reason() {
        return reason;
    }
}
