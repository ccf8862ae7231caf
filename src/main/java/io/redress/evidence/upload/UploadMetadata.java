package io.redress.evidence.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redress.evidence.NewEvidence;
import io.redress.policy.EvidenceType;
import io.redress.web.InvalidInput;
import io.redress.web.MalformedRequest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a file before it sends it: {@code Upload-Metadata}, pairs of a key and a value in Base64 with
 * commas between. Keys: {@code filename}, {@code filetype}, {@code type}, {@code description}, {@code supersedes}.
 */
record UploadMetadata(@Nullable String fileName, @Nullable String mediaType, NewEvidence said) {

    private static final int LONGEST = 32_000;

    /**
     * Reads the header.
     *
     * @throws MalformedRequest if it is not of that form
     * @throws InvalidInput if the type is missing, or a value is none
     */
    static UploadMetadata of(@Nullable String header) {
        Map<String, String> values = parse(header == null ? "" : header);
        EvidenceType type = read(values, "type", EvidenceType::valueOf);
        if (type == null) {
            throw new InvalidInput(
                    "missing-field", "type", "Say in Upload-Metadata what it is: the key type, and PHOTO in Base64.");
        }
        return new UploadMetadata(
                values.get("filename"),
                values.get("filetype"),
                new NewEvidence(
                        type, values.getOrDefault("description", ""), read(values, "supersedes", UUID::fromString)));
    }

    private static Map<String, String> parse(String header) {
        if (header.length() > LONGEST) {
            throw malformed();
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : header.split(",")) {
            String[] parts = pair.strip().split(" ", 2);
            try {
                String value =
                        parts.length == 1 ? "" : new String(Base64.getDecoder().decode(parts[1].strip()), UTF_8);
                values.put(parts[0], value);
            } catch (IllegalArgumentException notBase64) {
                throw malformed();
            }
        }
        return values;
    }

    private static <T> @Nullable T read(Map<String, String> values, String key, Function<String, T> reader) {
        String value = values.get(key);
        try {
            return value == null || value.isBlank() ? null : reader.apply(value.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput(key, "The value of %s in Upload-Metadata cannot be read.".formatted(key));
        }
    }

    private static MalformedRequest malformed() {
        return new MalformedRequest(
                "malformed-metadata",
                "Upload-Metadata holds pairs of a key and a value in Base64, with commas between, 32,000 characters at most.");
    }
}
