package io.redress.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The place in a sorted list after which a page begins: the sort keys of the last row, so that reading the thousandth
 * page costs what the first did. It grants nothing; who may see a row is for the query to say.
 *
 * @param list the name of the list and its order, so that a cursor of another one is refused
 * @param keys none contains a line feed
 */
public record Cursor(String list, List<String> keys) {

    private static final int MAX_LENGTH = 1_000;

    public static Cursor of(String list, Object... keys) {
        return new Cursor(list, Arrays.stream(keys).map(Object::toString).toList());
    }

    /**
     * Reads what a client sent back.
     *
     * @param keys how many the list has
     * @return null if the client sent none
     * @throws MalformedRequest {@code invalid-cursor} if it is not one of this list
     */
    public static @Nullable Cursor parse(@Nullable String text, String list, int keys) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() > MAX_LENGTH) {
                throw invalid();
            }
            List<String> parts = List.of(new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\n", -1));
            Cursor cursor = new Cursor(parts.get(0), parts.subList(1, Math.max(1, parts.size() - 1)));
            if (cursor.list.equals(list)
                    && parts.stream().noneMatch(part -> part.chars().anyMatch(Character::isISOControl))
                    && cursor.keys.size() == keys
                    && cursor.encoded().equals(text)) {
                return cursor;
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    public String encoded() {
        String content = list + "\n" + String.join("\n", keys) + "\n";
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(UTF_8));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((content + Long.toHexString(sum.getValue())).getBytes(UTF_8));
    }

    public String text(int index) {
        return keys.get(index);
    }

    /** @throws MalformedRequest if the key is not a time */
    public Instant instant(int index) {
        try {
            return InstantDeserializer.parse(keys.get(index));
        } catch (DateTimeException notATime) {
            throw invalid();
        }
    }

    /** @throws MalformedRequest if the key is not a UUID */
    public UUID uuid(int index) {
        try {
            return UUID.fromString(keys.get(index));
        } catch (IllegalArgumentException notAUuid) {
            throw invalid();
        }
    }

    private static MalformedRequest invalid() {
        return new MalformedRequest("invalid-cursor", "The cursor is not one that this list gave out.");
    }
}
