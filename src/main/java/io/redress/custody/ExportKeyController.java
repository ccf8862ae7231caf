package io.redress.custody;

import io.redress.custody.ExportKeys.PublishedKey;
import io.redress.web.NotFound;
import io.redress.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Open to everybody: whoever holds a copy of a case need not be anybody here. */
@RestController
@RequestMapping("/api/v1/export-keys")
@Tag(name = "Custody")
class ExportKeyController {

    private final ExportKeys keys;

    ExportKeyController(ExportKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(
            summary = "List the keys that exports are signed with",
            description = "The newest first, which signs now; old ones stay, for old exports.")
    Page<PublishedKey> list() {
        return new Page<>(keys.published(), null);
    }

    @GetMapping("/{fingerprint}")
    @SecurityRequirements
    @Operation(summary = "Read a key that exports are signed with")
    PublishedKey read(@PathVariable String fingerprint) {
        return keys.published().stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow(() -> new NotFound("No key " + fingerprint));
    }
}
