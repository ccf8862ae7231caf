package io.redress.mediation.print;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How statements are printed.
 *
 * @param fonts TrueType fonts of this machine for letters that ours lacks, such as Chinese; those that are not there are
 *     left out
 */
@ConfigurationProperties("redress.print")
record PrintProperties(@DefaultValue List<Path> fonts) {

    PrintProperties {
        fonts = List.copyOf(fonts);
    }
}
